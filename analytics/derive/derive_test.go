package derive_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/derive"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// expected is what is compared of the numbers of NetworkX and pandas.
type expected struct {
	Network map[string]struct {
		KCore map[string]struct {
			N           int64
			E           int64
			ComWeighted int64 `json:"COM_weighted"`
		} `json:"kcore"`
		KMax     int64            `json:"k_max"`
		Cores    map[string]int64 `json:"core_number_histogram"`
		PageRank struct {
			Top [][2]any `json:"top"`
		} `json:"pagerank"`
		Size struct {
			Weight int64 `json:"weight_total"`
		} `json:"size"`
	} `json:"network"`
	Usage map[string]struct {
		CoUsage struct {
			Nodes, Edges int64
			Weight       int64 `json:"weight_total"`
		} `json:"co_usage"`
		TopUsed   [][2]any `json:"top_used"`
		TopCoUsed [][2]any `json:"top_co_used"`
	} `json:"usage"`
}

func reference(t *testing.T, name string) (e expected) {
	t.Helper()
	var wide struct {
		Network, Usage map[string]json.RawMessage
	}
	if err := json.Unmarshal(hubtest.Gunzip(t, "../testdata/oracle/"+name), &wide); err != nil {
		t.Fatal(err)
	}
	part := map[string]map[string]json.RawMessage{"network": {"all": wide.Network["all"], "nlp": wide.Network["nlp"]}, "usage": {"all": wide.Usage["all"]}}
	text, err := json.Marshal(part)
	if err == nil {
		err = json.Unmarshal(text, &e)
	}
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// number returns the single number of a reading statement.
func number(t *testing.T, db *graphdb.DB, cypher string) int64 {
	t.Helper()
	n, ok := rows(t, db, cypher)[0][0].(int64)
	if !ok {
		t.Fatalf("%s gives no number", cypher)
	}
	return n
}

func rows(t *testing.T, db *graphdb.DB, cypher string) (all [][]any) {
	t.Helper()
	_, seq, err := db.Read(t.Context(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, append([]any(nil), row...))
	}
	return all
}

// TestNumbersOfTheReference derives a hub and asks the graph for what NetworkX
// and pandas say of it.
func TestNumbersOfTheReference(t *testing.T) {
	db := dbtest.Open(t)
	loadtest.Load(t, db, os.DirFS("../testdata/oracle/hub"), loader.Options{})
	loaded := dbtest.Dump(t, db)
	for _, c := range []struct {
		file  string
		scope analytics.Scope
		raw   bool
	}{
		{"expected.clean.json.gz", analytics.Scopes[0], false},
		{"expected.raw.json.gz", analytics.Scopes[0], true},
		{"expected.clean.json.gz", analytics.Scopes[2], false}, // nlp
	} {
		want := reference(t, c.file)
		got, err := derive.Derive(t.Context(), db, derive.Options{Scope: c.scope, Raw: c.raw})
		if err != nil {
			t.Fatal(err)
		}
		network, usage := want.Network[c.scope.Name], want.Usage["all"]
		whole := network.KCore["1"]
		if got.Developers != whole.N || got.Collaborations != whole.E || got.Models != usage.CoUsage.Nodes || got.CoUsages != usage.CoUsage.Edges {
			t.Errorf("%s %s: derived %+v, want %d developers, %d edges, %+v", c.file, c.scope.Name, got, whole.N, whole.E, usage.CoUsage)
		}
		for cypher, n := range map[string]int64{
			"MATCH ()-[e:COLLABORATES_WITH]->() RETURN count(e)":                              whole.E,
			"MATCH ()-[e:COLLABORATES_WITH]->() RETURN sum(e.commits)":                        network.Size.Weight,
			"MATCH (a:Account) WHERE a.kCore IS NOT NULL RETURN count(a)":                     whole.N,
			"MATCH (a:Account) RETURN count(DISTINCT a.community)":                            whole.ComWeighted,
			"MATCH ()-[e:CO_USED_WITH]->() RETURN count(e)":                                   usage.CoUsage.Edges,
			"MATCH ()-[e:CO_USED_WITH]->() RETURN sum(e.spaces)":                              usage.CoUsage.Weight,
			"MATCH (m:Model) WHERE COUNT { (m)-[:CO_USED_WITH]-() } <> m.coUsedWith RETURN 0": -1,
		} {
			if n < 0 {
				if found := rows(t, db, cypher); len(found) != 0 {
					t.Errorf("%s gives %d rows", cypher, len(found))
				}
				continue
			}
			if is := number(t, db, cypher); is != n {
				t.Errorf("%s %s: %s gives %d, want %d", c.file, c.scope.Name, cypher, is, n)
			}
		}
		cores := map[string]int64{}
		for _, row := range rows(t, db, "MATCH (a:Account) WHERE a.kCore IS NOT NULL RETURN a.kCore, count(*)") {
			cores[fmt.Sprint(row[0])] = row[1].(int64)
		}
		if d := cmp.Diff(network.Cores, cores); d != "" {
			t.Errorf("core numbers (-want +got): %s", d)
		}
		ranked(t, db, network.PageRank.Top, "MATCH (a:Account) WHERE a.pageRank IS NOT NULL RETURN a.name, a.pageRank")
		ranked(t, db, usage.TopUsed, "MATCH (m:Model) WHERE m.usedBySpaces IS NOT NULL RETURN m.id, m.usedBySpaces")
		ranked(t, db, usage.TopCoUsed, "MATCH (m:Model) WHERE m.coUsedWith IS NOT NULL RETURN m.id, m.coUsedWith")
		marked := rows(t, db, "MATCH (d:Derived), (s:Snapshot) RETURN d.complete AND d.snapshot = s.id AND d.loadedAt = s.loadedAt, d.scope, d.raw, d.minSpaces")
		if d := cmp.Diff([][]any{{true, c.scope.Name, c.raw, int64(1)}}, marked); d != "" {
			t.Errorf("mark (-want +got): %s", d)
		}
	}
	if err := derive.Drop(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(loaded, dbtest.Dump(t, db)); d != "" {
		t.Errorf("what was derived is not all gone: %s", d)
	}
}

// ranked checks the values that the reference lists.
func ranked(t *testing.T, db *graphdb.DB, want [][2]any, cypher string) {
	t.Helper()
	got := map[string]float64{}
	for _, row := range rows(t, db, cypher) {
		switch v := row[1].(type) {
		case int64:
			got[row[0].(string)] = float64(v)
		case float64:
			got[row[0].(string)] = v
		}
	}
	if len(want) == 0 {
		t.Errorf("%s: nothing to compare with", cypher)
	}
	for _, w := range want {
		name, value := w[0].(string), w[1].(float64)
		if is, ok := got[name]; !ok || math.Abs(is-value) > 1e-9*math.Abs(value) {
			t.Errorf("%s: %s has %v, want %v", cypher, name, is, value)
		}
	}
}

// TestMinSpaces leaves rare pairs out and the degrees as they are.
func TestMinSpaces(t *testing.T) {
	db := dbtest.Open(t)
	if _, err := derive.Derive(t.Context(), db, derive.Options{}); !errors.Is(err, analytics.ErrNoSnapshot) {
		t.Errorf("empty database: error %v, want %v", err, analytics.ErrNoSnapshot)
	}
	loadtest.Load(t, db, os.DirFS("../testdata/oracle/hub"), loader.Options{})
	all, err := derive.Derive(t.Context(), db, derive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	often := number(t, db, "MATCH ()-[e:CO_USED_WITH]->() WHERE e.spaces >= 2 RETURN count(e)")
	some, err := derive.Derive(t.Context(), db, derive.Options{MinSpaces: 2})
	if err != nil {
		t.Fatal(err)
	}
	if some.CoUsages != often || often >= all.CoUsages || some.Models != all.Models {
		t.Errorf("derived %+v with 2 spaces, %+v with 1, of which %d have 2", some, all, often)
	}
}

// TestTwice derives again: nothing is there twice.
func TestTwice(t *testing.T) {
	db := dbtest.Open(t)
	loadtest.Load(t, db, hubtest.Small(), loader.Options{})
	var dumps [2][]string
	for i := range dumps {
		if _, err := derive.Derive(t.Context(), db, derive.Options{}); err != nil {
			t.Fatal(err)
		}
		dumps[i] = dbtest.Dump(t, db)
	}
	if d := cmp.Diff(dumps[0], dumps[1]); d != "" {
		t.Error(d)
	}
}
