package dbserver

import (
	"os"
	"strconv"
	"strings"
)

// totalMemory returns the bytes of memory of the machine, or of the control
// group if that is less; 0 when unknown.
func totalMemory() uint64 {
	b, _ := os.ReadFile("/proc/meminfo")
	total := parseMeminfo(string(b))
	if b, err := os.ReadFile("/sys/fs/cgroup/memory.max"); err == nil {
		if limit, err := strconv.ParseUint(strings.TrimSpace(string(b)), 10, 64); err == nil && (total == 0 || limit < total) {
			total = limit
		}
	}
	return total
}

func parseMeminfo(s string) uint64 {
	for line := range strings.Lines(s) {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "MemTotal:" {
			kb, _ := strconv.ParseUint(f[1], 10, 64)
			return kb << 10
		}
	}
	return 0
}
