//go:build !linux

package dbserver

import (
	"os/exec"
	"runtime"
	"strconv"
	"strings"
)

// totalMemory returns the bytes of memory of the machine; 0 when unknown.
func totalMemory() uint64 {
	if runtime.GOOS != "darwin" {
		return 0
	}
	out, err := exec.Command("sysctl", "-n", "hw.memsize").Output()
	if err != nil {
		return 0
	}
	n, _ := strconv.ParseUint(strings.TrimSpace(string(out)), 10, 64)
	return n
}
