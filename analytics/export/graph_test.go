package export

import (
	"errors"
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

// TestNeo4jSmall compares each export of the small hub, from Neo4j, with what
// was worked out by hand.
func TestNeo4jSmall(t *testing.T) {
	db := dbtest.Open(t)
	for _, network := range Networks {
		_, err := FromGraph(t.Context(), db, Options{Network: network}, nil)
		if !errors.Is(err, analytics.ErrNoSnapshot) {
			t.Errorf("%s of an empty database: %v", network, err)
		}
	}
	loadtest.Load(t, db, hubtest.Small(), loader.Options{Replace: true})
	all, nlp, mm := analytics.Scopes[0], analytics.Scopes[2], analytics.Scopes[3]
	for _, x := range []struct {
		o            Options
		names, edges string
	}{
		{Options{Network: Collaboration, Scope: all}, "ada-wren bo-quill cai-fen dov-hale gus-oak", smallAll},
		{Options{Network: Collaboration, Scope: all, K: 1}, "ada-wren bo-quill cai-fen dov-hale", smallCore},
		{Options{Network: Collaboration, Scope: mm}, "ada-wren dov-hale", "ada-wren>dov-hale*1 dov-hale>ada-wren*2"},
		{Options{Network: Contributions, Scope: all}, "developer:ada-wren developer:bo-quill developer:cai-fen developer:dov-hale developer:fay-moss developer:gus-oak developer:Émile Noir developer:李雷 " +
			"model:ada-wren/reef model:bo-quill/echo model:gust-lab/tide-base model:gust-lab/tide-chat model:kit/Text dataset:bo-quill/echo space:bo-quill/echo space:cai-fen/demo space:cai-fen/demo-copy",
			"developer:ada-wren>model:ada-wren/reef*1 developer:ada-wren>model:gust-lab/tide-base*2 developer:ada-wren>model:gust-lab/tide-chat*1 " +
				"developer:bo-quill>model:bo-quill/echo*1 developer:bo-quill>model:gust-lab/tide-base*2 developer:bo-quill>dataset:bo-quill/echo*1 developer:bo-quill>space:bo-quill/echo*1 " +
				"developer:cai-fen>model:gust-lab/tide-base*1 developer:cai-fen>space:cai-fen/demo*2 developer:cai-fen>space:cai-fen/demo-copy*2 " +
				"developer:dov-hale>model:gust-lab/tide-chat*2 developer:fay-moss>space:cai-fen/demo-copy*1 developer:gus-oak>model:kit/Text*1 " +
				"developer:Émile Noir>space:cai-fen/demo*1 developer:Émile Noir>space:cai-fen/demo-copy*1 developer:李雷>dataset:bo-quill/echo*1"},
		{Options{Network: Contributions, Scope: mm}, "developer:ada-wren developer:dov-hale model:gust-lab/tide-chat", "developer:ada-wren>model:gust-lab/tide-chat*1 developer:dov-hale>model:gust-lab/tide-chat*2"},
		{Options{Network: Owners, Scope: all}, "ada-wren bo-quill cai-fen gust-lab kit", "ada-wren>gust-lab*1 bo-quill>gust-lab*1 cai-fen>gust-lab*1"},
		{Options{Network: Owners, Scope: all, K: 1}, "ada-wren bo-quill cai-fen gust-lab", "ada-wren>gust-lab*1 bo-quill>gust-lab*1 cai-fen>gust-lab*1"},
		{Options{Network: Owners, Scope: all, MinWeight: 2}, "", ""},
		{Options{Network: Usage, Scope: all}, "model:bo-quill/echo model:gust-lab/tide-base model:gust-lab/tide-chat " +
			"space:bo-quill/echo space:cai-fen/demo space:cai-fen/demo-copy space:lost/space",
			"space:bo-quill/echo>model:bo-quill/echo*1 space:cai-fen/demo>model:gust-lab/tide-base*1 space:cai-fen/demo>model:gust-lab/tide-chat*1 " +
				"space:cai-fen/demo-copy>model:gust-lab/tide-base*1 space:lost/space>model:bo-quill/echo*1 space:lost/space>model:gust-lab/tide-base*1"},
		{Options{Network: Usage, Scope: mm}, "model:gust-lab/tide-chat space:cai-fen/demo", "space:cai-fen/demo>model:gust-lab/tide-chat*1"},
		{Options{Network: CoUsage, Scope: all}, "bo-quill/echo gust-lab/tide-base gust-lab/tide-chat",
			"bo-quill/echo>gust-lab/tide-base*1 gust-lab/tide-base>gust-lab/tide-chat*1"},
		{Options{Network: CoUsage, Scope: nlp}, "gust-lab/tide-base gust-lab/tide-chat", "gust-lab/tide-base>gust-lab/tide-chat*1"},
		{Options{Network: CoUsage, Scope: all, K: 2}, "", ""},
	} {
		p := exportGraph(t, db, x.o)
		if p.names() != x.names || p.edgeTexts() != x.edges {
			t.Errorf("%+v:\n got %s | %s\nwant %s | %s", x.o, p.names(), p.edgeTexts(), x.names, x.edges)
		}
	}
	p := exportGraph(t, db, Options{Network: Usage})
	equalMaps(t, p.nodes[0], map[string]string{"name": "model:bo-quill/echo", "label": "bo-quill/echo", "kind": "model", "owner": "bo-quill", "license": "mit",
		"likes": "0", "downloads": "0", "listed": "true"})
	equalMaps(t, p.nodes[2], map[string]string{"name": "model:gust-lab/tide-chat", "label": "gust-lab/tide-chat", "kind": "model", "owner": "gust-lab", "license": "openrail",
		"likes": "7", "downloads": "120", "fields": "nlp;mm", "listed": "true"})
	equalMaps(t, p.nodes[4], map[string]string{"name": "space:cai-fen/demo", "label": "cai-fen/demo", "kind": "space", "owner": "cai-fen", "license": "mit", "likes": "4", "listed": "true"})
	equalMaps(t, p.nodes[6], map[string]string{"name": "space:lost/space", "label": "lost/space", "kind": "space", "listed": "false"})
	if raw := exportGraph(t, db, Options{Network: Collaboration, Raw: true}); len(raw.nodes) != 10 || len(raw.edges) != 25 {
		t.Errorf("raw: %s | %s", raw.names(), raw.edgeTexts())
	}
	if err := db.Write(t.Context(), "CREATE (:Snapshot {id: 'left off', complete: false})", nil); err != nil {
		t.Fatal(err)
	}
	for _, network := range Networks {
		if _, err := FromGraph(t.Context(), db, Options{Network: network}, discard); !errors.Is(err, analytics.ErrIncomplete) {
			t.Errorf("%s beside an unfinished load: %v", network, err)
		}
	}
}

// TestNeo4jOracle compares exports of a generated hub, from Neo4j, with the
// counts of NetworkX.
func TestNeo4jOracle(t *testing.T) {
	db := dbtest.Open(t)
	loadtest.Load(t, db, os.DirFS("../testdata/oracle/hub"), loader.Options{Replace: true})
	for variant, scopes := range map[string][]analytics.Scope{"clean": analytics.Scopes[:], "raw": analytics.Scopes[:1]} {
		want := readExpected(t, "../testdata/oracle/expected."+variant+".json.gz")
		for _, s := range scopes {
			o := Options{Network: Collaboration, Scope: s, Raw: variant == "raw"}
			size := want.Network.At(s).Size
			checkCounts(t, variant+" "+s.Name, exportGraph(t, db, o), size.Developers, size.Edges+size.SelfLoopDevelopers, size.WeightTotal+size.SelfLoopCommits)
		}
	}
}
