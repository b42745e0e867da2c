package inspect

import (
	"context"
	"io/fs"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Info says what a snapshot holds.
type Info struct {
	Source      string     `json:"source"`       // "" when the snapshot names none
	CollectedAt *time.Time `json:"collected_at"` // nil when the snapshot gives none
	Fingerprint string     `json:"fingerprint"`
	Lacks       []string   `json:"lacks"` // what the source could not give
	Files       []File     `json:"files"`
	Counts      []Count    `json:"counts"`
	Dates       []Span     `json:"dates"`
	Rejected    int        `json:"rejected"` // bad lines
}

// File is a record file that is there.
type File struct {
	Name  string `json:"name"` // with .gz or .zst
	Bytes int64  `json:"bytes"`
}

// Count is a number of admitted records.
type Count struct {
	What    string `json:"what"`
	Records int64  `json:"records"`
}

// Span is the time from the first to the last date of some records; both are nil
// when none has a date.
type Span struct {
	What    string     `json:"what"`
	First   *time.Time `json:"first"`
	Last    *time.Time `json:"last"`
	Undated int64      `json:"undated"` // records
}

// Describe reads a snapshot. Bad lines go to rejects; when that is nil, the
// first one is an error.
func Describe(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects) (*Info, error) {
	created, modified := Span{What: "repositories created"}, Span{What: "repositories last modified"}
	commits, discussions := Span{What: "commits"}, Span{What: "discussions"}
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true, Dates: true}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			created.add(r.CreatedAt)
			modified.add(r.LastModified)
			return nil
		},
		Commit:     func(_ int, c *hub.Commit) error { commits.add(c.Date); return nil },
		Discussion: func(_ int, d *hub.Discussion) error { discussions.add(d.Date); return nil },
	})
	if err != nil {
		return nil, err
	}
	meta := s.Meta()
	out := &Info{Source: meta.Source, Lacks: append([]string{}, meta.Lacks...), Rejected: read.Rejected, Dates: []Span{created, modified, commits, discussions}}
	if !meta.CollectedAt.IsZero() {
		at := meta.CollectedAt.UTC()
		out.CollectedAt = &at
	}
	if out.Fingerprint, err = s.Fingerprint(ctx); err != nil {
		return nil, err
	}
	if out.Files, err = files(s); err != nil {
		return nil, err
	}
	for _, c := range read.Records.Each() {
		if _, there := s.File(c.File); there {
			out.Counts = append(out.Counts, Count{c.Plural, *c.N})
		}
	}
	return out, nil
}

func files(s *snapshot.Snapshot) (list []File, err error) {
	for _, plain := range snapshot.DataFiles {
		name, there := s.File(plain)
		if !there {
			continue
		}
		info, err := fs.Stat(s.FS(), name)
		if err != nil {
			return nil, err
		}
		list = append(list, File{name, info.Size()})
	}
	return list, nil
}

func (s *Span) add(t time.Time) {
	switch {
	case t.IsZero():
		s.Undated++
		return
	case s.First == nil:
		s.First, s.Last = &t, &t
	case t.Before(*s.First):
		s.First = &t
	case t.After(*s.Last):
		s.Last = &t
	}
}
