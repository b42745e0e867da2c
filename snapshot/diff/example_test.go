package diff_test

import (
	"context"
	"fmt"
	"log"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

func ExampleCompare() {
	open := func(repositories string) *snapshot.Snapshot {
		s, err := snapshot.Open(fstest.MapFS{"repositories.jsonl": {Data: []byte(repositories)}})
		if err != nil {
			log.Fatal(err)
		}
		return s
	}
	older := open(`{"id":"ada-wren/owl","kind":"model","tags":[],"likes":3}`)
	newer := open(`{"id":"ada-wren/owl","kind":"model","tags":[],"likes":5}
{"id":"ada-wren/wren","kind":"model","tags":[]}
`)
	d, err := diff.Compare(context.Background(), older, newer, diff.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Repositories.Added, "added,", d.Repositories.Changed, "changed")
	fmt.Println(d.Repositories.Likes.Change, "likes more")
	// Output:
	// 1 added, 1 changed
	// 2 likes more
}
