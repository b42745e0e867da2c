package decisions

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/snapshot"
)

// File is the name of the record of decisions about pairs of names in the folder of a
// snapshot.
const File = snapshot.IdentityDecisionsFile

// maxFile is the largest record that is read, in bytes.
const maxFile = 1 << 30

// Log is a record of decisions. Its order is that of pairs, then of time. A decision about
// a bot is on the pair of its name and "".
type Log struct {
	of   *subject
	all  []dated
	seen map[string]bool // by line
	cut  bool            // the file ends in the middle of a line, which does not count
}

// Read reads the record in a folder; where there is none it is empty. Lines that
// occur twice count once. A last line without an end that is no decision was cut off
// while it was written, and does not count; any other bad line is an error.
func Read(ctx context.Context, dir string) (*Log, error) { return readRecord(ctx, dir, pairs) }

func readRecord(ctx context.Context, dir string, of *subject) (*Log, error) {
	text, err := infile.Text(ctx, filepath.Join(dir, of.file), maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		return readLog(nil, of)
	}
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	return readLog(text, of)
}

func readLog(text []byte, of *subject) (*Log, error) {
	l := &Log{of: of, seen: map[string]bool{}}
	number := 0
	for line := range bytes.Lines(text) {
		number++
		whole := line[len(line)-1] == '\n'
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		d, err := parse(line, of)
		switch {
		case err != nil && !whole:
			l.cut = true
		case err != nil && conflict(line):
			return nil, fmt.Errorf("%s:%d: git left a conflict here; delete the lines of <<<<<<<, ======= and >>>>>>> and keep all others", of.file, number)
		case err != nil:
			return nil, fmt.Errorf("%s:%d: %w", of.file, number, err)
		default:
			if err := l.add(d); err != nil {
				return nil, err
			}
		}
	}
	l.sort()
	return l, nil
}

// conflict reports whether a line is one that git writes between two versions.
func conflict(line []byte) bool {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return true
		}
	}
	return false
}

// add adds a decision, unless it is there.
func (l *Log) add(d Decision) error {
	text, err := d.line()
	if err != nil {
		return err
	}
	if !l.seen[text] {
		l.seen[text] = true
		l.all = append(l.all, dated{d, text})
	}
	return nil
}

func (l *Log) sort() {
	slices.SortFunc(l.all, func(x, y dated) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Other, y.Other), x.compare(&y))
	})
}

// with returns a record that has some decisions more.
func (l *Log) with(more []Decision) (*Log, error) {
	out := &Log{of: l.of, seen: map[string]bool{}, all: slices.Clone(l.all)}
	for text := range l.seen {
		out.seen[text] = true
	}
	for _, d := range more {
		if err := out.add(d); err != nil {
			return nil, err
		}
	}
	out.sort()
	return out, nil
}

// Len is the number of decisions, those included that later ones replaced.
func (l *Log) Len() int { return len(l.all) }

// Cut reports whether the file ends in the middle of a line, which does not count.
func (l *Log) Cut() bool { return l.cut }

// All returns all decisions, by pair and time.
func (l *Log) All() []Decision {
	out := make([]Decision, len(l.all))
	for i := range l.all {
		out[i] = l.all[i].Decision
	}
	return out
}

// Latest returns the decision that counts of each pair, by pair. One that was undone
// is there as undone.
func (l *Log) Latest() []Decision {
	var out []Decision
	for i := range l.all {
		if i+1 == len(l.all) || l.all[i+1].Pair() != l.all[i].Pair() {
			out = append(out, l.all[i].Decision)
		}
	}
	return out
}

// Of returns the latest decision on a pair; ok is false when there is none.
func (l *Log) Of(p Pair) (d Decision, ok bool) {
	i, _ := slices.BinarySearchFunc(l.all, p, func(x dated, p Pair) int {
		if c := cmp.Or(cmp.Compare(x.Name, p[0]), cmp.Compare(x.Other, p[1])); c != 0 {
			return c
		}
		return -1 // behind all of the pair
	})
	if i == 0 || l.all[i-1].Pair() != p {
		return Decision{}, false
	}
	return l.all[i-1].Decision, true
}

// after returns the time of a decision made now: later than what was decided about the
// pair before, even where a clock goes back.
func (l *Log) after(p Pair, now time.Time) time.Time {
	if d, ok := l.Of(p); ok && !now.After(d.When) {
		return d.When.Add(1)
	}
	return now.UTC()
}

// clash is a cluster that decisions make and cannot stand.
func clash(format string, args ...any) error { return hub.Usagef(format, args...) }
