package config

import (
	"errors"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// free are the settings of any text, and where it comes out.
var free = map[string]func(*Config) string{
	"neo4j.username": func(c *Config) string { return c.Neo4j.Username },
	"neo4j.password": func(c *Config) string { return c.Neo4j.Password },
	"neo4j.database": func(c *Config) string { return c.Neo4j.Database },
	"neo4j.ca_file":  func(c *Config) string { return c.Neo4j.CAFile },
	"hf.token":       func(c *Config) string { return c.HF.Token },
	"queries.dir":    func(c *Config) string { return c.QueriesDir },
}

// TestTextStaysText: what YAML would make a number, a truth or a date of is the text
// that stands there, for every setting that is text.
func TestTextStaysText(t *testing.T) {
	for _, s := range Settings {
		if _, text := s.Default.(string); text && free[s.Key] == nil && s.Key != "neo4j.uri" && s.Key != "db.engine" && s.Key != "hf.endpoint" {
			t.Errorf("%s is not tried", s.Key)
		}
	}
	for key, get := range free {
		group, name, _ := strings.Cut(key, ".")
		for _, text := range []string{"0123456", "0o17", "0x1F", "1e3", "1_000", "12345678901234567890", "3.10", "1.0", ".5", "+1", ".inf", ".nan",
			"yes", "No", "on", "OFF", "true", "False", "y", "2023-10-01", "2023-10-01T00:00:00Z", "12:30:45", "a b"} {
			for _, written := range []string{text, `"` + text + `"`, "'" + text + "'"} {
				c, err := Load(Options{File: write(t, "c.yaml", group+":\n  "+name+": "+written+"\n"), Getenv: environment()})
				if err != nil || get(c) != text {
					t.Errorf("%s: %s: %v, %v", key, written, c, err)
				}
			}
		}
		for _, null := range []string{"", "~", "null"} {
			c, err := Load(Options{File: write(t, "c.yaml", group+":\n  "+name+": "+null+"\n"), Getenv: environment()})
			want, _ := Load(Options{Getenv: environment(), File: write(t, "c.yaml", "")})
			if err != nil || get(c) != get(want) {
				t.Errorf("%s: %q: %v, %v", key, null, c, err)
			}
		}
		for _, file := range []string{write(t, "c.yaml", group+":\n  "+name+": [a]\n"), write(t, "c.toml", "["+group+"]\n"+name+" = 1e3\n"),
			write(t, "c.toml", "["+group+"]\n"+name+" = 2023-10-01\n")} {
			if _, err := Load(Options{File: file, Getenv: environment()}); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), key+" is text; write it in quotes") {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}

func TestFilesOfEveryForm(t *testing.T) {
	for name, text := range map[string]string{
		"a.yaml": "\ufeffneo4j:\n  username: ada\ndb:\n  bolt_port: 17000\n", "b.yml": "x: &x\n  username: ada\n", "c.json": "\ufeff{\"neo4j\":{\"username\":\"ada\"},\"db\":{\"bolt_port\":17000}}",
		"d.toml": "\ufeff[neo4j]\nusername = \"ada\"\n[db]\nbolt_port = 17000\n",
	} {
		c, err := Load(Options{File: write(t, name, text), Getenv: environment()})
		if name == "b.yml" {
			if err == nil || !strings.Contains(err.Error(), `no setting "x.username"`) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || c.Neo4j.Username != "ada" || c.DB.BoltPort != 17000 {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
	for name, text := range map[string]string{"a.yaml": "db:\n  engine: auto\n  engine: local\n", "b.json": "{} {}", "c.yaml": "- a\n", "d.json": "\xff\xfe{\x00}\x00"} {
		if _, err := Load(Options{File: write(t, name, text), Getenv: environment()}); !errors.As(err, new(*hub.UsageError)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
