package dbserver

import (
	"os/exec"
	"runtime"
	"syscall"
)

// runAsPart runs a command that is killed when this process ends, however it
// ends.
func runAsPart(cmd *exec.Cmd) error {
	// The signal is sent when the thread that started the command ends.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return cmd.Run()
}
