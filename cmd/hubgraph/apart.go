package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources/hfcommunity"
)

// apart makes sure that nothing that is read is written over: no input may be
// the output folder or lie in it or the other way round, none may be the
// rejects file. An address is no such input.
func apart(inputs []string, dir, rejects string) error {
	for _, input := range inputs {
		in, err := os.Stat(input)
		if err != nil && (strings.Contains(input, "://") || hfcommunity.IsAddress(input)) {
			continue
		}
		if err != nil {
			return err // before a former snapshot is removed
		}
		if within(dir, in) {
			return hub.Usagef("the output folder %s is in the input %s", dir, input)
		}
		if out, err := os.Stat(dir); err == nil && within(input, out) {
			return hub.Usagef("the input %s is in the output folder %s", input, dir)
		}
		if file, err := os.Stat(rejects); err == nil && os.SameFile(file, in) {
			return hub.Usagef("the rejects file %s is an input", rejects)
		}
	}
	return nil
}

// within reports whether a path is in a folder or is the folder itself, links
// followed.
func within(path string, folder os.FileInfo) bool {
	path, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, folder) {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}
