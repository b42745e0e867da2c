package decisions

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/snapshot"
)

func openBots(t testing.TB, dir string) *Bots {
	t.Helper()
	b, err := OpenBots(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func about(v Verdict, name string) Decision { return Decision{Who: "ivy", Name: name, Verdict: v} }

// TestBots: bots.jsonl after decisions, worked out by hand.
func TestBots(t *testing.T) {
	given := `{"name":"tidy"}` + "\n" + `{ "name" : "owl" }` + "\n" + `{"name":"tidy"}` + "\n"
	line := func(names ...string) (text string) {
		for _, name := range names {
			text += fmt.Sprintf("{\"name\": %q}\n", name)
		}
		return text
	}
	for name, c := range map[string]struct {
		given string // "absent" for none
		pairs []Decision
		ds    []Decision
		want  string // of bots.jsonl, or of the error when it does not end with a line
	}{
		"none":              {given, nil, nil, given},
		"later":             {"absent", nil, []Decision{about(Later, "a")}, "absent"},
		"accepted":          {"absent", nil, []Decision{about(Accepted, "b"), about(Accepted, "a é")}, line("a é", "b")},
		"beside given":      {given, nil, []Decision{about(Accepted, "a"), about(Accepted, "owl")}, given + line("a")},
		"given, rejected":   {given, nil, []Decision{about(Rejected, "tidy")}, `{ "name" : "owl" }` + "\n"},
		"given, undone":     {given, nil, []Decision{about(Rejected, "tidy"), about(Undone, "tidy")}, given},
		"undone":            {"absent", nil, []Decision{about(Accepted, "a"), about(Undone, "a")}, "absent"},
		"undone, empty":     {"", nil, []Decision{about(Accepted, "a"), about(Undone, "a")}, ""},
		"rejected":          {"absent", nil, []Decision{about(Rejected, "a")}, "absent"},
		"bad lines stay":    {"{\n" + given, nil, []Decision{about(Accepted, "a")}, "{\n" + given + line("a")},
		"no end of line":    {`{"name":"x"}`, nil, []Decision{about(Accepted, "a")}, `{"name":"x"}` + "\n" + line("a")},
		"a bot in a person": {"absent", []Decision{decision(Accepted, "ada", "a", "ada")}, []Decision{about(Accepted, "a")}, `"a" is a listed bot and one with "ada", which is none`},
		"all a bot":         {"absent", []Decision{decision(Accepted, "a b", "a", "a")}, []Decision{about(Accepted, "a")}, line("a")},
		"a pair":            {"absent", nil, []Decision{decision(Accepted, "a", "b")}, "a decision about a bot has no other name, canonical name or score"},
		"no name":           {"absent", nil, []Decision{about(Accepted, "")}, "a name is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folderWith(t, nil)
			if c.given != "absent" {
				put(t, dir, snapshot.BotsFile, c.given)
			}
			add(t, open(t, dir), c.pairs...)
			_, err := openBots(t, dir).Add(t.Context(), noon, c.ds...)
			if c.want != "" && c.want != "absent" && !strings.HasSuffix(c.want, "\n") {
				if err == nil || !strings.Contains(err.Error(), c.want) || contents(t, dir, BotFile) != "absent" || contents(t, dir, snapshot.BotsFile) != c.given {
					t.Errorf("%v, want %s", err, c.want)
				}
				return
			}
			if got := contents(t, dir, snapshot.BotsFile); err != nil || got != c.want {
				t.Errorf("%v:\n%s, want\n%s", err, got, c.want)
			}
			if len(c.ds) > 0 && c.given != "absent" && contents(t, dir, GivenBotsFile) != c.given {
				t.Errorf("the copy is %q", contents(t, dir, GivenBotsFile))
			}
			if err := os.Remove(filepath.Join(dir, snapshot.BotsFile)); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			if err := openBots(t, dir).Update(t.Context()); err != nil || len(c.ds) > 0 && contents(t, dir, snapshot.BotsFile) != c.want {
				t.Errorf("made anew: %v, %s", err, contents(t, dir, snapshot.BotsFile))
			}
		})
	}
}

// TestBotsGiven: a compressed bots.jsonl stays where it is, names put in by hand stay, and
// pairs decided afterwards see the bots.
func TestBotsGiven(t *testing.T) {
	dir := folderWith(t, map[string]string{"bots.jsonl.gz": zipped(t, `{"name":"tidy"}`+"\n")})
	b := openBots(t, dir)
	if _, err := b.Add(t.Context(), noon, about(Accepted, "owl")); err != nil {
		t.Fatal(err)
	}
	both := `{"name":"tidy"}` + "\n" + `{"name": "owl"}` + "\n"
	if got := contents(t, dir, snapshot.BotsFile); got != both || contents(t, dir, GivenBotsFile) != "absent" {
		t.Errorf("%q, %q", got, contents(t, dir, GivenBotsFile))
	}
	if _, err := open(t, dir).Add(t.Context(), noon, decision(Accepted, "Owl", "owl", "Owl")); err == nil || !strings.Contains(err.Error(), `"owl" is a listed bot`) {
		t.Error(err)
	}
	put(t, dir, snapshot.BotsFile, both+`{"name":"newt"}`+"\n")
	b = openBots(t, dir)
	if !b.ByHand() || !slices.Equal(b.Names(), []string{"newt", "owl", "tidy"}) || b.Given() != 2 {
		t.Errorf("%v, %q, %d", b.ByHand(), b.Names(), b.Given())
	}
	if _, err := b.Add(t.Context(), noon, about(Undone, "owl")); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, dir, snapshot.BotsFile); got != `{"name":"tidy"}`+"\n"+`{"name":"newt"}`+"\n" {
		t.Errorf("%q", got)
	}
	put(t, dir, snapshot.IdentitiesFile, `{"alias":"Bo","canonical":"bo"}`+"\n")
	if _, err := openBots(t, dir).Add(t.Context(), noon, about(Accepted, "Bo")); err == nil || !strings.Contains(err.Error(), `"Bo" is a listed bot and one with "bo", which is none`) {
		t.Error(err)
	}
	if _, err := openBots(t, dir).Add(t.Context(), noon, about(Accepted, "bo")); err != nil { // both are the bot
		t.Error(err)
	}
	if open(t, dir).Log().Len() != 0 {
		t.Error("a decision about a bot is one about a pair")
	}
}

// TestBotsCut: a record that ends at any byte keeps its whole lines, and goes on.
func TestBotsCut(t *testing.T) {
	dir := folderWith(t, nil)
	for i := range 3 {
		if _, err := openBots(t, dir).Add(t.Context(), noon, about(Accepted, fmt.Sprint("é ", i))); err != nil {
			t.Fatal(err)
		}
	}
	whole := contents(t, dir, BotFile)
	for n := range len(whole) + 1 {
		put(t, dir, BotFile, whole[:n])
		kept := strings.Count(whole[:n], "\n")
		if n < len(whole) && whole[n] == '\n' {
			kept++ // it only lacks its end
		}
		if _, err := openBots(t, dir).Add(t.Context(), noon, about(Rejected, "x")); err != nil {
			t.Fatal(err)
		}
		if again := openBots(t, dir); again.Log().Len() != kept+1 || again.Log().Cut() {
			t.Fatalf("cut at %d: then %q", n, contents(t, dir, BotFile))
		}
	}
}

// TestBotSheets: decisions out of one folder and into another, in every format, and
// suggestions with a verdict.
func TestBotSheets(t *testing.T) {
	from := openBots(t, folderWith(t, nil))
	ds := []Decision{
		{Who: "ivy", Name: "a, \"b\"", Verdict: Accepted, Note: "\"first\"\r\nsecond", Evidence: jsontext.Value(`{"rule":"glob *","signals":["rhythm"]}`)},
		{Who: "bo", Name: "owl", Verdict: Rejected, When: noon.Add(-time.Hour)}, {Who: "ivy", Name: "owl", Verdict: Later, When: noon},
	}
	if _, err := from.Add(t.Context(), noon, ds...); err != nil {
		t.Fatal(err)
	}
	for _, format := range Formats {
		var b bytes.Buffer
		if err := WriteBots(&b, from.Log().All(), format); err != nil {
			t.Fatal(err)
		}
		to := openBots(t, folderWith(t, nil))
		done, err := to.Import(t.Context(), "sheet", b.Bytes(), format, ImportOptions{Now: noon, Who: "cai"})
		if d := cmp.Diff(from.Log().All(), to.Log().All()); err != nil || done != (Imported{Added: 3}) || d != "" {
			t.Errorf("%s: %v, %+v\n%s", format, err, done, d)
		}
		if again, err := to.Import(t.Context(), "sheet", b.Bytes(), format, ImportOptions{Now: noon, Who: "cai"}); err != nil || again != (Imported{Known: 3}) {
			t.Errorf("%s again: %v, %+v", format, err, again)
		}
	}
	to := openBots(t, folderWith(t, nil))
	sheet := "name;rule;signals;verdict\nshelf-bot;glob *-bot;\"[\"\"rhythm\"\"]\";accepted\nada;;[];\n"
	done, err := to.Import(t.Context(), "bots.csv", []byte(sheet), "csv", ImportOptions{Now: noon, Who: "cai", Evidence: []string{"rule", "signals"}})
	want := []Decision{{When: noon, Who: "cai", Name: "shelf-bot", Verdict: Accepted, Evidence: jsontext.Value(`{"rule":"glob *-bot","signals":["rhythm"]}`)}}
	if d := cmp.Diff(want, to.Log().All()); err != nil || done != (Imported{Added: 1, Undecided: 1}) || d != "" {
		t.Errorf("%v, %+v\n%s", err, done, d)
	}
	for text, want := range map[string]string{
		"":                                     "sheet: there are no headings; want name, verdict",
		"name\na":                              "sheet:1: no column verdict; want name, verdict, and what else there is of note, who, when, evidence",
		"name,verdict\na,yes":                  `sheet:2: the verdict is "yes"`,
		"name,verdict\na,accepted\na,rejected": `sheet:3: "a" is decided otherwise in sheet:2`,
		"name,other,verdict\na,b,accepted":     "sheet:2: a decision about a bot has no other name",
	} {
		if _, err := to.Import(t.Context(), "sheet", []byte(text), "csv", ImportOptions{Now: noon, Who: "cai"}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
