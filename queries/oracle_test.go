package queries_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// reference walks the reference's results: numbers of NetworkX, pandas and
// SciPy (see analytics/testdata/oracle).
type reference map[string]any

func readReference(t *testing.T, variant string) reference {
	t.Helper()
	var r reference
	if err := json.Unmarshal(hubtest.Gunzip(t, "../analytics/testdata/oracle/expected."+variant+".json.gz"), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// at follows keys; nil where there is nothing.
func (r reference) at(keys ...string) any {
	var v any = map[string]any(r)
	for _, key := range keys {
		m, _ := v.(map[string]any)
		v = m[key]
	}
	return v
}

// oracleCheck compares rows of stored queries with the reference.
type oracleCheck struct {
	*testing.T
	db  *graphdb.DB
	ref reference
	raw string // raw=true or raw=false
	n   int    // values compared
}

func (c *oracleCheck) equal(what string, got, want any) {
	c.Helper()
	c.n++
	if g, ok := got.(int64); ok {
		got = float64(g)
	}
	x, isNumber := got.(float64)
	y, wantNumber := want.(float64)
	if got != want && !(isNumber && wantNumber && near(x, y)) {
		c.Errorf("%s: %v, the reference has %v", what, got, want)
	}
}

// rows returns the rows of a query as maps from the columns.
func (c *oracleCheck) rows(name string, args ...string) []map[string]any {
	c.Helper()
	k := ask(c.T, c.db, name, args...)
	out := make([]map[string]any, len(k.rows))
	for i, row := range k.rows {
		out[i] = map[string]any{}
		for j, column := range k.columns {
			out[i][column] = row[j]
		}
	}
	return out
}

// columns compares columns of a row with keys of the reference, in pairs.
func (c *oracleCheck) columns(what string, row map[string]any, want any, pairs ...string) {
	c.Helper()
	m, _ := want.(map[string]any)
	for i := 0; i < len(pairs); i += 2 {
		c.equal(what+" "+pairs[i], row[pairs[i]], m[pairs[i+1]])
	}
}

// TestNumbersOfThePaper compares every stored query that gives a number of the
// paper with the reference, on the hub of analytics/testdata/oracle, raw and
// clean.
func TestNumbersOfThePaper(t *testing.T) {
	db := load(t, os.DirFS("../analytics/testdata/oracle/hub"))
	for variant, raw := range map[string]string{"clean": "raw=false", "raw": "raw=true"} {
		t.Run(variant, func(t *testing.T) {
			c := &oracleCheck{T: t, db: db, ref: readReference(t, variant), raw: raw}
			c.activity()
			c.licences()
			c.collaboration()
			c.adoption()
			if c.n < 800 {
				t.Errorf("only %d values compared", c.n)
			}
		})
	}
}

var kinds, fieldNames = []string{"model", "dataset", "space"}, []string{"all", "cv", "nlp", "mm"}

func (c *oracleCheck) activity() {
	metric := map[string]string{"likes": "n_likes", "downloads": "n_downloads", "discussions": "n_discussions", "starters": "n_disc_starters",
		"commits": "n_commits", "committers": "n_committers", "community": "n_community"}
	for _, kind := range kinds {
		of := func(activity any) any { return c.ref.at("activity", kind, "metrics", metric[activity.(string)]) }
		for _, row := range c.rows("activity/summary", "kind="+kind, c.raw) {
			c.columns(fmt.Sprint("summary ", kind, row["activity"]), row, of(row["activity"]),
				"repositories", "count", "total", "total", "mean", "mean", "std", "std", "min", "min", "p25", "p25", "p50", "p50", "p75", "p75", "max", "max")
		}
		one := c.rows("activity/committers-per-repository", "kind="+kind, c.raw)
		for _, row := range one {
			if row["committers"] == int64(1) {
				c.columns("one committer "+kind, row, c.ref.at("activity", kind, "committers_exactly_one"), "repositories", "repositories", "share", "share")
			}
		}
	}
	for _, row := range c.rows("activity/zero-shares") {
		kind, activity := row["kind"].(string), row["activity"].(string)
		c.columns("zeros "+kind+" "+activity, row, c.ref.at("activity", kind, "metrics", metric[activity]), "zeros", "zeros", "share", "zero_share")
	}
	for _, percent := range []string{"80", "99"} {
		for _, row := range c.rows("activity/concentration", "percent="+percent) {
			kind, activity := row["kind"].(string), row["activity"].(string)
			c.columns("concentration "+percent+kind+activity, row, c.ref.at("activity", kind, "metrics", metric[activity], "pareto", percent),
				"repositories", "repositories", "share", "share")
		}
	}
}

func (c *oracleCheck) licences() {
	for _, row := range c.rows("licences/classes") {
		kind, class := row["kind"].(string), row["class"].(string)
		c.equal("class "+kind+class, row["repositories"], c.ref.at("licenses", kind, "classes", class))
	}
	for _, kind := range kinds {
		table, _ := c.ref.at("licenses", kind, "table").([]any)
		rows := c.rows("licences/shares", "kind="+kind, "limit=1000")
		c.equal("licences "+kind, float64(len(rows)), float64(len(table)))
		for i, row := range rows {
			c.columns("licence "+kind, row, table[i], "license", "license", "class", "class", "repositories", "repositories", "share_of_licensed", "share_of_licensed")
		}
	}
}

func (c *oracleCheck) collaboration() {
	size, networks := c.rows("collaboration/size", c.raw), c.rows("collaboration/networks", c.raw)
	for i, field := range fieldNames {
		c.columns("size "+field, size[i], c.ref.at("network", field, "size"), "developers", "developers", "isolates", "isolates",
			"collaborators", "non_isolates", "isolate_share", "isolate_share")
		c.equal("models "+field, size[i]["models"], c.ref.at("network", field, "repositories"))
		c.columns("network "+field, networks[i], c.ref.at("network", field, "kcore", "1"), "developers", "N", "edges", "E", "density", "DENS",
			"reciprocity", "RECIP", "average_degree", "AD")
		histogram, _ := c.ref.at("network", field, "degree", "histogram").(map[string]any)
		degrees := c.rows("collaboration/degrees", "field="+field, c.raw)
		c.equal("degrees "+field, float64(len(degrees)), float64(len(histogram)))
		for _, row := range degrees {
			c.equal("degree "+field, row["developers"], histogram[strconv.FormatInt(row["degree"].(int64), 10)])
		}
		c.top("connected "+field, c.rows("collaboration/most-connected", "field="+field, "limit=100", c.raw), "developer", "degree",
			c.ref.at("network", field, "degree", "top"))
		var edges, weight int64
		for _, row := range c.rows("collaboration/strongest-ties", "field="+field, "limit=1000000", c.raw) {
			edges, weight = edges+1, weight+row["commits"].(int64)
		}
		c.equal("edges "+field, edges, c.ref.at("network", field, "size", "edges"))
		c.equal("weight "+field, weight, c.ref.at("network", field, "size", "weight_total"))
	}
}

func (c *oracleCheck) adoption() {
	networks := c.rows("adoption/networks")
	for i, field := range fieldNames {
		c.columns("usage "+field, networks[i], c.ref.at("usage", field), "usages", "edges")
		if networks[i]["usages"] == int64(0) { // of which the reference says no more
			continue
		}
		c.columns("usage "+field, networks[i], c.ref.at("usage", field), "models", "models", "spaces", "spaces")
		c.columns("usage "+field, networks[i], c.ref.at("usage", field, "model_degree"), "mean_spaces", "mean", "most_spaces", "max")
		c.columns("usage "+field, networks[i], c.ref.at("usage", field, "space_degree"), "mean_models", "mean")
		histogram, _ := c.ref.at("usage", field, "model_degree", "histogram").(map[string]any)
		for _, row := range c.rows("adoption/spaces-per-model", "field="+field) {
			c.equal("spaces "+field, row["models"], histogram[strconv.FormatInt(row["spaces"].(int64), 10)])
		}
		c.top("used "+field, c.rows("adoption/top-models", "field="+field, "limit=100"), "model", "spaces", c.ref.at("usage", field, "top_used"))
		c.top("owners "+field, c.rows("adoption/top-owners", "field="+field, "limit=100"), "owner", "models", c.ref.at("usage", field, "top_used_owners"))
		var pairs, weight, heaviest int64
		for _, row := range c.rows("adoption/co-used-pairs", "field="+field, "limit=1000000") {
			n := row["spaces"].(int64)
			pairs, weight, heaviest = pairs+1, weight+n, max(heaviest, n)
		}
		got := map[string]any{"pairs": pairs, "weight": weight, "heaviest": heaviest}
		c.columns("co-usage "+field, got, c.ref.at("usage", field, "co_usage"), "pairs", "edges", "weight", "weight_total", "heaviest", "weight_max")
	}
}

// top compares two columns of rows with the reference's list of pairs.
func (c *oracleCheck) top(what string, rows []map[string]any, name, value string, want any) {
	c.Helper()
	list, _ := want.([]any)
	c.equal(what+" rows", float64(len(rows)), float64(len(list)))
	for i, row := range rows[:min(len(rows), len(list))] {
		pair := list[i].([]any)
		c.equal(what, row[name], pair[0])
		c.equal(what, row[value], pair[1])
	}
}
