//go:build unix && !linux

package dbserver

import (
	"os/exec"
	"strconv"
	"strings"
)

// processIdentity returns the start time of a process, which with its process
// id identifies it. A zombie counts as gone.
func processIdentity(pid int) (string, error) {
	out, err := exec.Command("ps", "-o", "stat=,lstart=", "-p", strconv.Itoa(pid)).Output()
	stat, start, ok := strings.Cut(strings.TrimSpace(string(out)), " ")
	if err != nil || !ok || strings.HasPrefix(stat, "Z") {
		return "", errGone
	}
	return strings.Join(strings.Fields(start), " "), nil
}

// findServer returns the process that serves the Neo4j home, or 0.
func findServer(home string) int {
	out, err := exec.Command("ps", "-axww", "-o", "pid=,command=").Output()
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, serverClass+" --home-dir="+home+" ") {
			pid, _ := strconv.Atoi(strings.Fields(line)[0])
			return pid
		}
	}
	return 0
}
