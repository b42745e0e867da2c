package bulk_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/bulk"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

var errBroken = errors.New("broken")

// fake is a bulk.Server and the loader.Store of its database.
type fake struct {
	t      *testing.T
	err    error    // of the import
	breaks string   // a statement with this in it fails
	args   []string // of the import; nil for none

	mu  sync.Mutex
	ran []string // statements
}

func (f *fake) Import(_ context.Context, dir string, args []string) (loader.Store, error) {
	f.args = args
	for _, a := range args {
		if name, ok := strings.CutPrefix(a, "--nodes="); ok {
			if _, err := os.Stat(filepath.Join(dir, name[strings.Index(name, "=")+1:])); err != nil {
				f.t.Error(err)
			}
		}
	}
	return f, f.err
}

func (f *fake) run(cypher string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ran = append(f.ran, cypher)
	if f.breaks != "" && strings.Contains(cypher, f.breaks) {
		return errBroken
	}
	return nil
}

func (f *fake) Read(_ context.Context, cypher string, _ map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return nil, func(func([]any, error) bool) {}, f.run(cypher)
}
func (f *fake) Write(_ context.Context, cypher string, _ map[string]any) error { return f.run(cypher) }
func (f *fake) Exec(_ context.Context, cypher string, _ map[string]any) error  { return f.run(cypher) }

func small(t *testing.T, change func(fstest.MapFS)) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(hubtest.Small(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(hubtest.Small(), path)
		out[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	change(out)
	return out
}

// TestLoadThatFails: whatever fails, no import file is left, nothing is imported
// before all files are written, and the error says what there is.
func TestLoadThatFails(t *testing.T) {
	none := func(fstest.MapFS) {}
	add := func(name, line string) func(fstest.MapFS) {
		return func(f fstest.MapFS) { f[name].Data = append(bytes.Clone(f[name].Data), line+"\n"...) }
	}
	for _, c := range []struct {
		why      string
		change   func(fstest.MapFS)
		server   *fake
		says     string
		imported bool
	}{
		{"a bad line", add("bots.jsonl", "{}"), &fake{}, `bots.jsonl:4: "name" is missing`, false},
		{"a file that is cut short", func(f fstest.MapFS) {
			var z bytes.Buffer
			w := gzip.NewWriter(&z)
			w.Write(f["commits.jsonl"].Data)
			w.Close()
			f["commits.jsonl.gz"] = &fstest.MapFile{Data: z.Bytes()[:z.Len()/2]}
			delete(f, "commits.jsonl")
		}, &fake{}, "commits.jsonl.gz: the file ends too early", false},
		{"two commits of one key", func(f fstest.MapFS) {
			add("repositories.jsonl", `{"id":"kit/a","kind":"model","tags":[]}`+"\n"+`{"id":"kit/a@b","kind":"model","tags":[]}`)(f)
			add("commits.jsonl", `{"repo":"kit/a","kind":"model","sha":"b@c","authors":[]}`+"\n"+`{"repo":"kit/a@b","kind":"model","sha":"c","authors":[]}`)(f)
		}, &fake{}, `two commits have the key "model:kit/a@b@c" in the graph`, false},
		{"the import", none, &fake{err: errBroken}, "broken", true},
		{"a list", none, &fake{breaks: "SET r.fields"}, "set empty lists: broken; the new database holds the graph and is not marked as complete", true},
		{"a constraint", none, &fake{breaks: "commit_key"}, "make constraints: broken; the new database holds the graph and is not marked as complete", true},
	} {
		t.Run(c.why, func(t *testing.T) {
			server, dir := c.server, t.TempDir()
			server.t = t
			_, err := bulk.Load(t.Context(), server, loadtest.Open(t, small(t, c.change)), bulk.Options{Dir: dir})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want %q", err, c.says)
			}
			if (server.args != nil) != c.imported {
				t.Errorf("imported: %v, want %v", server.args != nil, c.imported)
			}
			if left, err := os.ReadDir(dir); len(left) > 0 || err != nil {
				t.Errorf("left: %v, %v", left, err)
			}
		})
	}
}

// Bad lines do not keep a snapshot from being loaded.
func TestLoadWithRejects(t *testing.T) {
	s, err := snapshot.Open(small(t, func(f fstest.MapFS) {
		f["bots.jsonl"].Data = append(bytes.Clone(f["bots.jsonl"].Data), "{}\n"...)
	}))
	if err != nil {
		t.Fatal(err)
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	server := fake{t: t}
	summary, err := bulk.Load(t.Context(), &server, s, bulk.Options{Rejects: rejects, Dir: t.TempDir()})
	if err != nil || summary.Rejected != 1 || rejects.Count() != 1 {
		t.Errorf("%d rejects, %+v, %v", rejects.Count(), summary, err)
	}
	// The counts of hubtest's package comment.
	if got, want := loader.Total(summary.Records), int64(11+5+2+19+5+6+2+2); got != want {
		t.Errorf("%d records, want %d", got, want)
	}
	if len(server.args) == 0 || server.args[0] != "neo4j" || !slices.Contains(server.args, "--multiline-fields=true") ||
		!slices.Contains(server.args, "--nodes=Account:Developer:Bot=account-developer-bot.csv") || slices.Contains(server.args, "--nodes=Repository=blank-tags.csv") {
		t.Errorf("arguments %q", server.args)
	}
}

func TestLoadInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	server, dir := fake{t: t}, t.TempDir()
	if _, err := bulk.Load(ctx, &server, loadtest.Open(t, hubtest.Small()), bulk.Options{Dir: dir}); !errors.Is(err, context.Canceled) || server.args != nil {
		t.Errorf("%v, imported %q", err, server.args)
	}
	if left, err := os.ReadDir(dir); len(left) > 0 || err != nil {
		t.Errorf("left: %v, %v", left, err)
	}
}
