package dbserver

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph"
)

// recorder is a docker that keeps its arguments and environment in a file.
func recorder(log, then string) string {
	return `{ echo "args: $*"; echo "env: NEO4J_PASSWORD=$NEO4J_PASSWORD bolt=$HUBGRAPH_DB_BOLT_PORT http=$HUBGRAPH_DB_HTTP_PORT heap=$HUBGRAPH_DB_HEAP"; } >> ` + log + "\n" + then
}

func newDocker(t *testing.T, then string) (e *docker, log func() string) {
	t.Helper()
	d := tempDirs(t)
	path := filepath.Join(t.TempDir(), "log")
	fakePath(t, map[string]string{"docker": recorder(path, then)})
	return &docker{dirs: d, opts: Options{HeapMB: 800}, project: composeProject(d)}, func() string {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
}

func TestComposeCommands(t *testing.T) {
	e, log := newDocker(t, `case "$*" in "version "*|"compose version"*) echo 28;; *" ps "*) echo '{"Service":"neo4j","State":"running","Health":"healthy"}';; esac`)
	ctx := context.Background()
	s := &state{Engine: EngineDocker, Running: true, BoltPort: 17687, HTTPPort: 17474, Project: e.project}
	if err := e.compose(ctx, s, "hunter2", nil, "up", "--detach", "--wait"); err != nil {
		t.Fatal(err)
	}
	if up, err := e.alive(ctx, s); !up || err != nil {
		t.Errorf("alive: %v, %v", up, err)
	}
	if err := e.stop(ctx, s); err != nil {
		t.Error(err)
	}
	if err := e.remove(ctx); err != nil {
		t.Error(err)
	}
	head := "args: compose --project-name " + e.project + " --file " + e.dirs.composeFile() + " "
	var args []string
	for line := range strings.Lines(log()) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, head); ok {
			args = append(args, rest)
		}
		if strings.HasPrefix(line, "args:") && strings.Contains(line, "hunter2") {
			t.Error("the password stands in the arguments")
		}
	}
	want := []string{"up --detach --wait", "ps --all --format json", "down --timeout 60", "down --volumes"}
	if strings.Join(args, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", args, want)
	}
	if !strings.Contains(log(), "env: NEO4J_PASSWORD=hunter2 bolt=17687 http=17474 heap=800m") {
		t.Errorf("the environment is not as wanted:\n%s", log())
	}
	b, err := os.ReadFile(e.dirs.composeFile())
	if err != nil || string(b) != string(hubgraph.ComposeFile) {
		t.Errorf("the compose file is not the embedded one: %v", err)
	}
}

func TestComposeError(t *testing.T) {
	e, _ := newDocker(t, `echo 'Network created'; echo "pull access denied, password was $NEO4J_PASSWORD" >&2; exit 1`)
	err := e.compose(context.Background(), &state{}, "hunter2", nil, "up")
	if err == nil || !strings.Contains(err.Error(), "docker compose up: exit status 1: Network created; pull access denied") || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v", err)
	}
}

func TestComposeRunning(t *testing.T) {
	for _, c := range []struct {
		out  string
		want bool
	}{
		{"", false},
		{"[]", false},
		{`{"Service":"neo4j","State":"running"}` + "\n", true},
		{`{"Service":"neo4j","State":"exited"}`, false},
		{`{"Service":"other","State":"running"}` + "\n" + `{"Service":"neo4j","State":"exited"}`, false},
		{`{"Service":"other","State":"exited"}` + "\n" + `{"Service":"neo4j","State":"running"}`, true},
		{`[{"Service":"neo4j","State":"running"}]`, true}, // before compose 2.21
	} {
		if got, err := composeRunning([]byte(c.out)); got != c.want || err != nil {
			t.Errorf("%q: got %v, %v", c.out, got, err)
		}
	}
	if _, err := composeRunning([]byte("no such service")); err == nil {
		t.Error("text that is not JSON is no error")
	}
}

func TestDockerVolume(t *testing.T) {
	e, _ := newDocker(t, "")
	for out, want := range map[string]bool{
		"":                           false,
		e.project + "_data":          true,
		"my-" + e.project + "_data2": false,
	} {
		fakePath(t, map[string]string{"docker": "echo " + out})
		if got, err := e.hasData(context.Background()); got != want || err != nil {
			t.Errorf("%q: got %v, %v", out, got, err)
		}
	}
}

func TestComposeProject(t *testing.T) {
	user, err := DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	if got := composeProject(user); got != "hubgraph" {
		t.Errorf("of the user's folders: %s", got)
	}
	a, b := composeProject(tempDirs(t)), composeProject(tempDirs(t))
	if a == b || a == "hubgraph" || !strings.HasPrefix(a, "hubgraph-") {
		t.Errorf("of other folders: %s and %s", a, b)
	}
}

// A container is not running without its engine.
func TestDockerEngineGone(t *testing.T) {
	d := tempDirs(t)
	if err := private(d.State); err != nil {
		t.Fatal(err)
	}
	s := &state{Engine: EngineDocker, Running: true, BoltPort: 7687, HTTPPort: 7474, Project: composeProject(d)}
	if err := s.write(d); err != nil {
		t.Fatal(err)
	}
	fakePath(t, map[string]string{"docker": fakeClient})
	info, running, err := Status(context.Background(), d)
	if running || err != nil || info.Engine != EngineDocker {
		t.Errorf("status: %v, %v, %v", info, running, err)
	}
	if _, err := Start(context.Background(), d, Options{}); err == nil || !strings.Contains(err.Error(), "no engine answers") {
		t.Errorf("start: %v", err)
	}
	if err := Stop(context.Background(), d); err != nil {
		t.Errorf("stop: %v", err)
	}
	if _, err := Reset(context.Background(), d, Options{}); err == nil {
		t.Error("reset emptied a database that it cannot reach")
	}
}

// Without a state, a reset looks for the database in Docker too.
func TestResetFindsDockerVolume(t *testing.T) {
	d := tempDirs(t)
	path := filepath.Join(t.TempDir(), "log")
	fakePath(t, map[string]string{"docker": recorder(path, `case "$*" in
"version "*|"compose version"*) echo 28;;
"volume ls"*) echo `+composeProject(d)+`_data;;
esac`)})
	if info, err := Reset(context.Background(), d, Options{}); info != nil || err != nil {
		t.Fatalf("got %v, %v", info, err)
	}
	b, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(b), "--project-name "+composeProject(d)+" ") || !strings.Contains(string(b), " down --volumes") {
		t.Errorf("%v, the volume stays:\n%s", err, b)
	}
}

// Docker and Java run the server with the same kinds of settings; those of
// neo4j.conf are proved by a real server.
func TestComposeSettingsAreThoseOfConf(t *testing.T) {
	conf := confText(7687, 7474, 1024, 512, nil)
	names := regexp.MustCompile(`(?m)^ +NEO4J_([a-z]\w+):`).FindAllStringSubmatch(string(hubgraph.ComposeFile), -1)
	if len(names) < 5 {
		t.Fatalf("found %d settings in compose.yaml", len(names))
	}
	for _, m := range names {
		// As the image's entry point turns variables into settings.
		setting := strings.ReplaceAll(strings.ReplaceAll(m[1], "_", "."), "..", "_")
		if !strings.Contains(conf, "\n"+setting+"=") {
			t.Errorf("compose.yaml sets %s, neo4j.conf does not", setting)
		}
	}
}
