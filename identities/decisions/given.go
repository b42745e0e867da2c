package decisions

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/outfile"
)

// GivenFile is the name of a copy of the identities.jsonl that a snapshot came with,
// in its folder, and GivenBotsFile that of its bots.jsonl. They are made before the first
// decision; a compressed one that was given stays where it is, as the plain one that is
// written comes before it.
const (
	GivenFile     = "identities-given.jsonl"
	GivenBotsFile = "bots-given.jsonl"
)

// readGiven finds what the snapshot in a folder came with, beside the decisions that are
// on record. What somebody has added to the file by hand since, of which no decision is,
// counts as given, too: added says so.
func readGiven(ctx context.Context, dir string, l *Log) (g *given, added bool, err error) {
	g = &given{of: l.of}
	plain, err := readPacked(ctx, filepath.Join(dir, l.of.made))
	if err != nil {
		return nil, false, err
	}
	names := []string{l.of.given, l.of.made + ".gz", l.of.made + ".zst"}
	if l.Len() == 0 {
		names[0] = l.of.made
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

// addByHand adds the records of the file that neither the snapshot came with nor a
// decision is about.
func (g *given) addByHand(plain []byte, l *Log) (added bool) {
	known := map[Pair]bool{}
	for _, x := range g.lines {
		if x.ok {
			known[g.of.order(x.is)] = true
		}
	}
	now := given{of: g.of}
	now.parse(plain)
	all := g.text()
	for _, x := range now.lines {
		pair := g.of.order(x.is)
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

// writeMade makes the file that follows from the decisions. Where it says what the snapshot
// came with, and that came without the file, or with a compressed one that says it all,
// there is none.
func (g *given) writeMade(dir, text string) error {
	path := filepath.Join(dir, g.of.made)
	_, kept := os.Stat(filepath.Join(dir, g.of.given))
	if errors.Is(kept, fs.ErrNotExist) && text == g.text() {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	return write(path, text)
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
