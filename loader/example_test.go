package loader_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

// ExampleLoad loads a snapshot, whose bad lines are named on standard error, and
// says what the database holds.
func ExampleLoad() {
	ctx := context.Background()
	db, err := graphdb.Open(ctx, graphdb.Config{
		URI:      os.Getenv("NEO4J_URI"),
		Username: os.Getenv("NEO4J_USERNAME"),
		Password: os.Getenv("NEO4J_PASSWORD"),
	})
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close(ctx)
	s, err := snapshot.Open(hubtest.Small()) // snapshot.OpenDir opens a folder
	if err != nil {
		log.Fatal(err)
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: os.Stderr})
	summary, err := loader.Load(ctx, db, s, loader.Options{Rejects: rejects, Replace: true})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(loader.Total(summary.Records), "records,", summary.Rejected, "rejected")
	for _, label := range summary.Nodes {
		fmt.Println(label.N, label.Name)
	}
}

func TestExampleLoad(t *testing.T) {
	dbtest.Example(t, ExampleLoad, "52 records, 0 rejected\n6 Model\n2 Dataset\n4 Space\n19 Account\n14 Developer\n2 Bot\n0 Organization\n"+
		"19 Commit\n5 Discussion\n5 License\n3 Field\n1 Snapshot\n")
}
