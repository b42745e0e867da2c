package dbserver

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

const (
	processQueryLimitedInformation = 0x1000
	stillActive                    = 259
	detachedProcess                = 0x00000008
)

// processIdentity returns the creation time of a process, which with its
// process id identifies it.
func processIdentity(pid int) (string, error) {
	h, err := syscall.OpenProcess(processQueryLimitedInformation, false, uint32(pid))
	if err != nil {
		return "", errGone
	}
	defer syscall.CloseHandle(h)
	var code uint32
	if err := syscall.GetExitCodeProcess(h, &code); err != nil || code != stillActive {
		return "", errGone
	}
	var created, exited, kernel, user syscall.Filetime
	if err := syscall.GetProcessTimes(h, &created, &exited, &kernel, &user); err != nil {
		return "", errGone
	}
	return strconv.FormatInt(created.Nanoseconds(), 10), nil
}

// findServer finds nothing here: reading the command lines of other processes
// takes more rights.
func findServer(string) int { return 0 }

func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: detachedProcess | syscall.CREATE_NEW_PROCESS_GROUP, HideWindow: true}
}

// askToEnd kills: a process without a console cannot be asked. Neo4j recovers
// from its transaction log at the next start.
func askToEnd(p *os.Process) error { return p.Kill() }
