package config

import "strings"

// Setting describes one setting.
type Setting struct {
	Key     string   // as in the configuration file, such as neo4j.uri
	Env     []string // environment variables; the first that is set counts
	Default any      // a string or an int
	Secret  bool     // its value is never shown
	Help    string
}

// Settings lists every setting, by key.
var Settings = []Setting{
	{Key: "db.bolt_port", Env: envs("db.bolt_port"), Default: 7687, Help: "Bolt port of the Neo4j that db start starts; 0 is any free one"},
	{Key: "db.engine", Env: envs("db.engine"), Default: "auto", Help: "how db start runs Neo4j: auto, docker or local"},
	{Key: "db.http_port", Env: envs("db.http_port"), Default: 7474, Help: "port of Neo4j Browser; 0 is any free one"},
	{Key: "hf.endpoint", Env: envs("hf.endpoint", "HF_ENDPOINT"), Default: "https://huggingface.co", Help: "address of the Hub, for collect"},
	{Key: "hf.token", Env: envs("hf.token", "HF_TOKEN"), Default: "", Secret: true, Help: "access token of the Hub, for collect; HF_HOME and others are looked at as its own client does"},
	{Key: "neo4j.ca_file", Env: envs("neo4j.ca_file"), Default: "", Help: "PEM file of the authorities that bolt+s:// and neo4j+s:// trust; empty is those of the system"},
	{Key: "neo4j.database", Env: envs("neo4j.database", "NEO4J_DATABASE"), Default: "", Help: "database name; empty is the user's home database"},
	{Key: "neo4j.password", Env: envs("neo4j.password", "NEO4J_PASSWORD"), Default: "", Secret: true, Help: "password of the Neo4j user"},
	{Key: "neo4j.uri", Env: envs("neo4j.uri", "NEO4J_URI"), Default: "", Help: "address of Neo4j; empty is the one that db start started"},
	{Key: "neo4j.username", Env: envs("neo4j.username", "NEO4J_USERNAME"), Default: "neo4j", Help: "Neo4j user"},
	{Key: "queries.dir", Env: envs("queries.dir"), Default: "", Help: "folder of stored queries of your own, as --queries"},
}

// envs returns the project's own variable for a key, followed by the others
// given.
func envs(key string, others ...string) []string {
	own := "HUBGRAPH_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
	return append([]string{own}, others...)
}

func find(key string) *Setting {
	for i := range Settings {
		if Settings[i].Key == key {
			return &Settings[i]
		}
	}
	return nil
}
