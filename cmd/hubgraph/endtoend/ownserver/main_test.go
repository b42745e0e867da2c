package ownserver

import (
	"os"
	"regexp"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

func TestMain(m *testing.M) {
	if err := dbtest.Brief(); err != nil {
		panic(err)
	}
	os.Exit(commandtest.Main(m))
}

// run runs the program. Whatever it does, nobody sees how Java fails.
var run commandtest.Run = func(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	code, out, errOut = commandtest.RunProgram(t, args...)
	if trace := javaTrace.FindString(out + errOut); trace != "" {
		t.Errorf("%q shows a trace of Java, %q: %s%s", args, trace, out, errOut)
	}
	return code, out, errOut
}

var javaTrace = regexp.MustCompile(`(?m)^\s+at \S+\(.*\)|Exception|Caused by:`)
