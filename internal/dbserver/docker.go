package dbserver

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph"
)

// docker runs Neo4j with docker compose.
type docker struct {
	dirs    Dirs
	opts    Options
	project string
}

// composeProject returns the compose project of the folders: hubgraph for the
// user's own, hubgraph-HASH for others.
func composeProject(d Dirs) string {
	if def, err := DefaultDirs(); err == nil && def.State == d.State {
		return "hubgraph"
	}
	path, err := filepath.Abs(d.State)
	if err != nil {
		path = d.State
	}
	sum := sha256.Sum256([]byte(path))
	return "hubgraph-" + hex.EncodeToString(sum[:4])
}

// dockerReady returns what keeps docker compose from running.
func dockerReady(ctx context.Context) error {
	path, err := exec.LookPath("docker")
	if err != nil {
		return errors.New("not installed")
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	// The client answers even without an engine, with an empty server version.
	out, err := quick(ctx, path, "version", "--format", "{{.Server.Version}}")
	if err != nil || strings.TrimSpace(string(out)) == "" {
		return errors.New("the client is installed but no engine answers")
	}
	if _, err := quick(ctx, path, "compose", "version", "--short"); err != nil {
		return errors.New("the engine answers but the compose plugin is missing")
	}
	return nil
}

// quick runs a command and gives up when the context ends, even if the command
// left children that hold its output.
func quick(ctx context.Context, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.WaitDelay = time.Second
	return cmd.Output()
}

func (e *docker) where() string { return "Docker volume " + e.project + "_data" }

func (e *docker) hasData(ctx context.Context) (bool, error) {
	out, err := quick(ctx, "docker", "volume", "ls", "--quiet", "--filter", "name="+e.project+"_data")
	if err != nil {
		return false, fmt.Errorf("list Docker volumes: %w", err)
	}
	for name := range strings.FieldsSeq(string(out)) {
		if name == e.project+"_data" { // the filter matches parts of names too
			return true, nil
		}
	}
	return false, nil
}

func (e *docker) start(ctx context.Context, password string) (*state, error) {
	bolt, http, err := choosePorts(e.opts)
	if err != nil {
		return nil, err
	}
	s := &state{Engine: EngineDocker, Running: true, BoltPort: bolt, HTTPPort: http, Project: e.project,
		Version: Version, StartedAt: time.Now().UTC().Truncate(time.Second)}
	if err := s.write(e.dirs); err != nil {
		return nil, err
	}
	e.opts.logf("starting Neo4j by docker compose (the image is pulled once)")
	limit := strconv.Itoa(int(readyLimit.Seconds()))
	if err := e.compose(ctx, s, password, nil, "up", "--detach", "--wait", "--wait-timeout", limit); err != nil {
		return nil, err
	}
	return s, waitReady(ctx, s, password, e.dirs, func() (bool, error) { return e.alive(ctx, s) })
}

// alive is false without an engine, as then no container runs.
func (e *docker) alive(ctx context.Context, s *state) (bool, error) {
	if dockerReady(ctx) != nil {
		return false, ctx.Err()
	}
	var out bytes.Buffer
	if err := e.compose(ctx, s, "unused-here", &out, "ps", "--all", "--format", "json"); err != nil {
		return false, err
	}
	return composeRunning(out.Bytes())
}

// composeRunning reads docker compose ps: one JSON object per line, or in
// older versions one array.
func composeRunning(out []byte) (bool, error) {
	type container struct{ Service, State string }
	d := json.NewDecoder(bytes.NewReader(out))
	for {
		var raw json.RawMessage
		if err := d.Decode(&raw); errors.Is(err, io.EOF) {
			return false, nil
		} else if err != nil {
			return false, fmt.Errorf("read docker compose ps: %w", err)
		}
		var list []container
		if json.Unmarshal(raw, &list) != nil {
			var one container
			if err := json.Unmarshal(raw, &one); err != nil {
				return false, fmt.Errorf("read docker compose ps: %w", err)
			}
			list = []container{one}
		}
		for _, c := range list {
			if c.Service == "neo4j" && (c.State == "running" || c.State == "restarting") {
				return true, nil
			}
		}
	}
}

// stop removes the container; the volumes stay.
func (e *docker) stop(ctx context.Context, s *state) error {
	return e.compose(ctx, s, "unused-here", nil, "down", "--timeout", strconv.Itoa(int(endGrace.Seconds())))
}

func (e *docker) remove(ctx context.Context) error {
	return e.compose(ctx, &state{}, "unused-here", nil, "down", "--volumes")
}

// compose runs a compose command with the embedded file. The password goes
// through the environment.
func (e *docker) compose(ctx context.Context, s *state, password string, stdout io.Writer, args ...string) error {
	if err := private(e.dirs.State); err != nil {
		return fmt.Errorf("make state folder: %w", err)
	}
	if err := writePrivate(e.dirs.composeFile(), hubgraph.ComposeFile); err != nil {
		return fmt.Errorf("write compose file: %w", err)
	}
	cmd := exec.CommandContext(ctx, "docker", append([]string{"compose", "--project-name", e.project, "--file", e.dirs.composeFile()}, args...)...)
	heap, pageCache := memoryMB(e.opts, totalMemory())
	cmd.Env = append(childEnv(), "NEO4J_PASSWORD="+password,
		fmt.Sprintf("HUBGRAPH_DB_HEAP=%dm", heap), fmt.Sprintf("HUBGRAPH_DB_PAGECACHE=%dm", pageCache))
	if s.BoltPort != 0 {
		cmd.Env = append(cmd.Env, fmt.Sprintf("%s=%d", BoltPortEnv, s.BoltPort), fmt.Sprintf("%s=%d", HTTPPortEnv, s.HTTPPort))
	}
	var text bytes.Buffer
	cmd.Stdout, cmd.Stderr = &text, &text
	if stdout != nil {
		cmd.Stdout = stdout
	}
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("docker compose %s: %w: %s", args[0], err, lastLines(strings.ReplaceAll(text.String(), password, "***"), 3))
	}
	return nil
}

// lastLines returns the last non-blank lines, joined into one.
func lastLines(s string, n int) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[max(0, len(lines)-n):], "; ")
}
