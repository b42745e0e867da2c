package find

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/internal/nearest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

var (
	syllables = strings.Fields("ba de fi go ha je ki lo mu na pe ri so tu vo wa xi ya zu bre cla dro fle gri sto tha pli qua sne")
	ends      = strings.Fields("base chat small large tiny instruct tuned merged 7b 13b v2 q4")
)

// hubNames are names of models made from a seed, of which some parts occur in very many.
func hubNames(n int) []string {
	random := rand.New(rand.NewPCG(5, 0))
	word := func(most int) string {
		var b strings.Builder
		for range 2 + random.IntN(most-1) {
			b.WriteString(syllables[random.IntN(len(syllables))])
		}
		return b.String()
	}
	seen := map[string]bool{}
	var names []string
	for len(names) < n {
		owner, name := word(4), word(4)+"-"+ends[random.IntN(len(ends))]
		switch random.IntN(6) {
		case 0:
			name = strings.ToUpper(name[:1]) + name[1:]
		case 1:
			name = waysToWrite(name)[4]
		case 2:
			name = strings.ToUpper(name)
		}
		if id := owner + "/" + name; !seen[id] {
			seen[id] = true
			names = append(names, id)
		}
	}
	return names
}

// withModels puts models of these names into an empty database, with the index in which
// they are looked up.
func withModels(t testing.TB, names []string) *graphdb.DB {
	t.Helper()
	db := dbtest.Open(t)
	exec := func(statement string, params map[string]any) {
		t.Helper()
		if err := db.Exec(t.Context(), statement, params); err != nil {
			t.Fatal(err)
		}
	}
	exec("CREATE CONSTRAINT model_id IF NOT EXISTS FOR (m:Model) REQUIRE m.id IS UNIQUE", nil)
	exec("CREATE TEXT INDEX model_id_text IF NOT EXISTS FOR (m:Model) ON (m.id)", nil)
	for some := range slices.Chunk(names, 20_000) {
		exec("UNWIND $ids AS id CREATE (:Model {id: id})", map[string]any{"ids": some})
	}
	exec("CALL db.awaitIndexes(86400)", nil)
	return db
}

// byIndex makes every lookup use the text index until the test has ended.
func byIndex(t testing.TB, always bool) {
	before := scanned
	t.Cleanup(func() { scanned = before })
	if scanned = 1 << 40; always {
		scanned = 0
	}
}

// mistyped is a name with one fault: a letter that is wrong, missing, doubled or changed
// places with the next.
func mistyped(name string, random *rand.Rand) string {
	letters := []rune(name)
	at := random.IntN(len(letters) - 1)
	switch random.IntN(4) {
	case 0:
		letters[at] = 'j'
	case 1:
		letters = slices.Delete(letters, at, at+1)
	case 2:
		letters = slices.Insert(letters, at, letters[at])
	case 3:
		letters[at], letters[at+1] = letters[at+1], letters[at]
	}
	return string(letters)
}

// TestNearest: a name with one fault, in other capitals too, finds what comparing it
// with every name, letter by letter, finds first: among all names, and by the index.
func TestNearest(t *testing.T) {
	names := append(hubNames(3000), "gust-lab/Tide-Base", "Jose\u0301 Rui\u0301z", "\ud55c\uae00/\ubc14\ub78c-\uc232\uae38", "tarn", "ok")
	for i := range common + 200 { // each holds a run of every other's
		names = append(names, fmt.Sprintf("owner-%d/north-lantern-uncased-%d", i, i))
	}
	names = append(names, "gale/north-lantern-uncased")
	db := withModels(t, names)
	random := rand.New(rand.NewPCG(6, 0))
	typed := []string{"gust-lab/tide-bas", "tide-bose", "jos\u00e9 ru\u00edx", "\ud55c\uae00/\ubc14\ub78c-\uc232\uae39", "tarm", "oK", "TARN", "north-lantern-uncase", "north-lantrn-uncased", "North-Lantern-Uncasde"}
	for range 30 {
		name := names[random.IntN(3000)]
		if _, short, _ := strings.Cut(name, "/"); random.IntN(3) == 0 && len(short) > 8 {
			name = short
		}
		if name = mistyped(name, random); random.IntN(2) == 0 {
			name = strings.ToLower(name)
		}
		typed = append(typed, name)
	}
	for _, always := range []bool{false, true} {
		t.Run(fmt.Sprintf("by index %v", always), func(t *testing.T) {
			byIndex(t, always)
			for _, name := range typed {
				want := nearest.Names(name, names)
				near, exists, err := Nearest(t.Context(), db, Model, name)
				if err != nil || exists != slices.Contains(names, name) {
					t.Fatalf("%q: %v, %v", name, exists, err)
				}
				if !exists && (len(want) == 0 || len(near) == 0 || near[0] != want[0]) {
					t.Errorf("%q: %q, comparing with all gives %q", name, near, want)
				}
			}
			if near, exists, err := Nearest(t.Context(), db, Model, names[7]); len(near) > 0 || !exists || err != nil {
				t.Errorf("a name that is there: %q, %v, %v", near, exists, err)
			}
			if near, _, err := Nearest(t.Context(), db, Model, "*/ MATCH (n) DETACH DELETE n"); len(near) > 0 || err != nil {
				t.Errorf("near to Cypher: %q, %v", near, err)
			}
		})
	}
}

// TestRuns: whichever letter of a text is wrong, a run of its letters beside it is
// looked up that is at least as long as half of the rest, less a third.
func TestRuns(t *testing.T) {
	for _, text := range []string{"gust-lab/tide-base", "tide-base", "Tarnwren", "\u00e9tude-\u00e9t\u00e9/z\u00fcrich-b"} {
		looked := runs(text)
		letters := []rune(text)
		for wrong := range letters {
			held := string(letters[:wrong]) + "\u2603" + string(letters[wrong+1:])
			longest := 0
			for _, r := range looked {
				if strings.Contains(held, r.(string)) {
					longest = max(longest, len([]rune(r.(string))))
				}
			}
			if side := max(wrong, len(letters)-1-wrong); longest < min(side, max(shortestRun, side*2/3)) {
				t.Errorf("%q with letter %d wrong: the longest run that stays has %d letters", text, wrong, longest)
			}
		}
	}
	if runs("ab") != nil {
		t.Error("two letters are looked up in an index of three")
	}
	for _, want := range []string{"tide", "TIDE", "Tide", "/Tid", "e\u0301tud"} {
		if !slices.Contains(runs("tide-\u00e9tude"), any(want)) {
			t.Errorf("%q is not looked for", want)
		}
	}
}

// BenchmarkNearest looks for the nearest of a million names, looking at all and by index.
func BenchmarkNearest(b *testing.B) {
	names := hubNames(1_000_000)
	db := withModels(b, names)
	random := rand.New(rand.NewPCG(7, 0))
	for _, always := range []bool{false, true} {
		b.Run(fmt.Sprintf("index=%v", always), func(b *testing.B) {
			byIndex(b, always)
			for b.Loop() {
				if _, _, err := Nearest(b.Context(), db, Model, mistyped(names[random.IntN(len(names))], random)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
