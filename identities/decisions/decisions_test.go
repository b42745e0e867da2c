package decisions

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

var noon = time.Date(2024, 1, 31, 12, 0, 0, 0, time.UTC)

const oneRepository = `{"id":"ada/owl","kind":"model","owner":"ada","tags":[]}` + "\n"

// folderWith makes a folder of a snapshot with some files more.
func folderWith(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	put(t, dir, snapshot.RepositoriesFile, oneRepository)
	return dir
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// contents returns a file, "absent" when there is none.
func contents(t testing.TB, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	if os.IsNotExist(err) {
		return "absent"
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func open(t testing.TB, dir string) *Folder {
	t.Helper()
	f, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func add(t testing.TB, f *Folder, ds ...Decision) {
	t.Helper()
	if _, err := f.Add(t.Context(), noon, ds...); err != nil {
		t.Fatal(err)
	}
}

func decision(v Verdict, a, b string, canonical ...string) Decision {
	return Decision{Who: "ivy", Name: a, Other: b, Verdict: v, Canonical: strings.Join(canonical, "")}
}

// TestIdentities: identities.jsonl after decisions, worked out by hand.
func TestIdentities(t *testing.T) {
	given := `{"alias":"A. Wren","canonical":"Ada Wren"}` + "\n" + `{"canonical": "ada-wren", "alias": "Ada Wren"}` + "\n"
	line := func(alias, canonical string) string {
		return fmt.Sprintf("{\"alias\": %q, \"canonical\": %q}\n", alias, canonical)
	}
	for name, c := range map[string]struct {
		given string // "absent" for none
		bots  string
		ds    []Decision
		want  string // of identities.jsonl, or of the error when there is no {
	}{
		"none":                           {given, "", nil, given},
		"later":                          {"absent", "", []Decision{decision(Later, "a", "b")}, "absent"},
		"accepted":                       {"absent", "", []Decision{decision(Accepted, "Bo Quill", "bo")}, line("Bo Quill", "bo")},
		"chosen":                         {"absent", "", []Decision{decision(Accepted, "Bo Quill", "bo", "Bo Quill")}, line("bo", "Bo Quill")},
		"a chain":                        {"absent", "", []Decision{decision(Accepted, "b", "c"), decision(Accepted, "a", "b"), decision(Accepted, "c", "d", "d")}, line("a", "b") + line("b", "c") + line("c", "d")},
		"a circle":                       {"absent", "", []Decision{decision(Accepted, "a", "b"), decision(Accepted, "b", "c"), decision(Accepted, "c", "a")}, line("b", "a") + line("c", "a")},
		"the last choice":                {"absent", "", []Decision{decision(Accepted, "a", "b", "a"), decision(Accepted, "b", "c", "c")}, line("a", "b") + line("b", "c")},
		"beside given":                   {given, "", []Decision{decision(Accepted, "bo", "b-o")}, given + line("bo", "b-o")},
		"to a given one":                 {given, "", []Decision{decision(Accepted, "adawren", "Ada Wren")}, given + line("adawren", "Ada Wren")},
		"given, turned":                  {given, "", []Decision{decision(Accepted, "adawren", "A. Wren", "adawren")}, line("A. Wren", "adawren") + line("Ada Wren", "A. Wren") + line("ada-wren", "Ada Wren")},
		"given, rejected":                {given, "", []Decision{decision(Rejected, "ada-wren", "Ada Wren")}, `{"alias":"A. Wren","canonical":"Ada Wren"}` + "\n"},
		"given, accepted":                {given, "", []Decision{decision(Accepted, "ada-wren", "Ada Wren")}, given},
		"given, undone":                  {given, "", []Decision{decision(Rejected, "ada-wren", "Ada Wren"), decision(Undone, "ada-wren", "Ada Wren")}, given},
		"undone":                         {"absent", "", []Decision{decision(Accepted, "a", "b"), decision(Undone, "b", "a")}, "absent"},
		"undone beside an empty file":    {"", "", []Decision{decision(Accepted, "a", "b"), decision(Undone, "b", "a")}, ""},
		"bad lines stay":                 {"{\n" + given, "", []Decision{decision(Accepted, "a", "b")}, "{\n" + given + line("b", "a")},
		"no end of line":                 {`{"alias":"x","canonical":"y"}`, "", []Decision{decision(Accepted, "a", "b")}, `{"alias":"x","canonical":"y"}` + "\n" + line("b", "a")},
		"a repeated alias":               {line("a", "b") + line("a", "c"), "", []Decision{decision(Rejected, "a", "b")}, ""},
		"two people in one":              {"absent", "", []Decision{decision(Rejected, "a", "c"), decision(Accepted, "a", "b"), decision(Accepted, "b", "c")}, `"a" and "c" are two people by the decision of ivy (2024-01-31T12:00:00Z), but one by "a" = "b" = "c"; take back one of these decisions`},
		"a bot in an account":            {"absent", "tidy", []Decision{decision(Accepted, "Tidy", "tidy", "Tidy")}, `"tidy" is a listed bot and one with "Tidy", which is none`},
		"all a bot":                      {"absent", "tidy", []Decision{decision(Accepted, "Tidy", "tidy", "tidy")}, line("Tidy", "tidy")},
		"a choice that is in no cluster": {"absent", "", []Decision{decision(Accepted, "a", "b", "z")}, line("b", "a")},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{}
			if c.given != "absent" {
				files[snapshot.IdentitiesFile] = c.given
			}
			if c.bots != "" {
				files[snapshot.BotsFile] = fmt.Sprintf("{\"name\": %q}\n", c.bots)
			}
			dir := folderWith(t, files)
			f := open(t, dir)
			var failed error
			for i, d := range c.ds {
				if _, err := f.Add(t.Context(), noon.Add(time.Duration(i)*time.Second), d); err != nil {
					failed = err
				}
			}
			if want := c.want; want != "" && want != "absent" && !strings.Contains(want, "{") {
				if failed == nil || !strings.Contains(failed.Error(), want) {
					t.Errorf("the error is %v, want %s", failed, want)
				}
				if got := len(open(t, dir).Log().All()); got != len(c.ds)-1 {
					t.Errorf("%d decisions on record, want %d", got, len(c.ds)-1)
				}
				return
			}
			if d := cmp.Diff(c.want, contents(t, dir, snapshot.IdentitiesFile)); d != "" || failed != nil {
				t.Errorf("%v; -want, +got:\n%s", failed, d)
			}
		})
	}
}

// TestPacked: a compressed file that was given stays as it is, and is read again when
// all is undone.
func TestPacked(t *testing.T) {
	dir := folderWith(t, map[string]string{snapshot.IdentitiesFile + ".gz": zipped(t, `{"alias":"x","canonical":"y"}`+"\n")})
	f := open(t, dir)
	add(t, f, decision(Accepted, "y", "z"))
	want := `{"alias":"x","canonical":"y"}` + "\n" + `{"alias": "z", "canonical": "y"}` + "\n"
	if got := contents(t, dir, snapshot.IdentitiesFile); got != want {
		t.Errorf("%q", got)
	}
	add(t, f, decision(Later, "y", "w"))
	add(t, open(t, dir), decision(Undone, "y", "z"))
	if got := contents(t, dir, snapshot.IdentitiesFile); got != "absent" {
		t.Errorf("%q", got)
	}
}

// TestByHand: what somebody writes into identities.jsonl is kept as given.
func TestByHand(t *testing.T) {
	dir := folderWith(t, nil)
	add(t, open(t, dir), decision(Accepted, "a", "b"))
	put(t, dir, snapshot.IdentitiesFile, contents(t, dir, snapshot.IdentitiesFile)+`{"alias":"x","canonical":"y"}`)
	f := open(t, dir)
	if !f.ByHand() {
		t.Error("what was written by hand is not found")
	}
	add(t, f, decision(Undone, "a", "b"))
	if got := contents(t, dir, snapshot.IdentitiesFile); got != `{"alias":"x","canonical":"y"}` {
		t.Errorf("%q", got)
	}
}

// someDecisions draws decisions about few names, so that they meet.
func someDecisions(t *rapid.T) []Decision {
	name := rapid.OneOf(rapid.SampledFrom([]string{"a", "b", "c", "d", "e f", "G h", "é"}), rapid.StringMatching(`["=,; \tx\r\n]{1,3}`))
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Decision {
		d := Decision{Who: rapid.SampledFrom([]string{"ivy", "bo"}).Draw(t, "who"), Verdict: rapid.SampledFrom(Verdicts).Draw(t, "verdict"),
			When: noon.Add(time.Duration(rapid.IntRange(0, 1e9).Draw(t, "when"))),
			Note: rapid.OneOf(rapid.Just(""), rapid.String(), rapid.SampledFrom([]string{"a\r\nb", `"quoted"`, " blank ", "=1+1", "\x00"})).Draw(t, "note")}
		d.Name, d.Other = name.Draw(t, "name"), name.Draw(t, "other")
		if d.Name == d.Other {
			d.Other += "'"
		}
		if d.Verdict == Accepted && rapid.Bool().Draw(t, "choice") {
			d.Canonical = rapid.SampledFrom([]string{d.Name, d.Other}).Draw(t, "canonical")
		}
		if rapid.Bool().Draw(t, "scored") {
			score := rapid.IntRange(0, 100).Draw(t, "score")
			d.Score = &score
			d.Evidence = []byte(fmt.Sprintf(`{"shared_repositories":%d,"pass":["real-name"]}`, score))
		}
		return d
	}), 0, 12).Draw(t, "decisions")
}

// TestSheets: what is written in any format and read into another folder is the same
// record, and reading it again adds nothing.
func TestSheets(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		l, err := (&Log{}).with(tidied(r, someDecisions(r)))
		if err != nil {
			r.Fatal(err)
		}
		if _, err := plan(&given{}, l, nil); err != nil {
			return // a contradiction is refused as a whole
		}
		for _, format := range Formats {
			var text bytes.Buffer
			if err := Write(&text, l.All(), format); err != nil {
				r.Fatal(err)
			}
			f := open(t, folderWith(t, nil))
			for i, want := range []Imported{{Added: l.Len()}, {Known: l.Len()}} {
				got, err := f.Import(t.Context(), "file", text.Bytes(), format, ImportOptions{Now: noon, Who: "x"})
				if err != nil || got != want && !(i == 0 && got.Added == want.Added) {
					r.Fatalf("%s: %+v, %v, want %+v\n%s", format, got, err, want, text.Bytes())
				}
			}
			if d := cmp.Diff(l.All(), open(t, f.dir).Log().All()); d != "" {
				r.Fatalf("%s: written -, read +:\n%s", format, d)
			}
		}
	})
}

func tidied(t *rapid.T, ds []Decision) []Decision {
	stamps, out := map[string]bool{}, []Decision(nil)
	for _, d := range ds {
		if err := d.tidy(pairs); err != nil {
			t.Fatal(err)
		}
		if !stamps[stampOf(&d)] { // nobody decides twice at a time
			stamps[stampOf(&d)] = true
			out = append(out, d)
		}
	}
	return out
}

// TestClusters: the merges join exactly the names that given and accepted pairs
// connect, whatever the order of lines, and when all is undone the file is as before.
func TestClusters(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		names := []string{"a", "b", "c", "d", "e", "f g", "h"}
		var before strings.Builder
		people := hub.NewPeople()
		g := map[Pair]bool{}
		for range rapid.IntRange(0, 6).Draw(r, "given") {
			a, b := rapid.SampledFrom(names).Draw(r, "alias"), rapid.SampledFrom(names).Draw(r, "canonical")
			fmt.Fprintf(&before, "{\"alias\":%q,\"canonical\":%q}\n", a, b) // repeated ones and circles too
			if people.Merge(hub.Identity{Alias: a, Canonical: b}) == hub.Merged {
				g[PairOf(a, b)] = true
			}
		}
		dir := folderWith(t, map[string]string{snapshot.IdentitiesFile: before.String()})
		f := open(t, dir)
		var accepted []Pair
		for range rapid.IntRange(1, 8).Draw(r, "decisions") {
			a, b := rapid.SampledFrom(names).Draw(r, "name"), rapid.SampledFrom(names).Draw(r, "other")
			verdict := rapid.SampledFrom([]Verdict{Accepted, Accepted, Rejected}).Draw(r, "verdict")
			if a == b {
				continue
			}
			if _, decided := f.Log().Of(PairOf(a, b)); decided {
				continue
			}
			if _, err := f.Add(t.Context(), noon, decision(verdict, a, b)); err != nil {
				continue // two people in one
			}
			if delete(g, PairOf(a, b)); verdict == Accepted {
				accepted = append(accepted, PairOf(a, b))
			}
		}
		edges := slices.Clone(accepted)
		for p := range g {
			edges = append(edges, p)
		}
		got := peopleIn(t, dir)
		connected := closure(names, edges)
		for _, a := range names {
			for _, b := range names {
				if one := got.Canonical(a) == got.Canonical(b); one != connected[PairOf(a, b)] {
					r.Fatalf("%s and %s are one: %v, by pairs: %v\n%s", a, b, one, edges, contents(t, dir, snapshot.IdentitiesFile))
				}
			}
		}
		shuffleLines(t, r, dir)
		if again := peopleIn(t, dir); f.Log().Len() > 0 {
			if err := open(t, dir).Update(t.Context()); err != nil {
				r.Fatal(err)
			}
			if now := peopleIn(t, dir); !slices.EqualFunc(names, names, func(a, b string) bool { return now.Canonical(a) == again.Canonical(b) }) {
				r.Fatal("another order of lines gives other names")
			}
		}
		f = open(t, dir)
		for left := slices.Clone(f.Log().Latest()); len(left) > 0; { // in some order: others may join two people for a while, which is refused
			before := len(left)
			left = slices.DeleteFunc(left, func(d Decision) bool {
				_, err := f.Add(t.Context(), noon, decision(Undone, d.Name, d.Other))
				return err == nil
			})
			if len(left) == before {
				r.Fatalf("%d decisions cannot be undone", before)
			}
		}
		if got := contents(t, dir, snapshot.IdentitiesFile); got != before.String() {
			r.Fatalf("undone, the file is\n%s, not\n%s", got, before.String())
		}
	})
}

// closure returns the pairs of names that edges connect, by Warshall's algorithm.
func closure(names []string, edges []Pair) map[Pair]bool {
	one := map[Pair]bool{}
	for _, n := range names {
		one[Pair{n, n}] = true
	}
	for _, e := range edges {
		one[PairOf(e[0], e[1])] = true
	}
	for _, k := range names {
		for _, i := range names {
			for _, j := range names {
				if one[PairOf(i, k)] && one[PairOf(k, j)] {
					one[PairOf(i, j)] = true
				}
			}
		}
	}
	return one
}

func peopleIn(t testing.TB, dir string) *hub.People {
	t.Helper()
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	people := hub.NewPeople()
	_, err = s.Walk(t.Context(), snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Whatever: true},
		snapshot.Handlers{People: func(p *hub.People) error { people = p; return nil }})
	if err != nil {
		t.Fatal(err)
	}
	return people
}

func shuffleLines(t testing.TB, r *rapid.T, dir string) {
	lines := strings.SplitAfter(contents(t, dir, File), "\n")
	if len(lines) < 2 {
		return
	}
	lines = rapid.Permutation(lines[:len(lines)-1]).Draw(r, "order")
	put(t, dir, File, strings.Join(lines, ""))
}

func zipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
