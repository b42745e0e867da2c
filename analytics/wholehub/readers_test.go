//go:build readers

// This test needs Python and the network: go test -tags readers ./analytics/wholehub

package wholehub_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics/wholehub"
	"github.com/hubgraph/hubgraph/internal/readers"
)

// TestReadersOfTheWholeHub: pandas and DuckDB read every row as the snapshot has it.
func TestReadersOfTheWholeHub(t *testing.T) { readBack(t, readers.Python(t), "check.py") }

// TestReadersOnSparkOfTheWholeHub: Spark does.
func TestReadersOnSparkOfTheWholeHub(t *testing.T) { readBack(t, readers.Spark(t), "check_spark.py") }

func readBack(t *testing.T, python, script string) {
	for _, folder := range []string{"../../sample/hub", "../testdata/oracle/hub"} {
		for _, raw := range []bool{false, true} {
			dir := filepath.Join(t.TempDir(), "hub")
			fromSnapshot(t, os.DirFS(folder), dir, wholehub.Options{Raw: raw})
			args := []string{"-B", filepath.Join("testdata", script), folder, dir}
			if raw {
				args = append(args, "raw")
			}
			// Spark writes lines of its log before.
			if said := readers.Run(t, python, args...); !regexp.MustCompile(`(^|\n)[1-9]\d* repositories, [1-9]\d* commits, [1-9]\d* discussions, [1-9]\d* usages: equal$`).MatchString(said) {
				t.Errorf("%s, %s, raw %v: %s", script, folder, raw, said)
			} else {
				t.Logf("%s: %s", script, said[strings.LastIndexByte(said, '\n')+1:])
			}
		}
	}
}
