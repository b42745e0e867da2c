package edgelist_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/edgelist"
	"github.com/hubgraph/hubgraph/snapshot"
)

// read reads a network; rejects are counted.
func read(t *testing.T, text string) (*edgelist.List, []string) {
	t.Helper()
	var log bytes.Buffer
	list, err := edgelist.Read(t.Context(), strings.NewReader(text), "net", snapshot.NewRejects(snapshot.RejectOptions{Log: &log}))
	if err != nil {
		t.Fatal(err)
	}
	return list, strings.Split(strings.TrimSuffix(log.String(), "\n"), "\n")
}

// measured returns the numbers of a list as JSON values.
func measured(t *testing.T, list *edgelist.List) map[string]any {
	t.Helper()
	n, err := analytics.CollaborationOf(len(list.Names), list.Edges)
	if err != nil {
		t.Fatal(err)
	}
	return numbers(t, n, list.Names)
}

func numbers(t *testing.T, n *analytics.Collaboration, names []string) map[string]any {
	t.Helper()
	m, err := analytics.Measure(t.Context(), n, names)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, text)
}

func decode(t *testing.T, text []byte) (out map[string]any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// differences compares what is wanted with what is there: integers and text
// exactly, other numbers to 1e-9, PageRank to 1e-7.
func differences(path string, want, got any) (out []string, compared int) {
	switch want := want.(type) {
	case map[string]any:
		have, _ := got.(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(want)) {
			value, ok := have[key]
			if !ok {
				out = append(out, path+"."+key+" is missing")
				continue
			}
			more, n := differences(path+"."+key, want[key], value)
			out, compared = append(out, more...), compared+n
		}
		return out, compared
	case []any:
		have, _ := got.([]any)
		if len(have) != len(want) {
			return []string{fmt.Sprintf("%s: %d elements, want %d", path, len(have), len(want))}, 0
		}
		for i := range want {
			more, n := differences(fmt.Sprintf("%s[%d]", path, i), want[i], have[i])
			out, compared = append(out, more...), compared+n
		}
		return out, compared
	}
	if !same(path, want, got) {
		return []string{fmt.Sprintf("%s: %v, want %v", path, got, want)}, 1
	}
	return nil, 1
}

func same(path string, want, got any) bool {
	w, isNumber := want.(json.Number)
	g, both := got.(json.Number)
	if !isNumber || !both || w == g {
		return want == got
	}
	if !strings.ContainsAny(string(w)+string(g), ".eE") {
		return false
	}
	x, _ := w.Float64()
	y, _ := g.Float64()
	tolerance := 1e-9
	if strings.Contains(path, "pagerank") {
		tolerance = 1e-7
	}
	return math.Abs(x-y) <= max(tolerance*max(math.Abs(x), math.Abs(y)), 1e-12)
}
