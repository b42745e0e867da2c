package analytics_test

import (
	"context"
	"fmt"
	"log"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Two people commit to one model, one of them to another as well. Worked out by hand.
func ExampleFromSnapshot() {
	s, err := snapshot.Open(fstest.MapFS{ // or os.DirFS("hub")
		"repositories.jsonl": {Data: []byte(`{"id":"ada-wren/owl","kind":"model","tags":["fill-mask"]}
{"id":"bo-quill/fox","kind":"model","tags":[]}
`)},
		"commits.jsonl": {Data: []byte(`{"repo":"ada-wren/owl","kind":"model","sha":"1","authors":["ada-wren"]}
{"repo":"ada-wren/owl","kind":"model","sha":"2","authors":["ada-wren"]}
{"repo":"ada-wren/owl","kind":"model","sha":"3","authors":["bo-quill"]}
{"repo":"bo-quill/fox","kind":"model","sha":"1","authors":["bo-quill"]}
`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	c, err := analytics.FromSnapshot(context.Background(), s, nil, analytics.Defaults())
	if err != nil {
		log.Fatal(err)
	}
	n, err := analytics.Collaborate(c, analytics.Scopes[0])
	if err != nil {
		log.Fatal(err)
	}
	for v := range int32(n.Graph.N()) {
		for i, to := range n.Graph.Out(v) {
			fmt.Println(c.People[n.People[v]], "to", c.People[n.People[to]], n.Graph.OutWeights(v)[i])
		}
	}
	// Output:
	// ada-wren to bo-quill 2
	// bo-quill to ada-wren 1
}
