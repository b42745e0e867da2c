package queries_test

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/analytics/derive"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
)

// noted runs a statement and returns the texts of its notes.
func noted(t *testing.T, db *graphdb.DB, cypher string, params map[string]any) (texts []string) {
	t.Helper()
	s, err := queries.Guard(cypher)
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := queries.Run(t.Context(), db, s, params, queries.Limits{}, &keep{})
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	for _, n := range outcome.Notes {
		texts = append(texts, n.Kind+": "+n.String())
	}
	return texts
}

// TestNotesOnNames: names that the database does not have are named, with the nearest
// that it has. What the schema has is no fault.
func TestNotesOnNames(t *testing.T) {
	db := load(t, hubtest.Small())
	for cypher, want := range map[string][]string{
		"MATCH (m:Modell) RETURN count(m)":                  {"label: no label Modell in this database; did you mean Model?"},
		"MATCH (m:model) RETURN count(m)":                   {"label: no label model in this database; did you mean Model?"},
		"MATCH (m:Model) RETURN m.license_":                 {"property: no property license_ in this database; did you mean license?"},
		"MATCH (m:Model) RETURN m.created_at":               {"property: no property created_at in this database; did you mean createdAt?"},
		"MATCH (:Space)-[:uses]->(m) RETURN m":              {"relationship: no relationship type uses in this database; did you mean USES?"},
		"MATCH (:Space)-[:DERIVEDFROM]->(m) RETURN m":       {"relationship: no relationship type DERIVEDFROM in this database; did you mean DERIVED_FROM?"},
		"MATCH (m:Xylophone) RETURN m":                      {"label: no label Xylophone in this database"},
		"MATCH (m:USES) RETURN m":                           {"label: no label USES in this database; it is a relationship type"},
		"MATCH (m:Modell)\nWHERE m:Modell\nRETURN m.licens": {"label: no label Modell in this database; did you mean Model?", "property: no property licens in this database; did you mean license or licenseClass or licenseRules? (line 3)"},
		"MATCH (t:Tally {of: 'lives'}) RETURN t.hubId":      nil,
		"MATCH (m:Model:Bot) RETURN m.earlyCommits":         nil,
		"RETURN {Modell: 1}.Modell AS x":                    nil,
	} {
		if got := noted(t, db, cypher, nil); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", cypher, got, want)
		}
	}
}

// TestNotesOnTimes: a time compared with text, or with a time of another type, is
// never found, and said.
func TestNotesOnTimes(t *testing.T) {
	db := load(t, hubtest.Small())
	for cypher, want := range map[string]string{
		"MATCH (m:Model) WHERE m.createdAt > '2023-01-01' RETURN m":                                        "time: m.createdAt is a time with a zone, and compared with text it is never true: write datetime('2023-01-31')",
		"MATCH (m:Model) WHERE '2023-01-01' <= m.createdAt RETURN m":                                       "m.createdAt is a time",
		"MATCH (m:Model) WHERE NOT m.`createdAt` <> \"2023\" RETURN m":                                     "m.createdAt is a time",
		"MATCH (c:Commit) WHERE c.date STARTS WITH '2023' RETURN c":                                        "c.date is a time",
		"MATCH (c:Commit) WHERE c.date IN ['2023-01-01'] RETURN c":                                         "c.date is a time",
		"MATCH (c:Commit) WHERE c.date > date('2023-01-01') RETURN c":                                      "compared with date() it is never true",
		"MATCH (m:Model) WITH m.createdAt AS created WHERE created >= '2023' RETURN created":               "created is a time",
		"MATCH (m:Model) WHERE m.createdAt > $from RETURN m":                                               "m.createdAt is a time with a zone, and $from is text: write datetime($from)",
		"MATCH (m:Model) WHERE $from < m.createdAt RETURN m":                                               "$from is text",
		"MATCH (m:Model) WHERE m.createdAt > datetime($from) RETURN m":                                     "",
		"MATCH (m:Model) WHERE m.createdAt > $when RETURN m":                                               "",
		"MATCH (m:Model) WHERE m.createdAt > datetime('2023-01-01') AND m.id > 'a' RETURN m":               "",
		"MATCH (m:Model) WHERE toString(m.createdAt) > '2023' AND date(m.createdAt) > date() RETURN m":     "",
		"MATCH (m:Model) WHERE m.createdAt.year = 2023 AND m.id = '2023' RETURN m.createdAt AS createdAt":  "",
		"MATCH (c:Commit) WHERE c.date = datetime() RETURN c.date AS date, CASE WHEN 'a' > 'b' THEN 1 END": "",
	} {
		got := strings.Join(noted(t, db, cypher, map[string]any{"from": "2023-01-01", "when": time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)}), "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", cypher, got, want)
		}
	}
	// What is said is so.
	for _, cypher := range []string{
		"MATCH (m:Model) WHERE m.createdAt > '2000-01-01' OR m.createdAt <= '2000-01-01' RETURN m",
		"MATCH (m:Model) WHERE m.createdAt > date('2000-01-01') OR m.createdAt <= date('2000-01-01') RETURN m",
		"MATCH (m:Model) WHERE m.createdAt STARTS WITH '2' OR m.createdAt IN ['2023-01-01'] RETURN m",
	} {
		if k := askText(t, db, cypher); len(k.rows) > 0 {
			t.Errorf("%s finds %v", cypher, k.rows)
		}
	}
}

// askText runs a statement and returns its rows.
func askText(t *testing.T, db *graphdb.DB, cypher string) *keep {
	t.Helper()
	k := &keep{}
	if _, err := queries.Run(t.Context(), db, must(queries.Guard(cypher)), nil, queries.Limits{}, k); err != nil {
		t.Fatal(err)
	}
	return k
}

// TestDerivedState: what was derived is up to date until another snapshot is loaded,
// something is removed, or a run is cut off.
func TestDerivedState(t *testing.T) {
	db := dbtest.Open(t)
	loaded := func() error { loadtest.Load(t, db, hubtest.Small(), loader.Options{}); return nil }
	derived := func() error { _, err := derive.Derive(t.Context(), db, derive.Options{}); return err }
	change := func(cypher string) func() error {
		return func() error { return db.Exec(t.Context(), cypher, nil) }
	}
	another := func(day string) func() error { // as a load does
		return change("CREATE (:Snapshot {id: '" + day + "', complete: true, loadedAt: datetime('2190-01-01'), collectedAt: datetime('" + day + "')})")
	}
	for _, s := range []struct {
		name        string
		change      func() error
		want        string
		made, stale bool
	}{
		{"loaded", loaded, "nothing is derived in this database", false, false},
		{"derived", derived, "", true, false},
		{"the same snapshot again", loaded, "", true, false},
		{"a newer one", another("2189-12-01"), "the derived networks are of the snapshot of 2023-10-18, and the graph is of the snapshot of 2189-12-01: hubgraph derive makes them anew", true, true},
		{"gone", change("MATCH (s:Snapshot) WHERE s.id = '2189-12-01' DELETE s"), "", true, false},
		{"loaded once more", change("MATCH (s:Snapshot) SET s.loadedAt = datetime('2191-01-01')"), "of another snapshot than the one that was loaded last", true, true},
		{"derived of it", derived, "", true, false},
		{"pruned", change("MATCH (d:Derived) SET d.pruned = true"), "from which something was removed since", true, true},
		{"derived after that", derived, "", true, false},
		{"a load is not finished", change("CREATE (:Snapshot {id: 'x', complete: false})"), "since a load is not finished", true, true},
		{"it is gone", change("MATCH (s:Snapshot {id: 'x'}) DELETE s"), "", true, false},
		{"cut off", change("MATCH (d:Derived) SET d.complete = false"), "a run of hubgraph derive was cut off", true, true},
		{"of a field", func() error {
			_, err := derive.Derive(t.Context(), db, derive.Options{Raw: true, MinSpaces: 2})
			return err
		}, "were made by hubgraph derive --raw --min-spaces 2", true, false},
		{"dropped", func() error { return derive.Drop(t.Context(), db) }, "nothing is derived", false, false},
	} {
		if err := s.change(); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		d, err := queries.CheckDerived(t.Context(), db)
		if err != nil || d.Made != s.made || d.Stale != s.stale || s.want == "" && d.Note != "" || !strings.Contains(d.Note, s.want) {
			t.Errorf("%s: %+v, %v, want made %v, stale %v, %q", s.name, d, err, s.made, s.stale, s.want)
		}
	}
	for cypher, want := range map[string]bool{
		"MATCH (a:Account) RETURN a.kCore":                                   true,
		"MATCH (a:Account {kCore: 5}) RETURN a":                              true,
		"MATCH (a)-[:OWNS|COLLABORATES_WITH]->(b) RETURN a":                  true,
		"MATCH (a:Account) RETURN a.community":                               true,
		"MATCH (m:Model) RETURN m.community AS community":                    false,
		"MATCH (m:Model) RETURN m.id AS kCore":                               false,
		"MATCH (m:Model) WHERE m.id = 'kCore' RETURN m // COLLABORATES_WITH": false,
	} {
		if got := must(queries.Guard(cypher)).ReadsDerived(); got != want {
			t.Errorf("%s: %v", cypher, got)
		}
	}
}

// TestNoNotesOnBundled: the bundled queries have none, on a hub that has everything
// and on one that has next to nothing.
func TestNoNotesOnBundled(t *testing.T) {
	for name, db := range map[string]func() *graphdb.DB{
		"harbour": func() *graphdb.DB { return load(t, harbour(t)) },
		"empty":   func() *graphdb.DB { return load(t, empty()) },
	} {
		db := db()
		for _, q := range queries.Bundled().All() {
			outcome, err := queries.Run(t.Context(), db, q.Statement, must(q.Bind(nil)), queries.Limits{}, &keep{})
			if err != nil || outcome.Notes != nil {
				t.Errorf("%s: %s: %v, %v", name, q.Name, outcome.Notes, err)
			}
		}
		notes, err := queries.Bundled().Notes(t.Context(), db)
		if err != nil || len(notes) > 0 {
			t.Errorf("%s: %q, %v", name, notes, err)
		}
	}
}

// TestSchemaNames: the names that get no note are those of a graph that was loaded
// and derived, and all are in docs/schema.md.
func TestSchemaNames(t *testing.T) {
	db := load(t, harbour(t))
	if _, err := derive.Derive(t.Context(), db, derive.Options{}); err != nil {
		t.Fatal(err)
	}
	doc := string(must(os.ReadFile("../docs/schema.md")))
	known := queries.SchemaNames()
	for kind, cypher := range map[string]string{
		queries.NoteLabel:    "MATCH (n) UNWIND labels(n) AS x RETURN DISTINCT x",
		queries.NoteType:     "MATCH ()-[e]->() RETURN DISTINCT type(e)",
		queries.NoteProperty: "MATCH (n) UNWIND keys(n) AS x RETURN DISTINCT x UNION MATCH ()-[e]->() UNWIND keys(e) AS x RETURN DISTINCT x",
		queries.NoteTime:     "MATCH (n) UNWIND keys(n) AS x WITH x, n WHERE valueType(n[x]) STARTS WITH 'ZONED DATETIME' RETURN DISTINCT x UNION MATCH ()-[e]->() UNWIND keys(e) AS x WITH x, e WHERE valueType(e[x]) STARTS WITH 'ZONED DATETIME' RETURN DISTINCT x",
	} {
		for _, row := range askText(t, db, cypher).rows {
			if !slices.Contains(known[kind], row[0].(string)) {
				t.Errorf("%s %s is not known", kind, row[0])
			}
		}
		for _, name := range known[kind] {
			base := regexp.MustCompile(`(Raw|Cv|Nlp|Mm)+$`).ReplaceAllString(name, "")
			if !regexp.MustCompile(`\b` + base + `\b`).MatchString(doc) {
				t.Errorf("docs/schema.md does not have %s", name)
			}
		}
	}
	if got, want := slices.Sorted(maps.Keys(known)), []string{queries.NoteLabel, queries.NoteProperty, queries.NoteType, queries.NoteTime}; !slices.Equal(got, want) {
		t.Errorf("kinds %q, want %q", got, want)
	}
}
