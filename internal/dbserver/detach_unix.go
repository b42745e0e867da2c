//go:build unix

package dbserver

import (
	"os"
	"os/exec"
	"syscall"
)

// detach gives the process its own session, so that neither the end of this
// process nor Ctrl-C in its terminal reaches it.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

func askToEnd(p *os.Process) error { return p.Signal(syscall.SIGTERM) }
