package sources

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// signs are keys, or columns, that only one kind of repository has.
var signs = [hub.KindCount][]string{
	hub.Model:   {"modelId", "pipeline_tag", "library_name", "safetensors", "gguf", "baseModels", "childrenModelCount", "transformersInfo", "spaces"},
	hub.Dataset: {"citation", "paperswithcode_id", "description", "mainSize", "key"},
	hub.Space:   {"sdk", "subdomain", "runtime", "models", "datasets", "region"},
}

// KindOf tells which kind of repository a file of the Hub's data holds: by the
// keys or columns that has reports, else by its name, else by that of its folder
// and of the one above.
func KindOf(path string, has func(key string) bool) (hub.Kind, bool) {
	if kind, ok := only(func(kind hub.Kind) bool { return slices.ContainsFunc(signs[kind], has) }); ok {
		return kind, true
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	for range 3 {
		name := strings.ToLower(filepath.Base(path))
		if kind, ok := only(func(kind hub.Kind) bool { return strings.Contains(name, kind.String()) }); ok {
			return kind, true
		}
		path = filepath.Dir(path)
	}
	return 0, false
}

// only returns the kind for which is holds; ok is false for none and for several.
func only(is func(hub.Kind) bool) (kind hub.Kind, ok bool) {
	n := 0
	for _, k := range hub.Kinds {
		if is(k) {
			kind = k
			n++
		}
	}
	return kind, n == 1
}
