package hubgraph_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Nobody outside the module can name a type of an internal package, so none is
// in what a package outside internal offers.
func TestNoInternalTypeInPublic(t *testing.T) {
	load := exportData(t)
	for _, p := range packages(t) {
		if p.Name == "main" || isInternal(p.ImportPath) || len(p.GoFiles) == 0 {
			continue
		}
		pkg, err := load.Import(p.ImportPath)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range internalTypes(pkg) {
			t.Error(found)
		}
	}
}

func isInternal(path string) bool {
	return strings.HasPrefix(path, module) && slices.Contains(strings.Split(path, "/"), "internal")
}

// exportData imports compiled packages.
func exportData(t *testing.T) types.Importer {
	t.Helper()
	out, err := exec.Command("go", "list", "-pgo=off", "-export", "-deps", "-json=ImportPath,Export", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	files := map[string]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		files[p.ImportPath] = p.Export
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
}

// internalTypes says where the exported names of a package, their exported
// methods and fields, and those of what they return, mention an internal type.
func internalTypes(pkg *types.Package) []string {
	s := search{pkg: pkg, seen: map[types.Type]bool{}}
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() {
			s.look(obj.Type(), pkg.Path()+"."+name)
		}
	}
	return s.found
}

type search struct {
	pkg   *types.Package
	seen  map[types.Type]bool
	found []string
}

func (s *search) look(t types.Type, at string) {
	t = types.Unalias(t)
	if s.seen[t] {
		return
	}
	switch t := t.(type) {
	case *types.Named:
		s.named(t, at)
		return
	case *types.Basic, *types.TypeParam, nil:
		return
	}
	s.seen[t] = true
	switch t := t.(type) {
	case *types.Struct:
		for f := range t.Fields() {
			if f.Exported() || f.Embedded() {
				s.look(f.Type(), at+"."+f.Name())
			}
		}
	case *types.Interface:
		for m := range t.Methods() {
			s.look(m.Type(), at+"."+m.Name())
		}
		for e := range t.EmbeddedTypes() {
			s.look(e, at)
		}
	case *types.Signature:
		for _, list := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range list.Variables() {
				s.look(v.Type(), at)
			}
		}
		s.parameters(t.TypeParams(), at)
	case *types.Map:
		s.look(t.Key(), at)
		s.look(t.Elem(), at)
	case *types.Union:
		for term := range t.Terms() {
			s.look(term.Type(), at)
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		s.look(t.Elem(), at)
	default:
		s.found = append(s.found, fmt.Sprintf("%s: unknown kind of type %T", at, t))
	}
}

// named looks at a type with a name, and into it where it is the package's own.
func (s *search) named(t *types.Named, at string) {
	for arg := range t.TypeArgs().Types() {
		s.look(arg, at)
	}
	switch from := t.Obj().Pkg(); {
	case from == nil || s.seen[t]:
	case isInternal(from.Path()):
		s.found = append(s.found, at+" has the internal type "+t.String())
	case from == s.pkg:
		s.seen[t] = true
		s.parameters(t.TypeParams(), at)
		s.look(t.Underlying(), at)
		for m := range t.Methods() {
			if m.Exported() {
				s.look(m.Type(), at+"."+m.Name())
			}
		}
	}
}

func (s *search) parameters(list *types.TypeParamList, at string) {
	for p := range list.TypeParams() {
		s.look(p.Constraint(), at)
	}
}

// TestInternalTypesAreFound holds the search itself: it sees an internal type
// wherever it can stand, and none where nobody outside meets it.
func TestInternalTypesAreFound(t *testing.T) {
	hidden := types.NewPackage(module+"/internal/hidden", "hidden")
	table := types.NewTypeName(token.NoPos, hidden, "Table", nil)
	types.NewNamed(table, types.NewStruct(nil, nil), nil)
	hidden.Scope().Insert(table)
	hidden.MarkComplete()
	for code, want := range map[string]int{
		`func F() *hidden.Table`:                                        1,
		`func F(map[string][]hidden.Table)`:                             1,
		`var V func(chan [3]hidden.Table)`:                              1,
		`type A = hidden.Table`:                                         1,
		`type S struct { T hidden.Table }`:                              1,
		`type S struct { hidden.Table }`:                                1,
		`type I interface { M() hidden.Table }`:                         1,
		`type S struct{}; func (*S) M() hidden.Table`:                   1,
		`type s struct{}; func (*s) M() hidden.Table; func F() *s`:      1,
		`type G[T any] struct{}; var V G[hidden.Table]`:                 1,
		`func F[T interface{ *hidden.Table | int }]() {}`:               1,
		`type S struct { t hidden.Table }; func (s S) m() hidden.Table`: 0,
		`func f() hidden.Table; type s struct { T hidden.Table }`:       0,
	} {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "p.go", "package p; import \""+hidden.Path()+"\"; "+code, 0)
		if err != nil {
			t.Fatal(err)
		}
		pkg, err := (&types.Config{Importer: only{hidden}, IgnoreFuncBodies: true}).Check(module+"/p", fset, []*ast.File{file}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := internalTypes(pkg); len(got) != want {
			t.Errorf("%s: found %q, want %d", code, got, want)
		}
	}
}

// only imports one package.
type only struct{ *types.Package }

func (o only) Import(string) (*types.Package, error) { return o.Package, nil }
