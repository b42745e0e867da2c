package hubgraph_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/hubgraph/hubgraph"

type goPackage struct {
	ImportPath, Name, Doc string
	GoFiles, Imports      []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Name,Doc,GoFiles,Imports", "./...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []goPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

// mayImport says which packages of the project each one may name. Arrows point
// one way: what is not listed here is a step back.
var mayImport = map[string]string{
	"":                         "",
	"hub":                      "",
	"hub/hubtest":              "",
	"chart":                    "hub internal/outfile internal/thousands",
	"config":                   "hub internal/nearest internal/bom",
	"sample":                   "sources/synthetic",
	"snapshot":                 "hub internal/bom internal/infile internal/names internal/nearest internal/thousands",
	"snapshot/anonymise":       "hub snapshot",
	"snapshot/diff":            "hub snapshot internal/names internal/people",
	"snapshot/inspect":         "hub snapshot",
	"snapshot/merge":           "hub snapshot",
	"snapshot/sample":          "hub snapshot internal/names",
	"loader":                   "hub snapshot internal/cypher internal/shellword loader/counts loader/internal/account loader/loaded",
	"loader/applied":           "hub snapshot loader loader/counts loader/loaded internal/cypher",
	"loader/counts":            "hub internal/cypher internal/names internal/searchwords internal/spelling internal/spill",
	"loader/bulk":              "hub snapshot loader loader/counts internal/names internal/spill internal/diskspace loader/internal/account loader/loaded internal/cypher",
	"loader/prune":             "hub snapshot loader loader/counts internal/names loader/internal/account loader/loaded internal/cypher",
	"loader/faults":            "",
	"loader/lease":             "loader internal/cypher",
	"loader/internal/account":  "hub internal/names",
	"loader/loaded":            "hub snapshot internal/names internal/outfile internal/spill loader/internal/account",
	"loader/loadtest":          "graphdb/dbtest hub loader loader/counts snapshot sources/synthetic",
	"sources":                  "hub snapshot internal/names",
	"sources/hfcommunity":      "hub snapshot sources internal/infile internal/names internal/sqldump",
	"sources/peatmoss":         "hub snapshot sources internal/infile",
	"sources/sourcetest":       "snapshot sources",
	"sources/hubpages":         "hub snapshot sources internal/infile internal/bom",
	"sources/hubstats":         "hub snapshot sources internal/infile",
	"sources/hfhubmining":      "hub snapshot sources internal/infile internal/names internal/bom",
	"sources/collect":          "hub snapshot sources sources/hubapi internal/infile internal/names internal/outfile internal/shellword internal/thousands",
	"sources/synthetic":        "hub snapshot",
	"sources/hubapi":           "hub internal/bom",
	"sources/hubapi/fakehub":   "hub snapshot",
	"queries":                  "hub internal/nearest internal/cypher internal/bom internal/shellword",
	"queries/rows":             "hub queries internal/csv internal/markdown internal/nearest internal/parquetfile internal/thousands",
	"queries/recipes":          "",
	"queries/recipe":           "hub queries queries/recipes queries/rows chart internal/markdown internal/nearest internal/outfile internal/bom internal/thousands",
	"queries/catalog":          "hub queries queries/recipe",
	"queries/find":             "queries queries/named internal/cypher internal/nearest",
	"queries/named":            "",
	"queries/search":           "queries queries/named hub internal/cypher internal/searchwords",
	"queries/browser":          "queries queries/recipe internal/httpserve internal/bom",
	"explorer":                 "explorer/api explorer/assistant explorer/content explorer/neighbourhood explorer/pages explorer/wire hub internal/httpserve internal/infile queries queries/browser queries/catalog",
	"explorer/api":             "explorer/content explorer/wire hub internal/csv internal/nearest queries queries/find queries/recipe queries/rows queries/search",
	"explorer/assistant":       "explorer/content explorer/wire hub internal/nearest queries queries/find queries/rows queries/search",
	"explorer/wire":            "explorer/content hub internal/nearest internal/thousands queries queries/rows",
	"explorer/content":         "hub internal/cypher queries queries/catalog queries/find queries/recipe queries/search",
	"explorer/neighbourhood":   "analytics/export chart explorer/content hub internal/nearest internal/thousands queries queries/find queries/recipe",
	"explorer/pages":           "chart explorer/content explorer/neighbourhood explorer/wire hub internal/thousands queries queries/find queries/recipe queries/rows queries/search",
	"analytics":                "hub snapshot analytics/network analytics/heavytail analytics/lineage analytics/resample analytics/stats analytics/survival analytics/usage analytics/internal/pairs internal/names internal/people internal/cypher",
	"analytics/edgelist":       "hub snapshot analytics internal/names internal/bom",
	"analytics/network":        "analytics/internal/pairs internal/parallel",
	"analytics/internal/pairs": "",
	"analytics/heavytail":      "internal/parallel",
	"analytics/lineage":        "analytics/network",
	"analytics/resample":       "analytics/stats internal/parallel",
	"analytics/stats":          "",
	"analytics/usage":          "analytics/stats internal/parallel",
	"analytics/export":         "hub snapshot analytics analytics/network analytics/usage internal/csv internal/outfile internal/parquetfile",
	"analytics/survival":       "",
	"analytics/timeline":       "hub analytics chart internal/intersect internal/parallel",
	"analytics/series":         "hub snapshot snapshot/diff analytics analytics/stats chart",
	"analytics/wholehub":       "hub snapshot analytics internal/outfile internal/parquetfile",
	"analytics/derive":         "hub analytics analytics/network analytics/usage internal/cypher",
	"analytics/figures":        "hub analytics analytics/stats chart internal/thousands",
	"analytics/report":         "hub analytics analytics/figures analytics/heavytail chart internal/bom internal/columns internal/markdown internal/thousands",
	"identities":               "analytics hub identities/decisions snapshot internal/columns internal/cypher internal/intersect internal/names internal/spelling",
	"identities/bots":          "analytics hub identities/decisions snapshot internal/columns internal/cypher internal/names",
	"identities/mailmap":       "hub",
	"identities/effect":        "analytics chart hub identities identities/decisions snapshot",
	"identities/review":        "hub identities identities/decisions internal/thousands",
	"identities/decisions":     "hub snapshot internal/bom internal/csv internal/infile internal/outfile",
	"internal/bom":             "",
	"internal/infile":          "hub internal/bom",
	"internal/intersect":       "",
	"internal/names":           "",
	"internal/people":          "hub internal/names",
	"internal/columns":         "internal/csv",
	"internal/csv":             "",
	"internal/httpserve":       "hub",
	"internal/markdown":        "",
	"internal/nearest":         "",
	"internal/shellword":       "",
	"internal/cypher":          "",
	"internal/diskspace":       "",
	"internal/cmdline":         "hub internal/nearest",
	"internal/outfile":         "",
	"internal/parallel":        "",
	"internal/parquetfile":     "",
	"internal/readers":         "",
	"internal/browsertest":     "",
	"internal/spill":           "",
	"internal/searchwords":     "",
	"internal/spelling":        "",
	"internal/sqldump":         "internal/bom",
	"internal/thousands":       "",
	"internal/terminal":        "internal/thousands",
	"graphdb":                  "internal/bom",
	"graphdb/dbtest":           "graphdb internal/dbserver",
	"internal/dbserver":        " hub graphdb",

	"bench/generated":        "hub snapshot sources/synthetic",
	"bench/internal/watched": "config graphdb internal/dbserver",

	"cmd/hubgraph/commandtest":        "graphdb graphdb/dbtest hub/hubtest internal/cypher internal/dbserver",
	"cmd/hubgraph/endtoend":           "",
	"cmd/hubgraph/endtoend/ownserver": "",
	"graphdb/dbtest/cluster":          "",
	"graphdb/dbtest/proxy":            "",
}

func TestArrowsPointOneWay(t *testing.T) {
	seen, used := map[string]bool{}, map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		if p.Name == "main" {
			continue // a command puts packages together
		}
		seen[name] = true
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("package %s has no place in mayImport", name)
		}
		for _, imported := range p.Imports {
			own, ok := strings.CutPrefix(imported, module)
			if own = strings.TrimPrefix(own, "/"); ok && !contains(allowed, own) {
				t.Errorf("%s may not import %q", name, own)
			} else if ok {
				used[name+" "+own] = true
			}
			if strings.HasPrefix(imported, "github.com/neo4j/neo4j-go-driver") && name != "graphdb" {
				t.Errorf("%s imports the driver; only graphdb may", name)
			}
			if name == "hub" && strings.Contains(imported, ".") {
				t.Errorf("hub imports %s; it uses the standard library only", imported)
			}
		}
	}
	for name, allowed := range mayImport {
		if !seen[name] {
			t.Errorf("mayImport has %q, which is no package", name)
		}
		list := strings.Fields(allowed)
		if strings.HasPrefix(allowed, " ") {
			list = append(list, "")
		}
		for _, own := range list {
			if !used[name+" "+own] {
				t.Errorf("%s no longer imports %q: take the permission back", name, own)
			}
		}
	}
}

// contains reports whether own is one of the words of list; "" is the root
// package, written as a leading blank.
func contains(list, own string) bool {
	if own == "" {
		return strings.HasPrefix(list, " ")
	}
	for _, w := range strings.Fields(list) {
		if w == own {
			return true
		}
	}
	return false
}

// TestStreamsAreGiven: streams and clock of the process are named in main.go of
// the command, nowhere else in it or in what it talks through.
func TestStreamsAreGiven(t *testing.T) {
	ofProcess := []string{"os.Stdin", "os.Stdout", "os.Stderr", "time.Now", "time.Since", "time.Until"}
	for _, dir := range []string{"cmd/hubgraph", "internal/terminal"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(files) < 2 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || file == "cmd/hubgraph/main.go" {
				continue
			}
			set := token.NewFileSet()
			parsed, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && slices.Contains(ofProcess, x.Name+"."+s.Sel.Name) {
						t.Errorf("%s: %s.%s: only main.go may name it", set.Position(s.Pos()), x.Name, s.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

func TestEveryPackageHasAComment(t *testing.T) {
	for _, p := range packages(t) {
		if len(p.GoFiles) > 0 && len(p.Doc) < 20 {
			t.Errorf("package %s has no comment", p.ImportPath)
		}
	}
}

func TestFilesStaySmall(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		if n := bytes.Count(text, []byte("\n")); n > 500 {
			t.Errorf("%s has %d lines, more than 500", path, n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
