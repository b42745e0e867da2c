package dbserver

import (
	"context"
	"errors"
	"fmt"
)

// engine is one way to run servers.
type engine interface {
	// where names the location of the data, for messages.
	where() string
	// hasData reports whether a database has been made.
	hasData(ctx context.Context) (bool, error)
	// start launches a server, records it in the state file, and waits until
	// it is ready.
	start(ctx context.Context, password string) (*state, error)
	// alive reports whether the server in the state is running, ready or not.
	alive(ctx context.Context, s *state) (bool, error)
	// stop stops the server in the state, if it is running.
	stop(ctx context.Context, s *state) error
	// importFiles makes the database from import files, then starts as start
	// does. stopOld stops the server of the old database.
	importFiles(ctx context.Context, job ImportJob, stopOld func() error, password string) (*state, error)
	// remove deletes the database of a stopped server.
	remove(ctx context.Context) error
}

func engineNamed(name string, d Dirs, o Options) engine {
	if name == EngineDocker {
		return &docker{dirs: d, opts: o, project: composeProject(d)}
	}
	return &local{dirs: d, opts: o}
}

// chooseEngine takes the requested engine; else the one that made the existing
// database; else Docker if its engine answers; else Java. The error is an
// ErrNoEngine if the machine lacks what the engine needs.
func chooseEngine(ctx context.Context, d Dirs, o Options, last *state) (string, error) {
	switch name := wantedEngine(ctx, d, o, last); name {
	case EngineDocker:
		if err := dockerReady(ctx); err != nil {
			return "", &noEngine{reasons: []string{"Docker: " + err.Error()}}
		}
		return EngineDocker, nil
	case EngineLocal:
		if err := localReady(ctx, d); err != nil {
			return "", &noEngine{reasons: []string{"local: " + err.Error()}}
		}
		return EngineLocal, nil
	}
	dockerErr := dockerReady(ctx)
	if dockerErr == nil {
		return EngineDocker, nil
	}
	if err := localReady(ctx, d); err != nil {
		return "", &noEngine{reasons: []string{"Docker: " + dockerErr.Error(), "local: " + err.Error()}}
	}
	return EngineLocal, nil
}

func wantedEngine(ctx context.Context, d Dirs, o Options, last *state) string {
	if o.Engine != "" {
		return o.Engine
	}
	if last != nil {
		return last.Engine
	}
	if has, _ := (&local{dirs: d}).hasData(ctx); has {
		return EngineLocal
	}
	return ""
}

// localReady returns what keeps a local Neo4j from running, nil if nothing
// does.
func localReady(ctx context.Context, d Dirs) error {
	_, err := findJava(ctx)
	if checkJars(d.jars()) != nil {
		if _, merr := findMaven(); merr != nil {
			err = errors.Join(err, merr)
		}
	}
	return oneLine(err)
}

// oneLine joins the lines of a joined error.
func oneLine(err error) error {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return err
	}
	parts := joined.Unwrap()
	if len(parts) == 1 {
		return parts[0]
	}
	return fmt.Errorf("%w, and %w", parts[0], parts[1])
}
