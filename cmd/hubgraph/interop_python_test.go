//go:build readers

package main

import (
	"testing"

	"github.com/hubgraph/hubgraph/internal/readers"
)

// What is in Python in docs/interop.md runs as it stands.
func TestInteropPython(t *testing.T) {
	interpreter, blocks := readers.Python(t), 0
	runInterop(t, func(script string) {
		blocks++
		t.Log(readers.Run(t, interpreter, "-W", "error::FutureWarning", "-c", script))
	}, func(args []string) {
		if code, _, errOut := runCommand(t, append(args, "--from", "hub")...); code != 0 {
			t.Fatalf("%q: exit %d, %s", args, code, errOut)
		}
	})
	if blocks < 5 {
		t.Errorf("%d blocks", blocks)
	}
}
