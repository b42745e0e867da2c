package main

import (
	"os"
	"regexp"
	"testing"

	"github.com/hubgraph/hubgraph/sample"
)

// The commands of docs/interop.md make the files that they name. What is in Python
// there runs with: go test -tags readers ./cmd/hubgraph -run Interop
func TestInteropCommands(t *testing.T) {
	exports := 0
	runInterop(t, func(string) {}, func(args []string) {
		exports++
		if code, _, errOut := runCommand(t, append(args, "--from", "hub")...); code != 0 {
			t.Errorf("%q: exit %d, %s", args, code, errOut)
		}
	})
	if exports < 10 {
		t.Errorf("%d commands", exports)
	}
	for _, name := range []string{"hub.graphml", "hub.gexf", "hub.json", "hub.net", "usage.nodes.csv", "usage.edges.csv", "usage.about.json", "repositories.about.json",
		"hub.nodes.parquet", "hub.edges.parquet", "developers.parquet"} {
		if info, err := os.Stat(name); err != nil || info.Size() < 100 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// runInterop goes through docs/interop.md in a new folder with the sample in hub: a
// line of shell is a command, a block in Python is run whole.
func runInterop(t *testing.T, python func(script string), command func(args []string)) {
	t.Helper()
	text, err := os.ReadFile("../../docs/interop.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.CopyFS("hub", sample.FS()); err != nil {
		t.Fatal(err)
	}
	for _, block := range regexp.MustCompile("(?s)```(sh|python)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		if block[1] == "python" {
			python(block[2])
			continue
		}
		calls, err := hubgraphCalls(block[2])
		if err != nil || len(calls) == 0 {
			t.Fatalf("no commands in %s: %v", block[2], err)
		}
		for _, c := range calls {
			command(c.args[1:])
		}
	}
}
