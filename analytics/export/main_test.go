package export

import (
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }
