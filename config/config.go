package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/spf13/viper"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
)

// Config is the settings in effect.
type Config struct {
	Neo4j Neo4j
	DB    DB
	HF    HF
	// QueriesDir is a folder of the user's stored queries, "" for none.
	QueriesDir string

	values []Value
}

// Neo4j names the database to use.
type Neo4j struct {
	URI      string // "" for the server started by db start
	Username string
	Password string
	Database string // "" for the user's home database
	CAFile   string // "" for the authorities of the system
}

// DB says how to start a Neo4j.
type DB struct {
	Engine   string // auto, docker or local
	BoltPort int    // 0 for any free port
	HTTPPort int
}

// HF says how to reach the Hub.
type HF struct {
	Endpoint string
	Token    string
}

// Value is one setting in effect.
type Value struct {
	Key    string `json:"key"`
	Value  string `json:"value"`  // masked when it is a secret
	Source string `json:"source"` // default, file NAME, environment NAME or flag
}

// Options says where settings come from.
type Options struct {
	File   string            // configuration file; "" looks in the usual places
	Flags  map[string]string // settings given as flags, by key
	Getenv func(string) (string, bool)
	Home   string // the user's configuration folder for hubgraph; "" for none
}

// Load reads the settings. An error in the file or in a value is a
// hub.UsageError.
func Load(o Options) (*Config, error) {
	if o.Getenv == nil {
		o.Getenv = os.LookupEnv
	}
	v := viper.New()
	file, err := readFile(v, o)
	if err != nil {
		return nil, err
	}
	c := &Config{}
	for _, s := range Settings {
		v.SetDefault(s.Key, s.Default)
		source := "default"
		if v.InConfig(s.Key) {
			source = "file " + file
		}
		for _, name := range s.Env {
			if text, ok := o.Getenv(name); ok && text != "" {
				v.Set(s.Key, text)
				source = "environment " + name
				break
			}
		}
		if text, ok := o.Flags[s.Key]; ok {
			v.Set(s.Key, text)
			source = "flag"
		}
		c.values = append(c.values, Value{Key: s.Key, Value: shownValue(s, v.GetString(s.Key)), Source: source})
	}
	return c, c.fill(v)
}

func (c *Config) fill(v *viper.Viper) error {
	c.Neo4j = Neo4j{URI: v.GetString("neo4j.uri"), Username: v.GetString("neo4j.username"), Password: v.GetString("neo4j.password"), Database: v.GetString("neo4j.database"),
		CAFile: v.GetString("neo4j.ca_file")}
	c.HF = HF{Endpoint: strings.TrimRight(v.GetString("hf.endpoint"), "/"), Token: strings.TrimSpace(v.GetString("hf.token"))}
	c.DB.Engine = v.GetString("db.engine")
	c.QueriesDir = v.GetString("queries.dir")
	return errors.Join(
		c.validate(),
		port(v.GetString("db.bolt_port"), "db.bolt_port", &c.DB.BoltPort),
		port(v.GetString("db.http_port"), "db.http_port", &c.DB.HTTPPort),
	)
}

// readFile finds and reads the configuration file, and checks its keys.
func readFile(v *viper.Viper, o Options) (string, error) {
	file := o.File
	if file == "" {
		file, _ = o.Getenv("HUBGRAPH_CONFIG")
	}
	if file == "" {
		file = usualFile(o.Home)
	}
	if file == "" {
		return "", nil
	}
	if err := readValues(v, file); err != nil {
		return "", hub.Usagef("configuration file %s: %v", file, err)
	}
	keys := v.AllKeys()
	sort.Strings(keys)
	for _, key := range keys {
		if find(key) == nil {
			return "", hub.Usagef("configuration file %s: no setting %q; %s", file, key, hint(key))
		}
		if _, text := find(key).Default.(string); text && v.Get(key) != nil {
			if _, ok := v.Get(key).(string); !ok {
				return "", hub.Usagef("configuration file %s: %s is text; write it in quotes", file, key)
			}
		}
	}
	return file, nil
}

func usualFile(home string) string {
	for _, suffix := range []string{".yaml", ".yml", ".toml", ".json"} {
		places := []string{"hubgraph" + suffix}
		if home != "" {
			places = append(places, filepath.Join(home, "config"+suffix))
		}
		for _, place := range places {
			if info, err := os.Stat(place); err == nil && info.Mode().IsRegular() {
				return place
			}
		}
	}
	return ""
}

// hint suggests the setting that an unknown key may have meant.
func hint(key string) string {
	keys := make([]string, len(Settings))
	for i, s := range Settings {
		keys[i] = s.Key
	}
	if near := nearest.Names(key, keys); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return "the settings are " + strings.Join(keys, ", ")
}

// Values returns every setting in effect, sorted by key, with secrets masked.
func (c *Config) Values() []Value { return c.values }

// Source returns where the value of a setting comes from, as in Value.
func (c *Config) Source(key string) string {
	for _, v := range c.values {
		if v.Key == key {
			return v.Source
		}
	}
	return ""
}

// shownValue masks a secret, its length included.
func shownValue(s Setting, value string) string {
	if s.Secret && value != "" {
		return "********"
	}
	return value
}

// Folder returns the user's configuration folder for hubgraph, "" when the
// system has none.
func Folder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "hubgraph")
}

// String returns "key = value (source)".
func (v Value) String() string { return fmt.Sprintf("%s = %s (%s)", v.Key, v.Value, v.Source) }
