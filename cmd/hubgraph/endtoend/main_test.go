package endtoend

import (
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

func TestMain(m *testing.M) { os.Exit(commandtest.Main(m)) }

// run runs the program.
var run = commandtest.RunProgram

// database empties the database and connects to it.
func database(t *testing.T) *graphdb.DB {
	t.Helper()
	commandtest.Database(t)
	at := dbtest.Server(t)
	return commandtest.Connect(t, at.BoltURI, at.Username, at.Password)
}
