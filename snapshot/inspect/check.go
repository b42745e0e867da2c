package inspect

import (
	"context"
	"fmt"

	"github.com/hubgraph/hubgraph/snapshot"
)

// Checked says whether a snapshot is in order.
type Checked struct {
	Files    []FileCheck `json:"files"`
	Rejected int         `json:"rejected"` // bad lines

	// Wrong says where snapshot.json counts neither the good lines, repeated ones
	// too, nor the admitted records.
	Wrong []string `json:"wrong"`
}

// FileCheck says what became of the good lines of a file: each is admitted,
// refers to a repository that is not listed, or repeats a key.
type FileCheck struct {
	File     string `json:"file"`
	Good     int64  `json:"good"` // of merges only those admitted
	Admitted int64  `json:"admitted"`
	Unlisted int64  `json:"unlisted"` // left out
	Repeated int64  `json:"repeated"` // left out: the first record of a key counts

	// Strange are the first repositories by name that are referred to and not
	// listed, with their kinds; of usages also spaces, whose usages count.
	Strange []string `json:"strange"`
}

// examples is how many unlisted repositories a FileCheck names.
const examples = 5

// Check reads a snapshot twice. Bad lines go to rejects; when that is nil, the
// first one is an error. Records that contradict the first one of their key are
// told by the end of the rejects.
func Check(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects) (*Checked, error) {
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true}, snapshot.Handlers{})
	if err != nil {
		return nil, err
	}
	lines := newLines(read)
	quiet := snapshot.NewRejects(snapshot.RejectOptions{})
	if err := s.Scan(ctx, snapshot.Reading{Rejects: quiet, Skim: true}, lines); err != nil {
		return nil, err
	}
	out := &Checked{Rejected: read.Rejected, Files: []FileCheck{}, Wrong: lines.against(s.Meta(), read.Records)}
	for _, file := range snapshot.DataFiles {
		if name, there := s.File(file); there {
			f := *lines.of[file]
			f.File, f.Repeated = name, f.Good-f.Admitted-f.Unlisted
			out.Files = append(out.Files, f)
		}
	}
	return out, nil
}

// against compares the counts of snapshot.json with those of good lines, and
// with those of admitted records, since a snapshot may count either.
func (l *lines) against(m snapshot.Meta, read snapshot.Records) []string {
	wrong := []string{}
	admitted := read.Each()
	for i, c := range l.counts.Each() {
		said, ok := m.Counts[c.Name]
		if !ok || said == *c.N || said == *admitted[i].N || c.File == snapshot.IdentitiesFile && said > *c.N {
			continue
		}
		wrong = append(wrong, fmt.Sprintf("%s: %s says %d, there are %d", c.Plural, snapshot.MetaFile, said, *c.N))
	}
	return wrong
}
