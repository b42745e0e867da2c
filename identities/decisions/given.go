package decisions

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-json-experiment/json"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/snapshot"
)

// GivenFile is the name of a copy of the identities.jsonl that a snapshot came with,
// in its folder. It is made before the first decision; a compressed one that was given
// stays where it is, as the plain one that is written comes before it.
const GivenFile = "identities-given.jsonl"

// given are the merges that a snapshot came with, as lines of a file.
type given struct {
	lines []givenLine
	copy  bool // they stand in identities.jsonl alone, which is about to be written over
}

type givenLine struct {
	text    string // with its end
	merge   hub.Identity
	ok      bool // it is a merge
	applies bool // it is the first of its alias and closes no circle
}

func (g *given) parse(text []byte) {
	people := hub.NewPeople()
	for line := range bytes.Lines(text) {
		x := givenLine{text: string(line)}
		var pair struct {
			Alias     *string `json:"alias"`
			Canonical *string `json:"canonical"`
		}
		if json.Unmarshal(bytes.TrimSpace(line), &pair) == nil && pair.Alias != nil && pair.Canonical != nil && *pair.Alias != "" && *pair.Canonical != "" {
			x.merge, x.ok = hub.Identity{Alias: *pair.Alias, Canonical: *pair.Canonical}, true
			x.applies = people.Merge(x.merge) == hub.Merged
		}
		g.lines = append(g.lines, x)
	}
}

// text is that of the file.
func (g *given) text() string {
	var b bytes.Buffer
	for _, x := range g.lines {
		b.WriteString(x.text)
	}
	return b.String()
}

// merges are those that apply.
func (g *given) merges() (out []hub.Identity) {
	for _, x := range g.lines {
		if x.applies {
			out = append(out, x.merge)
		}
	}
	return out
}

// readGiven finds the merges that the snapshot in a folder came with, beside the
// decisions that are on record. What somebody has added to identities.jsonl by hand
// since, on pairs without a decision, counts as given, too: added says so.
func readGiven(ctx context.Context, dir string, l *Log) (g *given, added bool, err error) {
	g = &given{}
	plain, err := readPacked(ctx, filepath.Join(dir, snapshot.IdentitiesFile))
	if err != nil {
		return nil, false, err
	}
	names := []string{GivenFile, snapshot.IdentitiesFile + ".gz", snapshot.IdentitiesFile + ".zst"}
	if l.Len() == 0 {
		names[0] = snapshot.IdentitiesFile
		g.copy = plain != nil
	}
	for _, name := range names {
		text, err := readPacked(ctx, filepath.Join(dir, name))
		if err != nil {
			return nil, false, err
		}
		if text != nil {
			g.parse(text)
			break
		}
	}
	return g, g.addByHand(plain, l), nil
}

// addByHand adds the merges of identities.jsonl that neither the snapshot came with nor
// a decision is about.
func (g *given) addByHand(plain []byte, l *Log) (added bool) {
	known := map[Pair]bool{}
	for _, x := range g.lines {
		if x.ok {
			known[PairOf(x.merge.Alias, x.merge.Canonical)] = true
		}
	}
	var now given
	now.parse(plain)
	all := g.text()
	for _, x := range now.lines {
		pair := PairOf(x.merge.Alias, x.merge.Canonical)
		if _, decided := l.Of(pair); !x.applies || known[pair] || decided {
			continue
		}
		if all != "" && all[len(all)-1] != '\n' {
			all += "\n"
		}
		all, added = all+x.text, true
	}
	if added {
		g.lines, g.copy = nil, true
		g.parse([]byte(all))
	}
	return added
}

// readPacked reads a text that may be compressed; nil when there is none.
func readPacked(ctx context.Context, path string) ([]byte, error) {
	f, err := infile.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("%s: larger than %d MiB", path, maxFile>>20)
	}
	text, err = bom.Text(text)
	return append([]byte{}, text...), err
}

// keep writes the copy of what was given, before identities.jsonl is written over.
func (g *given) keep(dir string) error {
	if !g.copy {
		return nil
	}
	return write(filepath.Join(dir, GivenFile), g.text())
}

// write makes a file unless it is as it should be.
func write(path, text string) error {
	if is, err := os.ReadFile(path); err == nil && string(is) == text {
		return nil
	}
	return outfile.Write(path, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
