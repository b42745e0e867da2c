//go:build readers

// This test needs Python and the network: go test -tags readers ./analytics/wholehub

package wholehub_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/hubgraph/hubgraph/analytics/wholehub"
	"github.com/hubgraph/hubgraph/internal/readers"
)

// TestReadersOfTheWholeHub: pandas and DuckDB read every row as the snapshot has it.
func TestReadersOfTheWholeHub(t *testing.T) {
	python := readers.Python(t)
	for _, folder := range []string{"../../sample/hub", "../testdata/oracle/hub"} {
		for _, raw := range []bool{false, true} {
			dir := filepath.Join(t.TempDir(), "hub")
			fromSnapshot(t, os.DirFS(folder), dir, wholehub.Options{Raw: raw})
			args := []string{filepath.Join("testdata", "check.py"), folder, dir}
			if raw {
				args = append(args, "raw")
			}
			if said := readers.Run(t, python, args...); !regexp.MustCompile(`^[1-9]\d* repositories, [1-9]\d* commits, [1-9]\d* discussions, [1-9]\d* usages: equal$`).MatchString(said) {
				t.Errorf("%s, raw %v: %s", folder, raw, said)
			} else {
				t.Log(said)
			}
		}
	}
}
