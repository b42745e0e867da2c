//go:build readers

package main

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/internal/readers"
)

// What is in Python in docs/interop.md runs as it stands.
func TestInteropPython(t *testing.T) {
	plain, spark, blocks, onSpark := readers.Python(t), readers.Spark(t), 0, 0
	runInterop(t, func(script string) {
		blocks++
		interpreter := plain
		if strings.Contains(script, "import SparkSession") {
			interpreter = spark
			onSpark++
		}
		t.Log(readers.Run(t, interpreter, "-W", "error::FutureWarning", "-c", script))
	}, func(args []string) {
		if code, _, errOut := runCommand(t, append(args, "--from", "hub")...); code != 0 {
			t.Fatalf("%q: exit %d, %s", args, code, errOut)
		}
	})
	if blocks < 5 || onSpark < 1 {
		t.Errorf("%d blocks, %d of them for Spark", blocks, onSpark)
	}
}
