package series

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

// invented is a case of testdata/series.json.gz: the files of snapshots, and for each what
// pandas and NetworkX say.
type invented struct {
	Snapshots []map[string]string `json:"snapshots"`
	Want      []map[string]any    `json:"want"`
}

func cases(t *testing.T) map[string]invented {
	t.Helper()
	out := map[string]invented{}
	if err := json.Unmarshal(hubtest.Gunzip(t, "testdata/series.json.gz"), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func open(t *testing.T, files map[string]string) *snapshot.Snapshot {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := snapshot.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (c invented) open(t *testing.T) (out []*snapshot.Snapshot) {
	for _, files := range c.Snapshots {
		out = append(out, open(t, files))
	}
	return out
}

// Every column of the CSV, and who gained most, is what pandas and NetworkX have.
func TestAgainstPandas(t *testing.T) {
	for name, c := range cases(t) {
		r, err := Of(t.Context(), c.open(t), Options{Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := r.WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 1+len(c.Want) || len(c.Want) != 4 {
			t.Fatalf("%s: %d rows for %d snapshots", name, len(rows), len(c.Want))
		}
		for i, want := range c.Want {
			for k, column := range rows[0] {
				if got := rows[i+1][k]; column != "collected_at" && !agree(want[column], got) {
					t.Errorf("%s, snapshot %d: %s is %q, want %v", name, i+1, column, got, want[column])
				}
			}
			if i == 0 {
				continue
			}
			s := r.Steps[i-1]
			if s.Unknown == nil || s.Repositories.From+s.Repositories.Added-s.Repositories.Gone != s.Repositories.To {
				t.Errorf("%s, step %d: %+v", name, i, s.Repositories)
			}
			for what, got := range map[string][]diff.Mover{"likes_gained": s.Likes.Gained, "downloads_gained": s.Downloads.Gained} {
				if d := cmp.Diff(fmt.Sprint(want[what]), list(got)); d != "" {
					t.Errorf("%s, step %d: %s (-want +got)\n%s", name, i, what, d)
				}
			}
		}
	}
}

// agree compares a number of JSON with a cell of CSV; null is an empty cell.
func agree(want any, got string) bool {
	w, ok := want.(float64)
	if !ok {
		return want == nil && got == ""
	}
	g, err := strconv.ParseFloat(got, 64)
	return err == nil && math.Abs(w-g) <= 1e-12*math.Abs(w)
}

func list(movers []diff.Mover) string {
	var parts [][]any
	for _, m := range movers {
		parts = append(parts, []any{m.Kind, m.Name, m.Change})
	}
	return fmt.Sprint(parts)
}

// What is read twice gives the same bytes, and the JSON says what the tables do.
func TestFormats(t *testing.T) {
	c := cases(t)["followed"]
	var texts [2]bytes.Buffer
	for i := range texts {
		r, err := Of(t.Context(), c.open(t), Options{Limit: 1, Version: "1.2.3"})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.WriteJSON(&texts[i]); err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, table := range r.Tables() {
			titles = append(titles, table.Title)
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s: %d values in %d columns", table.Title, len(row), len(table.Columns))
				}
			}
		}
		if got := strings.Join(titles, "; "); got != "snapshots; repositories, since the snapshot before; likes; downloads in 30 days; collaboration network of models" {
			t.Errorf("tables %s", got)
		}
		if pictures := r.Pictures(); len(pictures) != 6 {
			t.Errorf("%d pictures", len(pictures))
		} else if svg := chart.Inline(pictures[1].Chart, "x"); !strings.Contains(svg, "added, 2023-11-30: ") || !strings.Contains(svg, ">2023-12<") {
			t.Errorf("changes\n%s", svg)
		}
	}
	if !bytes.Equal(texts[0].Bytes(), texts[1].Bytes()) {
		t.Error("two runs give other bytes")
	}
	var back Results
	if err := json.Unmarshal(texts[0].Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if back.About != (About{Hubgraph: "1.2.3", Limit: 1}) || len(back.Steps) != 3 || len(back.Steps[0].Likes.Gained) != 1 || back.Snapshots[0].Kinds.Space.Downloads != nil || back.Snapshots[0].Source != "invented" {
		t.Errorf("%+v", back)
	}
}

func TestNoSeries(t *testing.T) {
	c := cases(t)["followed"]
	meta := func(text string) map[string]string {
		files := map[string]string{}
		for name, content := range c.Snapshots[0] {
			files[name] = content
		}
		files["snapshot.json"] = text
		return files
	}
	a := meta(`{"format":1,"source":"x","collectedAt":"2023-10-01T00:00:00Z"}`)
	later := meta(`{"format":1,"source":"x","collectedAt":"2023-11-01T00:00:00Z"}`)
	for name, c := range map[string]struct {
		of   []map[string]string
		want string
	}{
		"one":               {[]map[string]string{a}, "two snapshots or more"},
		"no date":           {[]map[string]string{a, meta(`{"format":1,"source":"x"}`)}, "b/ does not say when it was collected"},
		"the first undated": {[]map[string]string{meta(`{"format":1,"source":"x"}`), a}, "a/ does not say when it was collected"},
		"newest first":      {[]map[string]string{later, a}, "a/ was collected at 2023-11-01T00:00:00Z, and b/, which comes after it here, at 2023-10-01T00:00:00Z; want the oldest first"},
		"same moment":       {[]map[string]string{a, meta(`{"format":1,"source":"x","collectedAt":"2023-10-01T02:00:00+02:00"}`)}, "a/ and b/ were both collected at 2023-10-01T00:00:00Z"},
		"other source":      {[]map[string]string{a, meta(`{"format":1,"source":"y","collectedAt":"2023-11-01T00:00:00Z"}`)}, `a/ is of "x", and b/ is of "y"`},
		"unnamed source":    {[]map[string]string{a, meta(`{"format":1,"collectedAt":"2023-11-01T00:00:00Z"}`)}, `a/ is of "x", and b/ is of no source that it names`},
	} {
		var snapshots []*snapshot.Snapshot
		for i, files := range c.of {
			s := open(t, files)
			s.Label = string(rune('a'+i)) + "/"
			snapshots = append(snapshots, s)
		}
		_, err := Of(t.Context(), snapshots, Options{})
		if err == nil || !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if r, err := Of(t.Context(), snapshots, Options{AnySource: true}); strings.HasSuffix(name, "source") && (err != nil || len(r.Steps) != 1) {
			t.Errorf("%s, of any source: %v", name, err)
		}
	}
}

// A bad line is told once, although the files are read several times, and a file that went
// away is not taken for one without records.
func TestBadInput(t *testing.T) {
	c := cases(t)["followed"]
	c.Snapshots[1]["repositories.jsonl"] += "{\n"
	var told []string
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	r, err := Of(t.Context(), c.open(t), Options{Rejects: rejects, Begin: func(i int, what string) { told = append(told, fmt.Sprint(i, what)) }})
	if err != nil || rejects.Count() != 1 || r.Snapshots[1].Rejected != 1 || r.Snapshots[0].Rejected != 0 {
		t.Errorf("%v, %d rejects", err, rejects.Count())
	}
	if want := []string{"0measuring", "1measuring", "1comparing", "2measuring", "2comparing", "3measuring", "3comparing"}; !slices.Equal(told, want) {
		t.Errorf("told of %q", told)
	}
	if _, err := Of(t.Context(), c.open(t), Options{}); err == nil {
		t.Error("a bad line is no error without rejects")
	}
	delete(c.Snapshots[3], "discussions.jsonl")
	if _, err := Of(t.Context(), c.open(t), Options{Rejects: rejects}); err == nil || !strings.Contains(err.Error(), "snapshot 3 and snapshot 4: the newer snapshot has no discussions.jsonl") {
		t.Errorf("error %v", err)
	}
	if r, err := Of(t.Context(), c.open(t), Options{Rejects: rejects, AbsentIsEmpty: true}); err != nil || r.Steps[2].Discussions.To != 0 || r.Steps[2].Discussions.Gone == 0 {
		t.Errorf("error %v", err)
	}
}
