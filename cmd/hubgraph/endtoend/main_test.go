package endtoend

import (
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
)

func TestMain(m *testing.M) { os.Exit(commandtest.Main(m)) }

// run runs the program.
var run = commandtest.RunProgram
