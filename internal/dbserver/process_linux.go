package dbserver

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// processIdentity returns the boot id and the start time of a process, which
// with its process id identify it for good. A zombie counts as gone once no other
// thread of it is left: until then its ports may be taken.
func processIdentity(pid int) (string, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", errGone
	}
	// The name, in parentheses, may contain anything; the fields after it do
	// not.
	fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	const stateField, threadsField, startField = 0, 17, 19 // 3, 20 and 22 in proc(5)
	if len(fields) <= startField || fields[stateField] == "X" || fields[stateField] == "Z" && len(fields[threadsField]) == 1 && fields[threadsField] <= "1" {
		return "", errGone
	}
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	return strings.TrimSpace(string(boot)) + "/" + fields[startField], nil
}

// findServer returns the process that serves the Neo4j home, or 0.
func findServer(home string) int {
	files, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(f)))
		if servesHome(strings.Split(string(b), "\x00"), home) {
			if _, err := processIdentity(pid); err == nil {
				return pid
			}
		}
	}
	return 0
}

func servesHome(args []string, home string) bool {
	server, ours := false, false
	for _, a := range args {
		server = server || a == serverClass
		ours = ours || a == "--home-dir="+home
	}
	return server && ours
}
