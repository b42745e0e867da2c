//go:build readers

// This test needs Python and the network: go test -tags readers -run Readers ./explorer/neighbourhood

package neighbourhood

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/readers"
	"github.com/hubgraph/hubgraph/queries/find"
)

// What is seen is read back by NetworkX and pandas: hostile names, two relationships
// between the same things, weights, and relationships without a direction.
func TestReaders(t *testing.T) {
	dir := t.TempDir()
	several := begin("m")
	owner := Expansion{several.State.Center, "owner", DefaultMost}
	several.expand(owner, counted(find.Model, "m", 1), answered(owner, find.Account, "in", "o"))
	for i, n := range []neighbour{{relationship: "CONTRIBUTED", direction: "in", weight: 314813, unit: "commits"}, {relationship: "COMMITS_WITH", direction: "both", weight: 2, unit: "models", detail: "<&>"}} {
		several.join(i%2, 1-i%2, n)
	}
	for name, p := range map[string]*Picture{"hostile": hostilePicture(), "star": star(40, "owner/name"), "several": several} {
		var graphml, edges, nodes bytes.Buffer
		for _, err := range []error{p.GraphML(&graphml, hub.Provenance{}), p.CSV(&nodes, &edges, hub.Provenance{})} {
			if err != nil {
				t.Fatal(err)
			}
		}
		type edge struct {
			From         int    `json:"from"`
			To           int    `json:"to"`
			Relationship string `json:"relationship"`
			Weight       int64  `json:"weight"`
			Mutual       bool   `json:"mutual"`
		}
		sent := struct {
			Nodes []ViewNode `json:"nodes"`
			Edges []edge     `json:"edges"`
		}{Nodes: p.view(hub.Provenance{}, "").Nodes}
		for _, e := range p.Edges {
			sent.Edges = append(sent.Edges, edge{e.From, e.To, e.Relationship, max(e.Weight, 1), e.Mutual})
		}
		text, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}
		for ext, text := range map[string][]byte{".json": text, ".graphml": graphml.Bytes(), ".edges.csv": edges.Bytes(), ".nodes.csv": nodes.Bytes()} {
			if err := os.WriteFile(filepath.Join(dir, name+ext), text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Log(readers.Run(t, readers.Python(t), "testdata/read_back.py", dir))
}
