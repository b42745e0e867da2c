package bulk

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Server is a Neo4j whose database can be replaced by an import.
type Server interface {
	// Import runs "neo4j-admin database import full" with the arguments in the
	// folder of the import files, replaces the existing database by the
	// result, and connects to it once it is online. The error says what became
	// of the old database.
	Import(ctx context.Context, dir string, args []string) (loader.Store, error)
}

// Options says how to Load.
type Options struct {
	Rejects *snapshot.Rejects // takes the bad lines; when nil, the first one is an error

	Kept loaded.Folder // where the index of what is loaded is kept; see loader.Options

	Dir string                           // an empty folder for the import files, near the database; they are removed
	Log func(format string, args ...any) // a line for each step; nil for none
}

// Load replaces the database of a Server by the graph of a snapshot, the one
// that loader.Load would write into an empty database.
//
// The database is not touched until the files are written. If the import
// fails, Server.Import's error says what became of the database. A later error
// leaves a graph whose (:Snapshot) is not complete, and says so.
func Load(ctx context.Context, server Server, s *snapshot.Snapshot, o Options) (loader.Summary, error) {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	start := time.Now()
	if err := checkSpace(s, o.Dir); err != nil {
		return loader.Summary{}, err
	}
	var tracker *loaded.Tracker
	if o.Kept.Dir != "" {
		tracker = loaded.NewTracker(nil, o.Dir)
	}
	defer tracker.Close()
	files, err := write(ctx, o.Dir, s, o.Rejects, tracker)
	if err != nil {
		return loader.Summary{}, err
	}
	defer files.Remove()
	o.Log("wrote %d MB of import files, %d nodes and %d relationships, in %.1f s", files.Bytes>>20, files.Nodes, files.Relationships, time.Since(start).Seconds())
	if err := checkFree(o.Dir, 0, storePerFiles*files.Bytes); err != nil {
		return loader.Summary{}, err
	}
	store, err := server.Import(ctx, o.Dir, files.Arguments("neo4j"))
	if err != nil {
		return loader.Summary{}, err
	}
	o.Log("making constraints")
	stop := logIndexes(ctx, store, o.Log)
	summary, err := files.endImport(ctx, store, s, loader.Options{Kept: o.Kept, Notice: func(line string) { o.Log("%s", line) }})
	stop()
	if err != nil {
		return loader.Summary{}, fmt.Errorf("%w; the new database holds the graph and is not marked as complete", err)
	}
	summary.Elapsed = time.Since(start)
	return summary, nil
}
