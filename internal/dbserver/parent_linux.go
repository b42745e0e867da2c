package dbserver

import (
	"os/exec"
	"runtime"
	"syscall"
)

// runAsPart runs a command that is killed when this process is, however that
// ends.
func runAsPart(cmd *exec.Cmd) error {
	// The signal comes when the thread that started the command ends.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return cmd.Run()
}
