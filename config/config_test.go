package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

func environment(pairs ...string) func(string) (string, bool) {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(name string) (string, bool) { v, ok := m[name]; return v, ok }
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func source(c *Config, key string) string {
	for _, v := range c.Values() {
		if v.Key == key {
			return v.Source
		}
	}
	return "missing"
}

func TestOrderDefaultsFileEnvironmentFlags(t *testing.T) {
	file := write(t, "c.yaml", "neo4j:\n  uri: bolt+s://file:1\n  ca_file: file.pem\n  username: file-user\n  database: file-db\ndb:\n  bolt_port: 0\n")
	c, err := Load(Options{File: file, Getenv: environment("NEO4J_USERNAME", "env-user", "NEO4J_DATABASE", "env-db", "HUBGRAPH_NEO4J_CA_FILE", "env.pem"), Flags: map[string]string{"neo4j.database": "flag-db"}})
	if err != nil {
		t.Fatal(err)
	}
	want := Neo4j{URI: "bolt+s://file:1", Username: "env-user", Database: "flag-db", CAFile: "env.pem"}
	if c.Neo4j != want || c.DB.BoltPort != 0 || c.DB.HTTPPort != 7474 {
		t.Errorf("got %+v %+v", c.Neo4j, c.DB)
	}
	for key, want := range map[string]string{"neo4j.uri": "file " + file, "neo4j.username": "environment NEO4J_USERNAME", "neo4j.database": "flag", "db.http_port": "default"} {
		if got := source(c, key); got != want {
			t.Errorf("%s comes from %q, want %q", key, got, want)
		}
	}
}

func TestOwnVariableBeforeTheCommonOne(t *testing.T) {
	c, err := Load(Options{Getenv: environment("NEO4J_URI", "bolt://common:1", "HUBGRAPH_NEO4J_URI", "bolt://own:1", "NEO4J_USERNAME", "")})
	if err != nil {
		t.Fatal(err)
	}
	if c.Neo4j.URI != "bolt://own:1" || c.Neo4j.Username != "neo4j" {
		t.Errorf("got %+v; an empty variable counts as not set", c.Neo4j)
	}
}

func TestSecretsAreMasked(t *testing.T) {
	c, err := Load(Options{Getenv: environment("NEO4J_PASSWORD", "open-sesame", "HF_TOKEN", "hf_secret\n")})
	if err != nil {
		t.Fatal(err)
	}
	if c.Neo4j.Password != "open-sesame" || c.HF.Token != "hf_secret" {
		t.Error("the secrets are not read")
	}
	for _, v := range c.Values() {
		if s := v.String(); strings.Contains(s, "sesame") || strings.Contains(s, "hf_") {
			t.Errorf("a secret shows: %s", s)
		}
	}
}

func TestWrongSettings(t *testing.T) {
	for name, o := range map[string]Options{
		"did you mean":         {File: write(t, "c.yaml", "neo4j:\n  ury: bolt://x:1\n"), Getenv: environment()},
		"configuration file":   {File: write(t, "c.yaml", "neo4j: [\n"), Getenv: environment()},
		"no-such-file":         {File: "no-such-file.yaml", Getenv: environment()},
		"unknown scheme":       {Getenv: environment("NEO4J_URI", "http://localhost:7474")},
		"want an address":      {Getenv: environment("NEO4J_URI", "localhost")},
		"do not belong":        {Getenv: environment("NEO4J_URI", "bolt://neo4j:hunter2@localhost:1")},
		"checks no certif":     {Getenv: environment("NEO4J_URI", "neo4j://localhost", "HUBGRAPH_NEO4J_CA_FILE", "ca.pem")},
		"+ssc:// checks no":    {Getenv: environment("NEO4J_URI", "bolt+ssc://localhost", "HUBGRAPH_NEO4J_CA_FILE", "ca.pem")},
		"not a port":           {Getenv: environment("HUBGRAPH_DB_BOLT_PORT", "70000")},
		"none of auto, docker": {Getenv: environment("HUBGRAPH_DB_ENGINE", "podman")},
		"http or https":        {Getenv: environment("HF_ENDPOINT", "huggingface.co")},
	} {
		_, err := Load(o)
		if err == nil || !strings.Contains(err.Error(), name) || !errors.As(err, new(*hub.UsageError)) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("error %v, want wrong use with %q", err, name)
		}
	}
}

func TestFileInTheUsualPlace(t *testing.T) {
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "config.toml"), []byte("[neo4j]\nuri = \"bolt://home:1\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	c, err := Load(Options{Home: home, Getenv: environment()})
	if err != nil || c.Neo4j.URI != "bolt://home:1" {
		t.Errorf("%v %+v", err, c)
	}
}

func TestSettingsAreSortedAndDocumented(t *testing.T) {
	for i, s := range Settings {
		if s.Help == "" || len(s.Env) == 0 || i > 0 && Settings[i-1].Key >= s.Key {
			t.Errorf("setting %s", s.Key)
		}
	}
}
