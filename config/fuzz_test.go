package config

import (
	"encoding/json"
	"errors"
	"math/big"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hubgraph/hubgraph/hub"
)

// FuzzSettings gives a setting a value in the file, in the environment and as a
// flag: all are taken alike, as the form of the setting says, and no message
// shows what is secret.
func FuzzSettings(f *testing.F) {
	for i, s := range Settings {
		for _, value := range []string{"neo4j+s://graph.example:7687", "bolt://a:hunter2@b", "https://hub.example/", "65535", "-1", "+80", "1e3", "docker", "", " x\n", "true"} {
			f.Add(uint8(i), value)
		}
		f.Add(uint8(i), s.Key)
	}
	f.Fuzz(func(t *testing.T, n uint8, value string) {
		if value == "" || !utf8.ValidString(value) {
			return // an empty variable is not set, a file has no other text
		}
		s := Settings[int(n)%len(Settings)]
		group, name, _ := strings.Cut(s.Key, ".")
		text, err := json.Marshal(map[string]map[string]string{group: {name: value}})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "c.json")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		var first *Config
		for i, o := range []Options{{File: file, Getenv: environment()}, {Getenv: environment(s.Env[0], value)}, {Getenv: environment(), Flags: map[string]string{s.Key: value}}} {
			t.Chdir(filepath.Dir(file)) // no other file
			c, err := Load(o)
			if (err == nil) != validValue(s.Key, value) {
				t.Fatalf("way %d: %s %q: error %v", i, s.Key, value, err)
			}
			if err != nil {
				if !errors.As(err, new(*hub.UsageError)) || s.Key == "neo4j.uri" && strings.Contains(err.Error(), "hunter2") || s.Secret && strings.Contains(err.Error(), value) {
					t.Fatalf("%s %q: error %q", s.Key, value, err)
				}
				continue
			}
			if first == nil {
				first = c
			}
			if d := cmp.Diff(first, c, cmpopts.IgnoreUnexported(Config{})); d != "" {
				t.Fatalf("way %d: %s %q: %s", i, s.Key, value, d)
			}
			at := slices.IndexFunc(c.Values(), func(v Value) bool { return v.Key == s.Key })
			if shown := c.Values()[at]; s.Secret != (shown.Value == "********") && value != "********" || !s.Secret && shown.Value != value || shown.Source == "default" {
				t.Fatalf("way %d: %s %q is shown as %+v", i, s.Key, value, shown)
			}
		}
	})
}

// validValue says which values a setting may have.
func validValue(key, value string) bool {
	switch key {
	case "db.bolt_port", "db.http_port":
		n, ok := new(big.Int).SetString(value, 10)
		return ok && n.Sign() >= 0 && n.Cmp(big.NewInt(65535)) <= 0
	case "db.engine":
		return slices.Contains([]string{"auto", "docker", "local"}, value)
	case "neo4j.uri":
		u, err := url.Parse(value)
		scheme, _, _ := strings.Cut(strings.ToLower(value), "://")
		return err == nil && u.Host != "" && u.User == nil && slices.Contains([]string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}, scheme)
	case "hf.endpoint":
		u, err := url.Parse(strings.TrimRight(value, "/"))
		return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
	}
	return true
}
