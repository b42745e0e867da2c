package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/internal/shellword"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/bulk"
	"github.com/hubgraph/hubgraph/loader/lease"
	"github.com/hubgraph/hubgraph/snapshot"
)

func bulkFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "bulk", Usage: "make the database anew by neo4j-admin, the fastest way; only one that db start made"},
		&cli.StringFlag{Name: "files-only", Usage: "with --bulk: write the import files into `OUT`, and the command for a server elsewhere"},
	}
}

// bulkLoad is load --bulk.
func (e *env) bulkLoad(c *cli.Context) error {
	out := c.String("files-only")
	switch {
	case !c.Bool("bulk"):
		return hub.Usagef("--files-only belongs to --bulk")
	case c.IsSet("files-only") && out == "":
		return hub.Usagef("--files-only wants a folder to write to")
	case c.Bool("merge"):
		return hub.Usagef("--bulk makes the database anew and cannot merge; leave out --bulk to add to what is there")
	case c.IsSet("previous") || c.Bool("whole"):
		return hub.Usagef("--previous and --whole belong to a load without --bulk, which always makes the whole database")
	case c.IsSet("writers") || c.IsSet("batch"):
		return hub.Usagef("--writers and --batch belong to a load without --bulk")
	case out == "" && e.cfg.Neo4j.URI != "":
		return hub.Usagef("%s: --bulk needs the files of its database, so it works only on one that db start started; "+
			"--bulk --files-only OUT writes import files and the command to run there", e.givenServer())
	}
	s, rejects, err := e.openNamed(c)
	if err != nil {
		return err
	}
	collectAt(bulkGCPercent)
	if out != "" {
		err = e.bulkFiles(c.Context, s, rejects, out, c.Bool("replace"))
	} else {
		err = e.bulkImport(c.Context, s, rejects, c.Bool("replace"))
	}
	if err != nil && c.Context.Err() != nil {
		fmt.Fprintf(e.Err, "%v\n", err) // says what became of the database
	}
	return rejects.End(err)
}

// bulkImport replaces the database of this project.
func (e *env) bulkImport(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, replace bool) error {
	server := &bulkServer{e: e}
	var err error
	if server.dirs, err = dbserver.DefaultDirs(); err != nil {
		return err
	}
	defer server.close(context.WithoutCancel(ctx))
	kept, err := e.kept()
	if err != nil {
		return err
	}
	unclaim, err := server.claim(ctx)
	if err != nil {
		return err
	}
	defer unclaim()
	if !replace {
		if err := server.wantEmpty(ctx); err != nil {
			return err
		}
	}
	folder, release, err := bulk.TempDir(server.dirs.Data)
	if err != nil {
		return err
	}
	defer release()
	stop := e.ShowBytes("write import files", s.Progress)
	defer stop()
	summary, err := bulk.Load(ctx, server, s, bulk.Options{Rejects: rejects, Kept: kept, Dir: folder, Log: func(form string, args ...any) {
		stop() // the files are written
		fmt.Fprintf(e.Err, form+"\n", args...)
	}})
	if err != nil {
		return err
	}
	return e.printLoaded(summary)
}

// bulkServer is the Neo4j of this project as a bulk.Server.
type bulkServer struct {
	e    *env
	dirs dbserver.Dirs
	db   *graphdb.DB // nil before the import
	end  func()      // gives back its lease
}

// claim takes the lease of the database that is to be replaced, if its server
// runs, and makes sure that no other import is under way. The server may be
// stopped before the lease is given back.
func (s *bulkServer) claim(ctx context.Context) (unclaim func(), err error) {
	unlock, err := dbserver.LockImport(s.dirs)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			unlock()
		}
	}()
	if _, running, err := dbserver.Status(ctx, s.dirs); err != nil || !running {
		return unlock, err
	}
	info, err := dbserver.Start(ctx, s.dirs, s.e.dbOptions()) // waits for one that is starting
	if err != nil {
		return nil, err
	}
	db, err := s.e.openServer(ctx, retryNever, info)
	if err != nil {
		return nil, err
	}
	own, err := lease.Take(ctx, db, s.e.leaseOptions(bulkName))
	if err != nil {
		db.Close(context.WithoutCancel(ctx))
		return nil, err
	}
	_, end := own.Keep(ctx)
	return func() { end(); db.Close(context.WithoutCancel(ctx)); unlock() }, nil
}

// bulkName is what load --bulk is called in the lease of a database.
const bulkName = "load --bulk"

func (s *bulkServer) Import(ctx context.Context, dir string, args []string) (loader.Store, error) {
	info, err := dbserver.Import(ctx, s.dirs, s.e.dbOptions(), dbserver.ImportJob{Dir: dir, Args: args})
	if err != nil {
		return nil, err
	}
	if s.db, err = s.e.openServer(ctx, retryLoad, info); err != nil {
		return nil, err
	}
	own, err := lease.Take(ctx, s.db, s.e.leaseOptions(bulkName))
	if err != nil {
		return nil, err
	}
	_, s.end = own.Keep(ctx)
	return guarded(s.db, own), nil
}

func (s *bulkServer) close(ctx context.Context) {
	if s.end != nil {
		s.end()
	}
	if s.db != nil {
		s.db.Close(ctx)
	}
}

// wantEmpty returns a *hub.UsageError if the database holds anything. A server
// started to find out is stopped again.
func (s *bulkServer) wantEmpty(ctx context.Context) (err error) {
	if has, err := dbserver.HasData(ctx, s.dirs, s.e.dbOptions()); err != nil || !has {
		return err
	}
	_, running, err := dbserver.Status(ctx, s.dirs)
	if err != nil {
		return err
	}
	info, err := dbserver.Start(ctx, s.dirs, s.e.dbOptions())
	if err != nil {
		return fmt.Errorf("look whether the database is empty: %w", err)
	}
	if !running {
		defer func() { err = errors.Join(err, dbserver.Stop(context.WithoutCancel(ctx), s.dirs)) }()
	}
	db, err := s.e.openServer(ctx, retryCommand, info)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	_, rows, err := db.Read(ctx, "MATCH (n) WHERE NOT n:Lease RETURN 1 LIMIT 1", nil)
	if err != nil {
		return err
	}
	for _, err := range rows {
		if err != nil {
			return err
		}
		return hub.Usagef("the database is not empty; --bulk makes it anew: say --replace to lose what is there")
	}
	return nil
}

// databaseName matches the database names that Neo4j allows.
var databaseName = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9.-]{2,62}$`)

// bulkFiles writes import files and instructions for using them elsewhere.
func (e *env) bulkFiles(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, out string, overwrite bool) error {
	to := bulk.Elsewhere{Database: e.cfg.Neo4j.Database, Overwrite: overwrite}
	if to.Database == "" {
		to.Database = "neo4j"
	}
	if !databaseName.MatchString(to.Database) {
		return hub.Usagef("database %q: Neo4j wants 3 to 63 letters, digits, dots and dashes", to.Database)
	}
	made, err := emptyFolder(out)
	if err != nil {
		return err
	}
	files, err := e.writeBulkFiles(ctx, s, rejects, out, to)
	if err != nil {
		if made {
			os.Remove(out)
		}
		return err
	}
	_, err = fmt.Fprintf(e.Out, `%s: %s nodes and %s relationships in %d MB of import files
On the server, with the database stopped and the folder copied there (%s does it):

cd %s
%s

With the database online:

%s
`, out, terminal.Number(files.Nodes), terminal.Number(files.Relationships), files.Bytes>>20, bulk.ScriptFile, shellword.Quote(out), files.Command(to), files.FinishCommand(to))
	return err
}

func (e *env) writeBulkFiles(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, out string, to bulk.Elsewhere) (*bulk.Files, error) {
	stop := e.ShowBytes("write import files", s.Progress)
	defer stop()
	files, err := bulk.Write(ctx, out, s, rejects)
	if err != nil {
		return nil, err
	}
	for name, text := range map[string]string{bulk.ScriptFile: files.Script(to), bulk.FinishFile: files.Finish()} {
		err := outfile.Write(filepath.Join(out, name), func(w io.Writer) error { _, err := io.WriteString(w, text); return err })
		if err != nil {
			return nil, errors.Join(err, files.Remove())
		}
	}
	return files, nil
}

// emptyFolder creates a missing folder and refuses one that is not empty.
func emptyFolder(dir string) (made bool, err error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return true, os.MkdirAll(dir, 0o777)
	case err != nil:
		return false, err
	case len(entries) > 0:
		return false, hub.Usagef("--files-only wants an empty folder or none, and %s has something in it", dir)
	}
	return false, nil
}
