package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
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

// notOver makes sure that no output is an input: none may be a file that is read, or
// one of the files that make up a folder that is read as a snapshot. "" and "-" are
// no files.
func notOver(inputs []string, outputs ...string) error {
	for _, input := range inputs {
		in, err := os.Stat(input)
		if err != nil {
			continue // opening it says why
		}
		for _, output := range outputs {
			switch {
			case output == "" || output == "-":
			case !in.IsDir():
				if out, err := os.Stat(output); err == nil && os.SameFile(in, out) {
					return hub.Usagef("%s is read, so it cannot be written", input)
				}
			case isPart(input, in, output):
				return hub.Usagef("%s is a file of the snapshot %s, which is read, so it cannot be written", output, input)
			}
		}
	}
	return nil
}

// isPart reports whether a path is that of a file of the snapshot in a folder, one
// that is there or one that would be read if it were.
func isPart(dir string, folder os.FileInfo, path string) bool {
	if parent, err := os.Stat(filepath.Dir(path)); err == nil && os.SameFile(parent, folder) && snapshot.IsFile(filepath.Base(path)) {
		return true
	}
	out, err := os.Stat(path)
	if err != nil {
		return false
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		if in, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && snapshot.IsFile(e.Name()) && os.SameFile(in, out) {
			return true
		}
	}
	return false
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
