package config

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// validate checks the values of the settings, and that they fit each other.
func (c *Config) validate() error {
	if uri := c.Neo4j.URI; uri != "" {
		u, err := url.Parse(uri)
		switch {
		case err != nil || u.Host == "":
			return hub.Usagef("neo4j.uri: want an address such as neo4j://localhost:7687")
		case !slices.Contains(schemes, u.Scheme):
			return hub.Usagef("neo4j.uri: unknown scheme %q; want one of %s", u.Scheme, strings.Join(schemes, ", "))
		case u.User != nil:
			return hub.Usagef("neo4j.uri: user and password do not belong into the address; use NEO4J_USERNAME and NEO4J_PASSWORD")
		case c.Neo4j.CAFile != "" && !strings.HasSuffix(u.Scheme, "+s"):
			return hub.Usagef("neo4j.ca_file: %s:// checks no certificate; use bolt+s:// or neo4j+s:// with a CA file", u.Scheme)
		}
	}
	if u, err := url.Parse(c.HF.Endpoint); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return hub.Usagef("hf.endpoint: want an http or https address")
	}
	if !slices.Contains([]string{"auto", "docker", "local"}, c.DB.Engine) {
		return hub.Usagef("db.engine: %q is none of auto, docker, local", c.DB.Engine)
	}
	return nil
}

func port(text, key string, to *int) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 65535 {
		return hub.Usagef("%s: %q is not a port, 0 to 65535", key, text)
	}
	*to = n
	return nil
}
