package wholehub

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/internal/parquetfile"
	"github.com/hubgraph/hubgraph/snapshot"
)

// AboutFile is the file that says what the folder holds, and of which hub. It is
// written last.
const AboutFile = "about.json"

// Options says how a hub is written.
type Options struct {
	Raw   bool      // leave identities and bots as recorded
	Rules hub.Rules // as of analytics.Options
}

func (o Options) reading() analytics.Options {
	read := analytics.Defaults()
	read.Raw, read.Rules, read.History, read.Lineage = o.Raw, o.Rules, true, true
	return read
}

// Count is how many rows a table has.
type Count struct {
	Table string `json:"table"`
	Rows  int64  `json:"rows"`
}

// FromGraph reads a hub from Neo4j and writes it to a folder, which must be missing or
// empty, or hold a hub that was written before. The error is analytics.ErrNoSnapshot when no load was ever completed.
func FromGraph(ctx context.Context, db analytics.Reader, dir string, o Options) ([]Count, error) {
	return create(ctx, dir, o, func() (*analytics.Corpus, error) { return analytics.FromGraph(ctx, db, o.reading()) })
}

// FromSnapshot writes a hub from the files of a snapshot: the same bytes as FromGraph.
// Bad lines go to rejects, as of analytics.FromSnapshot.
func FromSnapshot(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, dir string, o Options) ([]Count, error) {
	return create(ctx, dir, o, func() (*analytics.Corpus, error) { return analytics.FromSnapshot(ctx, s, rejects, o.reading()) })
}

// create writes what read reads to a folder beside the one that is wanted, which it
// becomes when it is whole.
func create(ctx context.Context, dir string, o Options, read func() (*analytics.Corpus, error)) (counts []Count, err error) {
	dir = filepath.Clean(dir)
	if err := wantOwn(dir); err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".*.tmp")
	if err != nil {
		return nil, fmt.Errorf("write the hub: %w", err)
	}
	defer os.RemoveAll(temp)
	c, err := read()
	if err != nil {
		return nil, err
	}
	h := newHub(c, o)
	for _, p := range h.parts() {
		n, err := h.write(ctx, temp, p)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", p.path, err)
		}
		if k := len(counts) - 1; k >= 0 && counts[k].Table == p.table {
			counts[k].Rows += n
		} else {
			counts = append(counts, Count{p.table, n})
		}
	}
	if err := h.about(filepath.Join(temp, AboutFile), counts); err != nil {
		return nil, err
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return nil, err
	}
	return counts, replace(dir, temp)
}

// replace puts a whole folder in the place of a former one.
func replace(dir, whole string) error {
	former := whole + ".former"
	if err := os.Rename(dir, former); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return errors.Join(os.Rename(whole, dir), os.RemoveAll(former))
}

// wantOwn refuses a folder that has something in it that is not of a former export.
func wantOwn(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if name := e.Name(); name != AboutFile && !slices.Contains(Tables, name) {
			return hub.Usagef("%s holds %q, which is not of an exported hub; choose a new or empty folder", dir, name)
		}
	}
	return nil
}

// part is one file of a table.
type part struct {
	table   string
	path    string
	columns []parquetfile.Column
	rows    func(row func(values ...any) error) error
}

// write writes a part and says how many rows it has.
func (h *wholeHub) write(ctx context.Context, dir string, p part) (n int64, err error) {
	path := filepath.Join(dir, filepath.FromSlash(p.path))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return 0, err
	}
	return n, outfile.Write(path, func(out io.Writer) error {
		file := parquetfile.NewWriter(out, p.table, hub.Version, p.columns)
		err := p.rows(func(values ...any) error {
			if n++; n%(1<<12) == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			return file.Row(values)
		})
		return errors.Join(err, file.Close())
	})
}

// about writes what the folder holds, and what a table of it cannot tell.
func (h *wholeHub) about(path string, counts []Count) error {
	text, err := json.MarshalIndent(struct {
		Hubgraph         string                   `json:"hubgraph"`
		Of               hub.Provenance           `json:"of"`
		Licenses         string                   `json:"licenseRules"`
		Fields           string                   `json:"fieldRules"`
		Raw              bool                     `json:"raw"`
		IdentitiesMerged int                      `json:"identitiesMerged"`
		Bots             int                      `json:"bots"`
		Rejected         int64                    `json:"rejected"`
		Ignored          analytics.Ordered[int64] `json:"ignored"`
		Tables           []Count                  `json:"tables"`
	}{
		hub.Version, h.corpus.Provenance, h.corpus.Rules.Licenses.Name(), h.corpus.Rules.Fields.Name(), h.raw,
		h.corpus.IdentitiesMerged, h.corpus.Bots, h.corpus.Rejected, h.corpus.IgnoredCounts(), counts,
	}, "", "  ")
	if err != nil {
		return err
	}
	return outfile.Write(path, func(out io.Writer) error {
		_, err := out.Write(append(text, '\n'))
		return err
	})
}
