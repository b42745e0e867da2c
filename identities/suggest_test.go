package identities

import (
	"bytes"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/internal/spelling"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

var paper = Options{Threshold: 90, Degree: 10}

func suggest(t *testing.T, from Source, o Options) *Suggestions {
	t.Helper()
	s, err := Suggest(t.Context(), from, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func text(t *testing.T, s *Suggestions, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPasses: the rows of each pass are those of comparing every name with every other,
// on a generated hub, with several thresholds and degrees.
func TestPasses(t *testing.T) {
	folder := os.DirFS(loadtest.Generate(t, 0.004))
	for _, o := range []Options{paper, {Threshold: 80, Degree: 3}, {Threshold: 97, Degree: 100}} {
		var got []string
		for _, x := range suggest(t, FromSnapshot(loadtest.Open(t, folder), nil), o).Rows {
			got = append(got, fmt.Sprint(x.Pass, " ", min(x.Name, x.Other), " | ", max(x.Name, x.Other), " ", x.Score))
		}
		slices.Sort(got)
		want := everyPair(t, folder, o)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%+v (want -, got +):\n%s", o, d)
		}
		for _, pass := range passes {
			if o == paper && !slices.ContainsFunc(want, func(s string) bool { return strings.HasPrefix(s, pass) }) {
				t.Errorf("no pair in pass %s", pass)
			}
		}
	}
}

// everyPair compares every two names of a hub, by the words of the paper's method.
func everyPair(t *testing.T, folder fs.FS, o Options) (all []string) {
	t.Helper()
	authors := map[string]map[string]bool{} // by model
	sources := map[string]map[string]bool{} // first authors, by model
	names := map[string]bool{}
	_, err := loadtest.Open(t, folder).Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{
		Commit: func(_ int, c *hub.Commit) error {
			first := true
			for _, a := range c.Authors {
				if a == "" {
					continue
				}
				names[a] = true
				if c.Kind == hub.Model {
					if authors[c.Repo] == nil {
						authors[c.Repo], sources[c.Repo] = map[string]bool{}, map[string]bool{}
					}
					authors[c.Repo][a] = true
					if first {
						sources[c.Repo][a] = true
					}
				}
				first = false
			}
			return nil
		},
		Discussion: func(_ int, d *hub.Discussion) error {
			if d.Author != "" {
				names[d.Author] = true
			}
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	edges, together := map[[2]string]bool{}, map[[2]string]bool{}
	degree := map[string]int{}
	for model := range authors {
		for a := range authors[model] {
			for b := range authors[model] {
				together[[2]string{a, b}] = true
				if edge := [2]string{a, b}; a != b && sources[model][a] && !edges[edge] {
					edges[edge] = true
					degree[a]++
					degree[b]++
				}
			}
		}
	}
	var list []string
	for name := range names {
		list = append(list, name)
	}
	slices.Sort(list)
	normal := make([]string, len(list))
	for i, name := range list {
		normal[i] = spelling.Normalise(name)
	}
	for i, a := range list {
		for k := i + 1; k < len(list); k++ {
			b := list[k]
			if len(normal[i]) > 2*len(normal[k])+9 || len(normal[k]) > 2*len(normal[i])+9 {
				continue // no such pair scores 80
			}
			score := TokenSetRatio(normal[i], normal[k])
			if normal[i] == "" || score < o.Threshold && normal[i] != normal[k] {
				continue
			}
			for pass, holds := range map[string]bool{
				EqualForm: normal[i] == normal[k], HighDegree: max(degree[a], degree[b]) >= o.Degree,
				RealName: strings.Contains(a, " ") != strings.Contains(b, " "), SameRepository: together[[2]string{a, b}],
			} {
				if holds {
					all = append(all, fmt.Sprint(pass, " ", a, " | ", b, " ", score))
				}
			}
		}
	}
	slices.Sort(all)
	return all
}

// aFewNames is a hub of invented people: Ada Wren and two accounts of hers, somebody else
// with another number, names without letters of ASCII, and names that are nothing.
var aFewNames = fstest.MapFS{
	"repositories.jsonl": {Data: []byte(`{"id":"ada-wren/owl","kind":"model","owner":"ada-wren","tags":[]}
{"id":"adawren/kit","kind":"dataset","owner":"adawren","tags":[]}
{"id":"free","kind":"space","tags":[]}
`)},
	"commits.jsonl": {Data: []byte(`{"repo":"ada-wren/owl","kind":"model","sha":"1","authors":["ada-wren","Ada Wren"],"date":"2023-01-02T03:04:05Z"}
{"repo":"ada-wren/owl","kind":"model","sha":"2","authors":["Wren Ada"],"date":"1969-12-31T23:59:30Z"}
{"repo":"adawren/kit","kind":"dataset","sha":"3","authors":["adawren"],"date":"2023-01-02T03:04:59Z"}
{"repo":"adawren/kit","kind":"dataset","sha":"4","authors":["Ada Wren"]}
{"repo":"free","kind":"space","sha":"5","authors":["éé","ÉÉ","__","- -","李 明","李明","quill-bo-1","quill bo 2"]}
`)},
	"discussions.jsonl": {Data: []byte(`{"repo":"free","kind":"space","num":1,"author":"Ada Wren","date":"2023-05-06T07:08:09Z","is_pull_request":false}
`)},
	"identities.jsonl": {Data: []byte(`{"alias":"Ada Wren","canonical":"ada-wren"}
`)},
	"bots.jsonl": {Data: []byte(`{"name":"adawren"}
`)},
	"accounts.jsonl": {Data: []byte(`{"name":"李明","type":"user"}
`)},
}

// TestEvidence: every column, worked out by hand.
func TestEvidence(t *testing.T) {
	const header = "pass,name,other,score,shared_repositories,same_minute,name_first,name_last,other_first,other_last,initials,swapped,digits_differ,transliterated,length,rivals,accounts,bots,accepted,cluster,cluster_size,cluster_accounts,verdict\n"
	const ada, dash, plain = "2023-01-02T03:04:05Z,2023-05-06T07:08:09Z", "2023-01-02T03:04:05Z,2023-01-02T03:04:05Z", "2023-01-02T03:04:59Z,2023-01-02T03:04:59Z"
	const cluster, rejected = `1,3,"[""ada-wren"",""adawren""]",` + "\n", `1,3,"[""ada-wren"",""adawren""]",rejected` + "\n"
	want := header +
		"equal-form,Ada Wren,ada-wren,100,1,1," + ada + "," + dash + ",false,false,false,100,7,2,other,none,true," + cluster +
		"equal-form,Ada Wren,adawren,100,1,1," + ada + "," + plain + ",false,false,false,100,7,2,other,other,false," + rejected +
		"equal-form,ada-wren,adawren,100,0,1," + dash + "," + plain + ",false,false,false,100,7,2,both,other,false," + cluster +
		"equal-form,ÉÉ,éé,0,1,0,,,,,false,false,false,100,2,0,none,none,false,3,2,[],\n" +
		"equal-form,李 明,李明,100,1,0,,,,,false,false,false,100,2,0,other,none,false,4,2,[],\n" +
		"real-name,Ada Wren,ada-wren,100,1,1," + ada + "," + dash + ",false,false,false,100,7,2,other,none,true," + cluster +
		"real-name,Ada Wren,adawren,100,1,1," + ada + "," + plain + ",false,false,false,100,7,2,other,other,false," + rejected +
		"real-name,quill bo 2,quill-bo-1,88,1,0,,,,,false,false,true,88,8,0,none,none,false,2,2,[],\n" +
		"real-name,李 明,李明,100,1,0,,,,,false,false,false,100,2,0,other,none,false,4,2,[],\n" +
		"same-repository,Ada Wren,ada-wren,100,1,1," + ada + "," + dash + ",false,false,false,100,7,2,other,none,true," + cluster
	decided := decidedOn(t, decisions.Decision{Who: "ivy", Name: "Ada Wren", Other: "adawren", Verdict: decisions.Rejected})
	s := suggest(t, FromSnapshot(loadtest.Open(t, aFewNames), nil), Options{Threshold: 88, Degree: 10, Decided: decided})
	var got strings.Builder
	for line := range strings.Lines(text(t, s, "csv")) {
		field := strings.Split(strings.TrimSuffix(line, "\r\n"), ",")
		got.WriteString(strings.Join(slices.Delete(field, 4, 5), ",") + "\n") // without the confidence
	}
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
	if s.Nothing != 2 || s.Clashes != 1 || s.Clusters != 4 || s.Pairs != 6 {
		t.Errorf("%d names of nothing, %d clashes, %d clusters, %d pairs; want 2, 1, 4, 6", s.Nothing, s.Clashes, s.Clusters, s.Pairs)
	}
	fresh := suggest(t, FromSnapshot(loadtest.Open(t, aFewNames), nil), Options{Threshold: 88, Degree: 10, New: true, Decided: decided})
	if fresh.Pairs != 4 || slices.ContainsFunc(fresh.Rows, func(x Suggestion) bool { return x.Accepted || x.Verdict != "" }) {
		t.Errorf("new ones: %d pairs, want 4 without the accepted and the rejected one", fresh.Pairs)
	}
}

// decidedOn is a record of decisions.
func decidedOn(t *testing.T, ds ...decisions.Decision) *decisions.Log {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, aFewNames); err != nil {
		t.Fatal(err)
	}
	f, err := decisions.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Add(t.Context(), time.Now(), ds...); err != nil {
		t.Fatal(err)
	}
	return f.Log()
}

// TestParts: initials and parts in another order.
func TestParts(t *testing.T) {
	for _, c := range []struct {
		a, b              string
		initials, swapped bool
	}{
		{"Ada Wren", "awren", true, false},
		{"a-wren", "Ada Wren", true, false},
		{"Ada Wren", "adaw", true, false},
		{"Ada B. Wren", "abwren", false, false}, // B is an initial already
		{"AdaWren", "wren_ada", false, true},
		{"Wren, Ada", "adawren", false, true},
		{"Ада Врен", "vren-ada", false, true},
		{"Élodie Fjord", "efjord", true, false},
		{"Ada Wren", "ada-wren", false, false},
		{"Ada", "a", false, false},
		{"", "Ada Wren", false, false},
	} {
		if i, s := initials(c.a, c.b), swapped(c.a, c.b); i != c.initials || s != c.swapped {
			t.Errorf("%q, %q: initials %v, swapped %v", c.a, c.b, i, s)
		}
	}
}

// TestGraphAndFilesSuggestTheSame: the same bytes from Neo4j and from files.
func TestGraphAndFilesSuggestTheSame(t *testing.T) {
	for name, folder := range map[string]fs.FS{"few": aFewNames, "small": hubtest.SmallWithAccounts(), "generated": os.DirFS(loadtest.Generate(t, 0.003))} {
		t.Run(name, func(t *testing.T) {
			db := dbtest.Open(t)
			loadtest.Load(t, db, folder, loader.Options{})
			for _, o := range []Options{paper, {Threshold: 70, Degree: 2, New: true}} {
				for _, format := range Formats {
					files := text(t, suggest(t, FromSnapshot(loadtest.Open(t, folder), nil), o), format)
					graph := text(t, suggest(t, FromGraph(db), o), format)
					if d := cmp.Diff(files, graph); d != "" || !o.New && strings.Count(files, "\n") < 3 {
						t.Errorf("%+v, %s: %d bytes; files -, graph +:\n%s", o, format, len(files), d)
					}
				}
			}
		})
	}
}

func TestWrongUse(t *testing.T) {
	for _, o := range []Options{{Threshold: 49, Degree: 10}, {Threshold: 101, Degree: 10}, {Threshold: 90}} {
		if _, err := Suggest(t.Context(), nil, o); err == nil {
			t.Errorf("%+v is accepted", o)
		}
	}
}

// TestConfidence: with a least confidence the pairs are those of all that have it, or
// about which something was decided, and clusters are made of them alone.
func TestConfidence(t *testing.T) {
	folder := os.DirFS(loadtest.Generate(t, 0.02))
	all := suggest(t, FromSnapshot(loadtest.Open(t, folder), nil), paper)
	least := slices.Sorted(confidences(all.Rows))[len(all.Rows)/2]
	var decided *decisions.Log
	for _, x := range all.Rows {
		if x.Confidence < least {
			decided = decidedOn(t, decisions.Decision{Who: "ivy", Name: min(x.Name, x.Other), Other: max(x.Name, x.Other), Verdict: decisions.Later})
			break
		}
	}
	if decided == nil {
		t.Fatal("no pair is below the median")
	}
	o := paper
	o.Confidence, o.Decided = least, decided
	likely := suggest(t, FromSnapshot(loadtest.Open(t, folder), nil), o)

	key := func(x Suggestion) string { return x.Pass + "\n" + x.Name + "\n" + x.Other }
	want, names := map[string]float64{}, map[string]bool{}
	for _, x := range all.Rows {
		if v := o.verdict(x.Name, x.Other); x.Confidence >= least || v != "" || x.Accepted {
			want[key(x)] = x.Confidence
			names[x.Name], names[x.Other] = true, true
		}
	}
	got, sizes := map[string]float64{}, map[int]int{}
	for _, x := range likely.Rows {
		got[key(x)] = x.Confidence
		sizes[x.Cluster.Number] = x.Cluster.Size
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
	inClusters := 0
	for _, n := range sizes {
		inClusters += n
	}
	if inClusters != len(names) || likely.Pairs+likely.Unlikely != all.Pairs || likely.Unlikely == 0 {
		t.Errorf("%d names in clusters, want %d; %d pairs and %d left out of %d", inClusters, len(names), likely.Pairs, likely.Unlikely, all.Pairs)
	}
	o.Confidence = 1.5
	if _, err := Suggest(t.Context(), FromSnapshot(loadtest.Open(t, folder), nil), o); err == nil {
		t.Error("a confidence of 1.5 is taken")
	}
}

func confidences(rows []Suggestion) iter.Seq[float64] {
	return func(yield func(float64) bool) {
		for _, x := range rows {
			if !yield(x.Confidence) {
				return
			}
		}
	}
}
