package dbserver

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Start starts a server, or finds it running (Info.Reused), and waits until it
// answers. Concurrent starts yield one server. If ctx ends meanwhile, what was
// started is stopped again.
func Start(ctx context.Context, d Dirs, o Options) (*Info, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	release, err := lockState(ctx, d, o)
	if err != nil {
		return nil, err
	}
	defer release()
	return start(ctx, d, o)
}

// StartPatiently is Start that goes on waiting for a server that needs longer,
// as on a busy machine, until ctx ends.
func StartPatiently(ctx context.Context, d Dirs, o Options) (*Info, error) {
	for {
		info, err := Start(ctx, d, o)
		if !errors.Is(err, errSlow) {
			return info, err
		}
		o.logf("Neo4j is still starting")
	}
}

func lockState(ctx context.Context, d Dirs, o Options) (release func(), err error) {
	if err := private(d.State); err != nil {
		return nil, fmt.Errorf("make state folder: %w", err)
	}
	return acquire(ctx, d.lockFile(), func() { o.logf("waiting for another hubgraph that starts or stops the database") })
}

func start(ctx context.Context, d Dirs, o Options) (*Info, error) {
	last, err := readState(d)
	if err != nil {
		return nil, err
	}
	if last != nil && last.Running {
		info, err := reuse(ctx, d, o, last)
		if info != nil || err != nil {
			return info, err
		}
	}
	name, err := chooseEngine(ctx, d, o, last)
	if err != nil {
		return nil, err
	}
	e := engineNamed(name, d, o)
	password, err := ensurePassword(ctx, d, e)
	if err != nil {
		return nil, err
	}
	s, err := e.start(ctx, password)
	if err != nil {
		return nil, err
	}
	info := s.info(d)
	info.Password, info.Ready = password, true
	return info, nil
}

// reuse returns the server started earlier once it is ready, or nil if it is
// gone.
func reuse(ctx context.Context, d Dirs, o Options, s *state) (*Info, error) {
	e := engineNamed(s.Engine, d, o)
	alive := func() (bool, error) { return e.alive(ctx, s) }
	up, err := alive()
	if err != nil {
		return nil, err
	}
	if !up {
		o.logf("the Neo4j started before (%s) is gone, starting it again", s.describe())
		return nil, nil
	}
	password, err := keptPassword(d)
	if err != nil {
		return nil, err
	}
	if password == "" {
		return nil, passwordLost(d, e.where())
	}
	err = waitReady(ctx, s, password, d, alive)
	if errors.Is(err, errEnded) {
		o.logf("the Neo4j started before (%s) has ended, starting it again", s.describe())
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	info := s.info(d)
	info.Password, info.Ready, info.Reused = password, true, true
	return info, nil
}

func (s *state) describe() string {
	if s.Engine == EngineDocker {
		return "Docker project " + s.Project
	}
	return fmt.Sprintf("process %d", s.PID)
}

// ensurePassword returns the password of the database, or makes one if there
// is no database yet.
func ensurePassword(ctx context.Context, d Dirs, e engine) (string, error) {
	password, err := keptPassword(d)
	if err != nil || password != "" {
		return password, err
	}
	has, err := e.hasData(ctx)
	if err != nil {
		return "", err
	}
	if has {
		return "", passwordLost(d, e.where())
	}
	return makePassword(d)
}

// keptPassword reads the password and makes sure that no other user can.
func keptPassword(d Dirs) (string, error) {
	password, err := readPassword(d)
	if err != nil || password == "" {
		return "", err
	}
	if err := os.Chmod(d.passwordFile(), 0o600); err != nil {
		return "", fmt.Errorf("protect password of the database: %w", err)
	}
	return password, nil
}

// Stop stops the server that Start started, and nothing else. It is not an
// error if none runs.
func Stop(ctx context.Context, d Dirs) error {
	if _, err := os.Stat(d.State); os.IsNotExist(err) {
		return nil
	}
	release, err := lockState(ctx, d, Options{})
	if err != nil {
		return err
	}
	defer release()
	_, err = stop(ctx, d, Options{})
	return err
}

// stop reports whether a server was running.
func stop(ctx context.Context, d Dirs, o Options) (was bool, err error) {
	s, err := readState(d)
	if err != nil {
		return false, err
	}
	if s == nil || !s.Running {
		return false, (&local{dirs: d, opts: o}).endUnrecorded(ctx)
	}
	e := engineNamed(s.Engine, d, o)
	if was, err = e.alive(ctx, s); err != nil {
		return false, err
	}
	if was {
		if err := e.stop(ctx, s); err != nil {
			return was, err
		}
	}
	s.stopped()
	return was, s.write(d)
}

// Status returns where the server is and whether it is running; one that is
// still starting is running but not Ready. Without an error the Info is never
// nil; it holds the password.
func Status(ctx context.Context, d Dirs) (info *Info, running bool, err error) {
	s, err := readState(d)
	if err != nil {
		return nil, false, err
	}
	info = s.info(d)
	if info.Password, err = readPassword(d); err != nil {
		return nil, false, err
	}
	if s != nil && s.Running {
		e := engineNamed(s.Engine, d, Options{})
		running, err = e.alive(ctx, s)
		if running {
			info.Ready = boltAnswers(ctx, s.BoltPort)
		}
		if running && !info.Ready {
			running, err = e.alive(ctx, s) // it may just have ended
		}
	}
	if err != nil {
		return nil, false, err
	}
	if !running {
		info.PID = 0
	}
	return info, running, nil
}

// Reset empties the database: it stops the server, deletes the data, and keeps
// the password and the fetched jars. A server that was running is started
// again on the same ports and its Info returned; otherwise nil is.
func Reset(ctx context.Context, d Dirs, o Options) (*Info, error) {
	release, err := lockState(ctx, d, o)
	if err != nil {
		return nil, err
	}
	defer release()
	s, err := readState(d)
	if err != nil {
		return nil, err
	}
	was, err := stop(ctx, d, o)
	if err != nil {
		return nil, err
	}
	if err := removeData(ctx, d, o, s); err != nil {
		return nil, fmt.Errorf("delete the database: %w", err)
	}
	if err := os.Remove(d.stateFile()); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	if !was {
		return nil, nil
	}
	o.BoltPort, o.HTTPPort, o.Engine = s.BoltPort, s.HTTPPort, s.Engine
	return start(ctx, d, o)
}

// removeData deletes the database. Without a state file any engine may have
// one.
func removeData(ctx context.Context, d Dirs, o Options, s *state) error {
	if s != nil {
		return engineNamed(s.Engine, d, o).remove(ctx)
	}
	if err := engineNamed(EngineLocal, d, o).remove(ctx); err != nil {
		return err
	}
	if dockerReady(ctx) != nil {
		return ctx.Err()
	}
	e := engineNamed(EngineDocker, d, o)
	if has, err := e.hasData(ctx); !has || err != nil {
		return err
	}
	return e.remove(ctx)
}
