package bulk

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Server is a Neo4j whose database neo4j-admin can make anew.
type Server interface {
	// Import makes a database of the import files in a folder, by the arguments
	// of "neo4j-admin database import full" for a process in that folder, puts it
	// in the place of the one that is there, and connects to it once it is
	// online. The error says what became of the old one.
	Import(ctx context.Context, dir string, args []string) (loader.Store, error)
}

// Options says how to Load.
type Options struct {
	Rejects *snapshot.Rejects // gets the bad lines; without it the first one is an error

	Dir string                           // an empty folder for the import files, near the database; they are removed
	Log func(format string, args ...any) // a line for each step; nil for none
}

// Load makes the database of a Server anew from a snapshot. The database ends as
// loader.Load would leave it.
//
// Before the files are written nothing is touched. After an error of the import
// it is as the Server says. An error after it leaves a graph whose (:Snapshot)
// is not complete, and says so.
func Load(ctx context.Context, server Server, s *snapshot.Snapshot, o Options) (loader.Summary, error) {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	start := time.Now()
	if err := checkSpace(s, o.Dir); err != nil {
		return loader.Summary{}, err
	}
	files, err := Write(ctx, o.Dir, s, o.Rejects)
	if err != nil {
		return loader.Summary{}, err
	}
	defer files.Remove()
	o.Log("wrote %d MB of import files in %.1f s", files.Bytes>>20, time.Since(start).Seconds())
	if err := checkFree(o.Dir, 0, storePerFiles*files.Bytes); err != nil {
		return loader.Summary{}, err
	}
	store, err := server.Import(ctx, o.Dir, files.Arguments("neo4j"))
	if err != nil {
		return loader.Summary{}, err
	}
	o.Log("making constraints")
	summary, err := files.endImport(ctx, store, s)
	if err != nil {
		return loader.Summary{}, fmt.Errorf("%w; the new database holds the graph and is not marked as complete", err)
	}
	summary.Elapsed = time.Since(start)
	return summary, nil
}
