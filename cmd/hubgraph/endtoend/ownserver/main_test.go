package ownserver

import (
	"os"
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

// run runs the program.
var run commandtest.Run = commandtest.RunProgram
