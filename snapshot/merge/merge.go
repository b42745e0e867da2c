package merge

import (
	"context"
	"hash/maphash"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Result says what a merge did.
type Result struct {
	Meta  snapshot.Meta // of the whole: see MetaOf
	Files []File        // in the order of snapshot.DataFiles, those with records
}

// File says what became of the records of a file.
type File struct {
	Name     string
	Read     int64 // good lines of all snapshots
	Written  int64
	Same     int64 // left out: a repetition of a record
	Conflict int64 // left out: another record with its key says something else

	// Conflicts names the first ones as they were read.
	Conflicts []string

	Renamed int64 // repositories and references to them, written under the id of a former snapshot
	Circles int64 // merges of people that would close a circle
}

// examples is how many conflicts a File names.
const examples = 5

// Merge writes the records of the snapshots to a sink, the first snapshot first.
// Bad lines go to rejects; when that is nil, the first one is an error.
//
// Its errors are those of snapshot.Snapshot.Scan and of the sink.
func Merge(ctx context.Context, snapshots []*snapshot.Snapshot, rejects *snapshot.Rejects, to snapshot.Sink) (Result, error) {
	m := newMerger(to)
	var metas []snapshot.Meta
	for _, s := range snapshots {
		m.begin()
		if err := s.Scan(ctx, snapshot.Reading{Rejects: rejects, Skim: true, Dates: true}, m); err != nil {
			return Result{}, err
		}
		metas = append(metas, s.Meta())
	}
	out := Result{Meta: MetaOf(metas)}
	for _, name := range snapshot.DataFiles {
		if f := m.files[name]; f.Read > 0 {
			out.Files = append(out.Files, *f)
		}
	}
	return out, nil
}

// MetaOf is what is said of several snapshots together: their sources, each
// once; the latest time of collection; what none of them could give.
func MetaOf(metas []snapshot.Meta) snapshot.Meta {
	var out snapshot.Meta
	var sources []string
	for i, m := range metas {
		if m.Source != "" && !slices.Contains(sources, m.Source) {
			sources = append(sources, m.Source)
		}
		if m.CollectedAt.After(out.CollectedAt) {
			out.CollectedAt = m.CollectedAt
		}
		if i == 0 {
			out.Lacks = slices.Clone(m.Lacks)
		}
		out.Lacks = slices.DeleteFunc(out.Lacks, func(what string) bool { return !slices.Contains(m.Lacks, what) })
	}
	out.Source = strings.Join(sources, " + ")
	return out
}

// merger is a sink that passes on what is new.
type merger struct {
	to      snapshot.Sink
	seed    maphash.Seed
	files   map[string]*File
	records map[string]*table // what is known, by file

	byHub  [hub.KindCount]map[string]string // id by the Hub's _id
	former [hub.KindCount]map[string]string // of the snapshot that is read: ids in former ones
	people *hub.People
}

func newMerger(to snapshot.Sink) *merger {
	m := &merger{to: to, seed: maphash.MakeSeed(), files: map[string]*File{}, records: map[string]*table{}, people: hub.NewPeople()}
	for _, name := range snapshot.DataFiles {
		m.files[name], m.records[name] = &File{Name: name}, newTable()
	}
	for kind := range m.byHub {
		m.byHub[kind] = map[string]string{}
	}
	return m
}

// begin readies for another snapshot.
func (m *merger) begin() { m.former = [hub.KindCount]map[string]string{} }

// id returns what a repository of this snapshot is called in a former one.
func (m *merger) id(f *File, kind hub.Kind, id string) string {
	if now, ok := m.former[kind][id]; ok {
		f.Renamed++
		return now
	}
	return id
}

// isNew reports whether no record with the key was there before, and counts a
// record that is not new. name is for messages.
func (m *merger) isNew(f *File, key, content uint64, name func() string) bool {
	f.Read++
	known, added := m.records[f.Name].add(key, uint32(content>>32))
	switch {
	case added:
		f.Written++
	case known == uint32(content>>32):
		f.Same++
	default:
		f.Conflict++
		if len(f.Conflicts) < examples {
			f.Conflicts = append(f.Conflicts, name())
		}
	}
	return added
}

// hash is a hash of texts; numbers and dates are mixed in by the caller.
func (m *merger) hash(texts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(m.seed)
	for _, s := range texts {
		h.WriteString(s)
		h.WriteByte(0)
	}
	return h.Sum64()
}

func mix(h uint64, numbers ...int64) uint64 {
	for _, n := range numbers {
		h = (h ^ uint64(n)) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

func mixTime(h uint64, t time.Time) uint64 { return mix(h, t.Unix(), int64(t.Nanosecond())) }

func mixBool(h uint64, b bool) uint64 {
	if b {
		return mix(h, 1)
	}
	return mix(h, 0)
}
