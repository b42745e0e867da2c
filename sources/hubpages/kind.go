package hubpages

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// signs are keys that only answers of one kind have.
var signs = [hub.KindCount][]string{
	hub.Model:   {"modelId", "pipeline_tag", "library_name", "safetensors", "gguf", "baseModels", "childrenModelCount", "transformersInfo", "config", "spaces"},
	hub.Dataset: {"citation", "paperswithcode_id", "description", "mainSize", "key"},
	hub.Space:   {"sdk", "subdomain", "runtime", "models", "datasets", "region"},
}

// kindOf tells the kind of a file of answers: by the keys of its first element,
// else by its name, else by that of its folder.
func kindOf(path string, first []byte) (hub.Kind, bool) {
	var keys map[string]json.RawMessage
	if json.Unmarshal(first, &keys) == nil {
		if kind, ok := only(func(kind hub.Kind) bool {
			for _, sign := range signs[kind] {
				if _, ok := keys[sign]; ok {
					return true
				}
			}
			return false
		}); ok {
			return kind, true
		}
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	for _, name := range []string{filepath.Base(path), filepath.Base(filepath.Dir(path))} {
		name = strings.ToLower(name)
		if kind, ok := only(func(kind hub.Kind) bool { return strings.Contains(name, kind.String()) }); ok {
			return kind, true
		}
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
