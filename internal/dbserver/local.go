package dbserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The Java classes of the server and of neo4j-admin.
const (
	serverClass = "org.neo4j.server.CommunityEntryPoint"
	adminClass  = "org.neo4j.cli.AdminTool"
)

// local runs Neo4j as a Java process of the user.
type local struct {
	dirs Dirs
	opts Options
}

func (l *local) where() string { return l.dirs.data() }

func (l *local) hasData(context.Context) (bool, error) {
	_, err := os.Stat(filepath.Join(l.dirs.data(), "databases", "system"))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (l *local) alive(_ context.Context, s *state) (bool, error) {
	return isOurs(s.PID, s.Process), nil
}

func (l *local) stop(ctx context.Context, s *state) error {
	err := endProcess(ctx, s.PID, s.Process, endGrace, l.opts.logf)
	if err == nil {
		s.keepArchive()
	}
	return err
}

func (l *local) remove(ctx context.Context) error {
	if err := l.endUnrecorded(ctx); err != nil {
		return err
	}
	return os.RemoveAll(l.dirs.home())
}

// endUnrecorded ends a server of this database that has no state file: whoever
// started it was killed before writing the file, or the file was deleted.
func (l *local) endUnrecorded(ctx context.Context) error {
	pid := findServer(l.dirs.home())
	if pid == 0 {
		return nil
	}
	identity, err := processIdentity(pid)
	if err != nil {
		return nil
	}
	l.opts.logf("ending process %d, a Neo4j of this database that was left without a record", pid)
	return endProcess(ctx, pid, identity, endGrace, l.opts.logf)
}

// portTries is how often a start is retried when a port picked as free is
// taken in the meantime.
const portTries = 3

func (l *local) start(ctx context.Context, password string) (*state, error) {
	if err := recoverSwap(l.dirs); err != nil {
		return nil, fmt.Errorf("clear away an interrupted import: %w", err)
	}
	return l.startServer(ctx, password)
}

func (l *local) startServer(ctx context.Context, password string) (*state, error) {
	java, err := l.java(ctx)
	if err != nil {
		return nil, err
	}
	if err := l.endUnrecorded(ctx); err != nil {
		return nil, err
	}
	if _, _, err := choosePorts(l.opts); err != nil { // before a long fetch
		return nil, err
	}
	lib, err := ensureJars(ctx, l.dirs, l.opts)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		s, err := l.launch(ctx, java, lib, password)
		var port *PortError
		picked := l.opts.BoltPort == 0 || l.opts.HTTPPort == 0
		if errors.As(err, &port) && picked && try < portTries {
			continue
		}
		return s, err
	}
}

func (l *local) launch(ctx context.Context, java, lib, password string) (*state, error) {
	bolt, http, err := choosePorts(l.opts)
	if err != nil {
		return nil, err
	}
	heap, err := l.prepare(bolt, http)
	if err != nil {
		return nil, err
	}
	if err := l.setPassword(ctx, java, lib, password); err != nil {
		return nil, err
	}
	l.opts.logf("starting Neo4j %s", Version)
	classes, recorded := l.classArgs(ctx, java)
	p, err := l.run(java, l.javaArgs(lib, heap, classes))
	if err != nil {
		return nil, err
	}
	s := &state{Engine: EngineLocal, Running: true, BoltPort: bolt, HTTPPort: http, PID: p.pid, Process: p.identity,
		Version: Version, StartedAt: time.Now().UTC().Truncate(time.Second), Recorded: recorded}
	if err := s.write(l.dirs); err != nil {
		return nil, errors.Join(err, p.end(ctx, l.opts.logf))
	}
	err = waitReady(ctx, s, password, l.dirs, func() (bool, error) { return isOurs(p.pid, p.identity), nil })
	if err == nil || errors.Is(err, errSlow) {
		return s, err
	}
	if errors.Is(err, errEnded) {
		err = l.explainEnd(p, s)
	} else {
		err = errors.Join(err, p.end(ctx, l.opts.logf))
	}
	s.stopped()
	return nil, errors.Join(err, s.write(l.dirs))
}

// prepare creates the folders and writes the configuration; it returns the
// heap in MiB.
func (l *local) prepare(bolt, http int) (heap int, err error) {
	for _, dir := range []string{l.dirs.Data, l.dirs.home(), l.dirs.conf(), l.dirs.logs(), l.dirs.data()} {
		if err := private(dir); err != nil {
			return 0, fmt.Errorf("make data folder: %w", err)
		}
	}
	heap, pageCache := memoryMB(l.opts, totalMemory())
	text := confText(bolt, http, heap, pageCache, l.opts.Settings)
	if err := writePrivate(filepath.Join(l.dirs.conf(), "neo4j.conf"), []byte(text)); err != nil {
		return 0, fmt.Errorf("write neo4j.conf: %w", err)
	}
	return heap, nil
}

// setPassword sets the password of a database about to be made. The admin tool
// reads it from a 0600 argument file, so that it appears in no command line;
// only its salted hash is kept.
func (l *local) setPassword(ctx context.Context, java, lib, password string) error {
	if has, err := l.hasData(ctx); err != nil || has {
		return err
	}
	if err := os.RemoveAll(filepath.Join(l.dirs.data(), "dbms", "auth.ini")); err != nil {
		return err
	}
	args := filepath.Join(l.dirs.State, "neo4j-admin.args")
	if err := writePrivate(args, []byte("dbms\nset-initial-password\n"+password+"\n")); err != nil {
		return err
	}
	defer os.Remove(args)
	cmd := exec.CommandContext(ctx, java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
		"-cp", filepath.Join(lib, "*"), adminClass, "@"+args)
	cmd.Env = append(childEnv(), "NEO4J_HOME="+l.dirs.home(), "NEO4J_CONF="+l.dirs.conf())
	out, err := cmd.CombinedOutput()
	if err != nil {
		if damaged := l.damaged(); damaged != nil {
			return damaged
		}
		reason := javaReason(strings.Split(string(out), "\n"), err.Error())
		return fmt.Errorf("set the password of the database: %s", strings.ReplaceAll(reason, password, "***"))
	}
	return nil
}

// childEnv returns the environment without the variables that do not concern
// Neo4j, and with a locale in which Java takes names of files for UTF-8: in
// that of cron, ssh or a container it often knows ASCII only.
func childEnv() []string {
	var env []string
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "NEO4J_") && !strings.HasPrefix(e, "HUBGRAPH_") && !strings.HasPrefix(e, "HF_") && !strings.HasPrefix(e, "LC_ALL=") {
			env = append(env, e)
		}
	}
	return append(env, "LC_ALL="+childLocale)
}

const childLocale = "C.UTF-8"
