package dbserver

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

func TestChooseEngine(t *testing.T) {
	java, mvn := fakeJava("17.0.15"), "exit 0"
	docker := &state{Engine: EngineDocker}
	for _, c := range []struct {
		name    string
		scripts map[string]string
		wanted  string
		last    *state
		data    bool // a local database is there
		want    string
		says    []string // of an ErrNoEngine
	}{
		{name: "Docker engine first", scripts: map[string]string{"docker": fakeDocker, "java": java, "mvn": mvn}, want: EngineDocker},
		{name: "the Docker client alone does not count", scripts: map[string]string{"docker": fakeClient, "java": java, "mvn": mvn}, want: EngineLocal},
		{name: "no Docker", scripts: map[string]string{"java": java, "mvn": mvn}, want: EngineLocal},
		{name: "wanted local", scripts: map[string]string{"docker": fakeDocker, "java": java, "mvn": mvn}, wanted: EngineLocal, want: EngineLocal},
		{name: "a local database stays local", scripts: map[string]string{"docker": fakeDocker, "java": java, "mvn": mvn}, data: true, want: EngineLocal},
		{name: "a database in Docker stays there", scripts: map[string]string{"docker": fakeDocker, "java": java, "mvn": mvn}, last: docker, want: EngineDocker},
		{name: "a database in Docker without its engine", scripts: map[string]string{"docker": fakeClient, "java": java, "mvn": mvn}, last: docker,
			says: []string{"the client is installed but no engine answers"}},
		{name: "wanted Docker without an engine", scripts: map[string]string{"docker": fakeClient, "java": java, "mvn": mvn}, wanted: EngineDocker,
			says: []string{"the client is installed but no engine answers"}},
		{name: "Docker without compose", scripts: map[string]string{"docker": `[ "$1" = version ] && echo 28.2.2`}, wanted: EngineDocker,
			says: []string{"compose plugin is missing"}},
		{name: "nothing", says: []string{"Docker: not installed", "no Java found", "no Maven"}},
		{name: "no Java", scripts: map[string]string{"mvn": mvn}, says: []string{"no Java found"}},
		{name: "old Java", scripts: map[string]string{"mvn": mvn, "java": fakeJava("11.0.25")}, says: []string{"Java 11", "too old"}},
		{name: "no Maven", scripts: map[string]string{"java": java}, says: []string{"no Maven (mvn)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fakePath(t, c.scripts)
			d := tempDirs(t)
			if c.data {
				write(t, filepath.Join(d.data(), "databases", "system", "neostore"), "")
			}
			got, err := chooseEngine(context.Background(), d, Options{Engine: c.wanted}, c.last)
			if got != c.want || (err != nil) != (c.want == "") {
				t.Fatalf("got %q, %v; want %q", got, err, c.want)
			}
			if err == nil {
				return
			}
			if !errors.Is(err, ErrNoEngine) {
				t.Errorf("%v is not ErrNoEngine", err)
			}
			for _, part := range append(c.says, "install Java 17", "NEO4J_URI") {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %q", err, part)
				}
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q has several lines", err)
			}
		})
	}
}

func TestMavenIsNotNeededOnceJarsAreThere(t *testing.T) {
	d := tempDirs(t)
	fakePath(t, map[string]string{"java": fakeJava("17.0.15"), "mvn": fakeMaven(t, jarSet(t))})
	if _, err := ensureJars(context.Background(), d, Options{}); err != nil {
		t.Fatal(err)
	}
	fakePath(t, map[string]string{"java": fakeJava("17.0.15")})
	if got, err := chooseEngine(context.Background(), d, Options{}, nil); err != nil || got != EngineLocal {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for _, o := range []Options{{BoltPort: -1}, {HTTPPort: 65536}, {BoltPort: 7687, HTTPPort: 7687}, {Engine: "podman"}} {
		_, err := Start(context.Background(), tempDirs(t), o)
		if !errors.As(err, new(*hub.UsageError)) {
			t.Errorf("%+v: got %v, want wrong use", o, err)
		}
	}
	if err := (Options{}).check(); err != nil {
		t.Errorf("two free ports: %v", err)
	}
}
