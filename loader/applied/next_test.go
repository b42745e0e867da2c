package applied

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestNextLoad: after merges and bots were applied, one of a name that the hub did not
// have, and after they were taken back, the next load of a newer snapshot sends what
// differs only, and ends in the graph of a load of it all.
func TestNextLoad(t *testing.T) {
	for _, back := range []bool{false, true} {
		db, dir, kept := dbtest.Open(t), smallDir(t), loaded.Folder{Dir: t.TempDir()}
		if err := os.WriteFile(filepath.Join(dir, "accounts.jsonl"), []byte(`{"name":"ada-w","type":"org","fullname":"A. W."}`+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		loadedAs := t.TempDir() // the folder as it is loaded at first, then as it is applied
		if err := os.CopyFS(loadedAs, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		load := func(dir string, o loader.Options) loader.Summary {
			t.Helper()
			o.Rejects = snapshot.NewRejects(snapshot.RejectOptions{})
			s, err := loader.Load(t.Context(), db, loadtest.Open(t, os.DirFS(dir)), o)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		load(dir, loader.Options{Kept: kept})
		decide(t, dir, rejected("ada-wren", "Ada Wren"), accept("ada-w", "bo-quill"))
		b, err := decisions.OpenBots(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Add(t.Context(), time.Now(), decisions.Decision{Who: "ivy", Name: "gus-oak", Verdict: decisions.Accepted}); err != nil {
			t.Fatal(err)
		}
		o := Options{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Kept: kept}
		if _, err := Apply(t.Context(), db, loadtest.Open(t, os.DirFS(dir)), o); err != nil {
			t.Fatal(err)
		}
		if back {
			if _, err := Revert(t.Context(), db, nil, Options{Kept: kept}); err != nil {
				t.Fatal(err)
			}
		} else {
			got := whole(t, db)
			load(dir, loader.Options{Replace: true})
			same(t, "the graph of a load", withoutSnapshot(whole(t, db)), withoutSnapshot(got))
			load(dir, loader.Options{Replace: true, Kept: kept})
			loadedAs = dir
			decide(t, dir, accept("ada-w", "eve-lark"))
			if _, err := Apply(t.Context(), db, loadtest.Open(t, os.DirFS(dir)), o); err != nil {
				t.Fatal(err)
			}
		}

		newer := loadtest.Newer(t, os.DirFS(dir), 7, 4)
		s := load(newer, loader.Options{Kept: kept, Notice: func(line string) { t.Errorf("said: %s", line) }})
		if s.Known == 0 {
			t.Error("all was sent")
		}
		got := whole(t, db)
		fresh := dbtest.Open(t)
		db = fresh
		load(loadedAs, loader.Options{})
		load(newer, loader.Options{})
		same(t, "the graph of whole loads", withoutSnapshot(whole(t, fresh)), withoutSnapshot(got))
	}
}
