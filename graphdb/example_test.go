package graphdb_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

// Example connects, writes and reads. What is wrong with a statement comes with
// its place.
func Example() {
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

	rows := []map[string]any{{"name": "ada-wren"}, {"name": "bo-quill"}}
	if err := db.Write(ctx, "UNWIND $rows AS row MERGE (:Account {name: row.name})", map[string]any{"rows": rows}); err != nil {
		log.Fatal(err)
	}

	columns, accounts, err := db.Read(ctx, "MATCH (a:Account) RETURN a.name AS name ORDER BY name", nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(columns)
	for row, err := range accounts {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(row[0])
	}

	statementType, columns, err := db.Plan(ctx, "MATCH (a:Account) DELETE a", nil)
	fmt.Println(statementType, columns, err)

	_, _, err = db.Plan(ctx, "MATCH (a:Account)\n  RETURN b.name", nil)
	if fault := (*graphdb.Error)(nil); errors.As(err, &fault) {
		fmt.Printf("line %d, column %d: %s\n", fault.Line, fault.Column, fault.Text)
	}
	// It prints:
	//
	//	[name]
	//	ada-wren
	//	bo-quill
	//	w [] <nil>
	//	line 2, column 10: Variable `b` not defined
}

func TestExample(t *testing.T) {
	dbtest.Example(t, Example, "[name]\nada-wren\nbo-quill\nw [] <nil>\nline 2, column 10: Variable `b` not defined")
}
