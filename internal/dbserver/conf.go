package dbserver

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// confText returns neo4j.conf for a server; more holds settings that override
// its own. It names folders by their place in the home of the server: Neo4j reads
// the file in another encoding than it was written in, and takes each backslash
// for a slash, so that not every path can be given there.
func confText(bolt, http, heapMB, pageCacheMB int, more map[string]string) string {
	settings := [][2]string{
		{"server.directories.data", "data"},
		{"server.directories.logs", "logs"},
		{"server.directories.import", "import"},
		{"server.directories.plugins", "plugins"},
		{"server.directories.run", "run"},
		{"server.default_listen_address", loopback},
		{"server.default_advertised_address", loopback},
		{"server.bolt.listen_address", address(bolt)},
		{"server.bolt.advertised_address", address(bolt)},
		{"server.http.enabled", "true"},
		{"server.http.listen_address", address(http)},
		{"server.http.advertised_address", address(http)},
		{"server.https.enabled", "false"},
		{"server.memory.heap.initial_size", fmt.Sprintf("%dm", min(heapMB, 256))},
		{"server.memory.heap.max_size", fmt.Sprintf("%dm", heapMB)},
		{"server.memory.pagecache.size", fmt.Sprintf("%dm", pageCacheMB)},
		{"dbms.security.auth_enabled", "true"},
		{"dbms.security.allow_csv_import_from_file_urls", "false"},
		{"dbms.usage_report.enabled", "false"},
		// Neo4j Browser plays guides and takes styles from these hosts only;
		// without 127.0.0.1 it is Neo4j's default.
		{"client.allow_telemetry", "false"}, // of Neo4j Browser
		{"browser.remote_content_hostname_whitelist", "guides.neo4j.com,localhost,127.0.0.1"},
		// Ends what was forgotten in Neo4j Browser or a notebook. Statements of
		// hubgraph have their own limits, or none.
		{"db.transaction.timeout", "1h"},
		{"db.logs.query.enabled", "OFF"},
		// An empty database takes 2 MB instead of 500, and its log stays
		// within that for days.
		{"db.tx_log.preallocate", "false"},
		{"db.tx_log.rotation.retention_policy", "512M size"},
		// Stops at once instead of after ten quiet seconds.
		{"internal.dbms.bolt.netty_server_shutdown_quiet_period", "0"},
	}
	var b strings.Builder
	b.WriteString("# Written by hubgraph at every start; changes are lost.\n")
	for _, name := range slices.Sorted(maps.Keys(more)) {
		// Neo4j refuses a setting given twice.
		settings = slices.DeleteFunc(settings, func(s [2]string) bool { return s[0] == name })
		settings = append(settings, [2]string{name, more[name]})
	}
	for _, s := range settings {
		fmt.Fprintf(&b, "%s=%s\n", s[0], s[1])
	}
	return b.String()
}
