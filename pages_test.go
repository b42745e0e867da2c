package hubgraph_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPagesNameTheirIndex: a statement that goes on behind a key has to seek it in
// the index of the key alone. Neo4j sorts strings by code points, and so does an
// index; but where the planner reads the nodes in another way and compares each
// with the parameter, as it may while its statistics are behind, it compares by
// UTF-16 units, and a page would repeat or leave out names with letters beyond the
// first 65,536. (An index on two properties may be sought by the first alone.)
func TestPagesNameTheirIndex(t *testing.T) {
	behind := regexp.MustCompile(`\b(\w+)\.(\w+) > \$`)
	pages := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".cypher") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range behind.FindAllStringSubmatch(string(text), -1) {
			pages++
			index := regexp.MustCompile(`USING INDEX SEEK ` + m[1] + `:\w+\(` + m[2] + `\)`)
			if !index.Match(text) {
				t.Errorf("%s goes on behind %s.%s and does not name its index", path, m[1], m[2])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 17 {
		t.Errorf("%d statements go on behind a key, there are more", pages)
	}
}
