package browser

import (
	"slices"
	"strings"
)

// Setting is the setting of Neo4j 5 that lists the hosts from which Neo4j Browser
// fetches guides and styles. Its default is "guides.neo4j.com,localhost"; "*" is
// every host.
const Setting = "browser.remote_content_hostname_whitelist"

// SettingCypher asks a server for the setting, as Neo4j Browser itself does: one
// row with the column value, or none where it is not set.
const SettingCypher = "CALL dbms.clientConfig() YIELD name, value WHERE name = '" + Setting + "' RETURN value"

// defaultHosts is what Neo4j Browser assumes when the server reports nothing.
const defaultHosts = "guides.neo4j.com,localhost"

// Allows reports whether Neo4j Browser fetches from a host, given the setting's
// value; "" is Neo4j's default. The rules are those of Neo4j Browser 5.24.
func Allows(value, host string) bool {
	if value == "" {
		value = defaultHosts
	}
	if value == "*" {
		return true
	}
	for entry := range strings.SplitSeq(value, ",") {
		entry = strings.TrimSuffix(strings.TrimSpace(entry), "/")
		if entry == host || entry == "http://"+host {
			return true
		}
	}
	return false
}

// ConfLine is the line of neo4j.conf that lets Neo4j Browser fetch from this machine
// in addition to the hosts in the setting's present value; "" is Neo4j's default.
func ConfLine(value string) string {
	if value == "" {
		value = defaultHosts
	}
	var hosts []string
	for entry := range strings.SplitSeq(value, ",") {
		if entry = strings.TrimSpace(entry); entry != "" {
			hosts = append(hosts, entry)
		}
	}
	for _, host := range []string{"localhost", "127.0.0.1"} {
		if !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}
	}
	return Setting + "=" + strings.Join(hosts, ",")
}
