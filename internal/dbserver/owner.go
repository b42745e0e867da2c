package dbserver

import (
	"os"
	"strings"
)

// Machine identifies this machine as long as it runs, and within it what shares
// its process ids.
func Machine() string {
	host, _ := os.Hostname()
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id") // on Linux
	space, _ := os.Readlink("/proc/self/ns/pid")
	return strings.TrimSpace(strings.Join([]string{host, strings.TrimSpace(string(boot)), space}, " "))
}

// ProcessIdentity returns what identifies a running process of this machine for
// good, besides its id; "" if it cannot be told.
func ProcessIdentity(pid int) string {
	identity, err := processIdentity(pid)
	if err != nil {
		return ""
	}
	return identity
}

// Runs reports whether the process with the id and the identity runs.
func Runs(pid int, identity string) bool { return isOurs(pid, identity) }
