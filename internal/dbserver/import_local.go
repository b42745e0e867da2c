package dbserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// importHeapMB returns the Java heap of neo4j-admin in MiB for a machine with
// the given bytes of memory. It needs a little over 1 GiB however much there
// is to import; its tables are outside the heap.
func importHeapMB(total uint64) int { return min(max(int(total/8>>20), 1280), 2048) }

// importMemory returns the arguments that say how much memory neo4j-admin may
// use outside the heap: a quarter of all. By itself it takes what is neither
// used nor in the file cache. Since the import files have just been written,
// and fill that cache, this may be next to nothing, and relationships are then
// linked in as many passes over all of them as there are types.
func importMemory(total uint64) []string {
	if total == 0 {
		return nil
	}
	return []string{fmt.Sprintf("--max-off-heap-memory=%dm", max(total/4>>20, 512))}
}

// importFiles makes the database in the staging folder, while a server of the
// old one may be running, and swaps the two once the new one is complete.
func (l *local) importFiles(ctx context.Context, job ImportJob, stopOld func() error, password string) (*state, error) {
	if err := l.makeStaged(ctx, job); err != nil {
		return nil, errors.Join(asItWas(err), os.RemoveAll(l.dirs.staging()))
	}
	if err := stopOld(); err != nil {
		return nil, errors.Join(asItWas(err), os.RemoveAll(l.dirs.staging()))
	}
	swap := databaseSwap(l.dirs)
	if err := swap.do(); err != nil {
		return nil, l.undo(swap, err)
	}
	s, err := l.startPatiently(ctx, password)
	if err != nil {
		// It may still be starting, or be unrecorded.
		last, rerr := readState(l.dirs)
		if rerr == nil && last != nil && last.Running {
			rerr = stopOld()
		}
		return nil, l.undo(swap, errors.Join(err, rerr))
	}
	return s, os.RemoveAll(l.dirs.staging())
}

// startPatiently waits several times longer than a start does before giving up
// on the new database.
func (l *local) startPatiently(ctx context.Context, password string) (*state, error) {
	s, err := l.startServer(ctx, password)
	for try := 0; errors.Is(err, errSlow) && try < 4; try++ {
		l.opts.logf("Neo4j is still starting")
		err = waitReady(ctx, s, password, l.dirs, func() (bool, error) { return l.alive(ctx, s) })
	}
	return s, err
}

// undo puts the old database back.
func (l *local) undo(swap swap, err error) error {
	if e := swap.undo(); e != nil {
		return fmt.Errorf("%w; the old database is in %s: %w", err, swap.old, e)
	}
	return errors.Join(fmt.Errorf("%w; the old database is back, and stopped", err), os.RemoveAll(l.dirs.staging()))
}

// makeStaged has neo4j-admin make the database in an empty staging folder.
func (l *local) makeStaged(ctx context.Context, job ImportJob) error {
	java, err := l.java(ctx)
	if err != nil {
		return err
	}
	lib, err := ensureJars(ctx, l.dirs, l.opts)
	if err != nil {
		return err
	}
	if err := recoverSwap(l.dirs); err != nil {
		return fmt.Errorf("clear away an interrupted import: %w", err)
	}
	staging := l.dirs.staging()
	for _, dir := range []string{l.dirs.Data, l.dirs.home(), l.dirs.logs(), staging, filepath.Join(staging, "conf")} {
		if err := private(dir); err != nil {
			return fmt.Errorf("make staging folder: %w", err)
		}
	}
	conf := filepath.Join(staging, "conf")
	if err := writePrivate(filepath.Join(conf, "neo4j.conf"), []byte(stagingConf)); err != nil {
		return fmt.Errorf("write neo4j.conf: %w", err)
	}
	cmd := exec.CommandContext(ctx, java, fmt.Sprintf("-Xmx%dm", importHeapMB(totalMemory())), "-XX:+UseParallelGC", "-Dfile.encoding=UTF-8",
		"-cp", filepath.Join(lib, "*"), adminClass, "database", "import", "full")
	cmd.Args = slices.Concat(cmd.Args, job.Args, importMemory(totalMemory()), []string{"--verbose", "--report-file=" + filepath.Join(staging, "import.report")})
	cmd.Dir = job.Dir
	cmd.Env = append(childEnv(), "NEO4J_HOME="+staging, "NEO4J_CONF="+conf)
	return l.admin(ctx, cmd)
}

// admin runs neo4j-admin. What it prints goes to a file.
func (l *local) admin(ctx context.Context, cmd *exec.Cmd) error {
	log, err := os.OpenFile(l.dirs.importLog(), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write import log: %w", err)
	}
	defer log.Close()
	stages := &importStages{to: log, logf: l.opts.logf}
	cmd.Stdout, cmd.Stderr = stages, stages // one writer, so lines do not mix
	cmd.WaitDelay = 5 * time.Second
	if err := runAsPart(cmd); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("neo4j-admin database import: %s (its output: %s)", stages.reason(err), l.dirs.importLog())
	}
	return nil
}

// stagingConf is the neo4j.conf of an import into the staging folder, which is
// its home.
const stagingConf = "server.directories.data=data\n" +
	"server.directories.logs=logs\n" +
	"dbms.usage_report.enabled=false\n" +
	"db.tx_log.preallocate=false\n"
