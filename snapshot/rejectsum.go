package snapshot

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/thousands"
)

// rejectSum counts rejects by file and kind of reason. There are few kinds, so
// it does not grow with the number of rejects.
type rejectSum struct {
	files map[string]*fileSum
	notes []string // on what is no reject, in order, each once
}

// fileSum holds the counts of one file.
type fileSum struct {
	kinds          map[string]int // rejects by kind
	contradictions int
	first          int64 // line of the first contradiction
}

func (s *rejectSum) of(file string) *fileSum {
	if s.files == nil {
		s.files = map[string]*fileSum{}
	}
	f := s.files[file]
	if f == nil {
		f = &fileSum{kinds: map[string]int{}}
		s.files[file] = f
	}
	return f
}

func (s *rejectSum) reject(x Reject) {
	kind := x.Kind
	if kind == "" {
		kind = x.Reason
	}
	s.of(x.File).kinds[kind]++
}

func (s *rejectSum) note(line string) {
	if !slices.Contains(s.notes, line) {
		s.notes = append(s.notes, line)
	}
}

func (s *rejectSum) contradiction(file string, line int64) {
	f := s.of(file)
	if f.contradictions == 0 {
		f.first = line
	}
	f.contradictions++
}

// lines returns the summary in order of file name: one line for the rejects of
// a file, kinds by descending count, and one for its contradictions; then the
// notes.
func (s *rejectSum) lines() []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		f := s.files[name]
		if len(f.kinds) > 0 {
			out = append(out, name+": "+f.rejects())
		}
		if f.contradictions > 0 {
			out = append(out, fmt.Sprintf("%s: %s an earlier one with the same key, which counts (line %d)",
				name, thousands.Count(f.contradictions, "record contradicts", "records contradict"), f.first))
		}
	}
	return append(out, s.notes...)
}

func (f *fileSum) rejects() string {
	total := 0
	kinds := slices.SortedFunc(maps.Keys(f.kinds), func(a, b string) int {
		return cmp.Or(cmp.Compare(f.kinds[b], f.kinds[a]), cmp.Compare(a, b))
	})
	parts := make([]string, len(kinds))
	for i, kind := range kinds {
		total += f.kinds[kind]
		parts[i] = fmt.Sprintf("%d %s", f.kinds[kind], kind)
	}
	return thousands.Count(total, "line", "lines") + " rejected: " + strings.Join(parts, ", ")
}
