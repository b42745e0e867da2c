package hubgraph_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// noTexts are packages that open files and read no text that a user wrote into
// them, and why.
var noTexts = map[string]string{
	"bench/ours":               "measures of its own",
	"bench/visits":             "what the system tells of a process",
	"cmd/hubgraph/commandtest": "helps tests",
	"explorer":                 "bodies of requests; token.go reads by internal/infile",
	"graphdb/dbtest":           "helps tests",
	"hub/hubtest":              "helps tests",
	"internal/browsertest":     "helps tests",
	"internal/cypher":          "embedded statements",
	"internal/dbserver":        "files of the server",
	"internal/infile":          "text.go passes the mark; Open is for what tells texts from tables",
	"internal/outfile":         "writes",
	"internal/spill":           "files of its own",
	"loader/bulk":              "writes",
	"loader/loaded":            "files of its own",
	"sources/collect":          "files of its own",
	"sources/hubstats":         "Parquet",
	"sources/peatmoss":         "SQLite",
	"sources/sourcetest":       "helps tests",
}

// TestTextsBeginWithTheirMark: a package that opens files passes the byte order mark
// of their texts by internal/bom, which alone knows what a mark is, and the command
// itself opens none.
func TestTextsBeginWithTheirMark(t *testing.T) {
	opening := []string{"os.ReadFile", "os.Open", "os.OpenFile", "fs.ReadFile", "io.ReadAll"}
	opens, passes := map[string]string{}, map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, i := range parsed.Imports {
			if i.Path.Value == `"`+module+`/internal/bom"` {
				passes[dir] = true
			}
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && slices.Contains(opening, x.Name+"."+n.Sel.Name) {
					opens[dir] = set.Position(n.Pos()).String()
				}
			case *ast.BasicLit:
				lower := strings.ToLower(n.Value)
				if dir != "internal/bom" && dir != "sources/hubapi" && (strings.Contains(lower, `\ufeff`) || strings.Contains(lower, `\xef\xbb\xbf`)) {
					t.Errorf("%s: a byte order mark; internal/bom passes it", set.Position(n.Pos()))
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, where := range opens {
		if !passes[dir] && noTexts[dir] == "" {
			t.Errorf("%s: a text may begin with a byte order mark; see internal/bom and internal/infile", where)
		}
	}
	for dir := range noTexts {
		if opens[dir] == "" {
			t.Errorf("noTexts has %s, which opens no file", dir)
		}
	}
}
