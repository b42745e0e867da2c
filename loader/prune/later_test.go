package prune_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// laterSmall is hubtest.Small as if it had been collected later than all others.
func laterSmall(t *testing.T) fs.FS {
	t.Helper()
	folder := fstest.MapFS{}
	names, err := fs.Glob(hubtest.Small(), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(hubtest.Small(), name)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(text), "2023-10-18T00:00:00Z\",\"counts", "2030-01-01T00:00:00Z\",\"counts", 1))}
	}
	return folder
}
