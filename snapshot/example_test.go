package snapshot_test

import (
	"context"
	"fmt"
	"log"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Who commits most, merges of spellings applied and bots left out.
func ExampleSnapshot_Walk() {
	s, err := snapshot.Open(fstest.MapFS{ // or OpenDir, of a folder
		"repositories.jsonl": {Data: []byte(`{"id":"ada-wren/owl","kind":"model","tags":["text-generation"]}`)},
		"identities.jsonl":   {Data: []byte(`{"alias":"Ada Wren","canonical":"ada-wren"}`)},
		"bots.jsonl":         {Data: []byte(`{"name":"ci"}`)},
		"commits.jsonl": {Data: []byte(`{"repo":"ada-wren/owl","kind":"model","sha":"1f","authors":["Ada Wren"]}
{"repo":"ada-wren/owl","kind":"model","sha":"2f","authors":["ci","ada-wren"]}
{"repo":"bo-quill/finch","kind":"model","sha":"3f","authors":["bo-quill"]}
`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	var people *hub.People
	commits := map[string]int{}
	read, err := s.Walk(context.Background(), snapshot.Reading{}, snapshot.Handlers{
		People: func(p *hub.People) error { people = p; return nil },
		Commit: func(_ int, c *hub.Commit) error {
			for _, name := range c.Authors {
				if person, ok := people.Person(name); ok {
					commits[person]++
				}
			}
			return nil
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(commits)
	fmt.Println(read.Records.Commits, "commits of listed repositories,", read.Ignored.CommitsOfUnknownRepositories, "of others")
	// Output:
	// map[ada-wren:2]
	// 2 commits of listed repositories, 1 of others
}

// Bad lines are left out and named; the end of the rejects is the outcome.
func ExampleRejects() {
	s, err := snapshot.Open(fstest.MapFS{
		"repositories.jsonl": {Data: []byte(`{"id":"ada-wren/owl","kind":"model","tags":[]}
{"id":"ada-wren/wren","kind":"modle","tags":[]}
`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	_, err = s.Walk(context.Background(), snapshot.Reading{Rejects: rejects}, snapshot.Handlers{
		Repository: func(index int, r *hub.Repository) error {
			fmt.Println(index, r.Kind, r.ID)
			return nil
		},
	})
	fmt.Println(rejects.End(err))
	// Output:
	// 0 model ada-wren/owl
	// 1 record rejected
}
