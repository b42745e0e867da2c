package infile

import (
	"os"
	"path/filepath"
	"strings"
)

// List returns the regular files that paths name: a file itself, of a folder
// the files in it, by name, whose names without .gz or .zst end with one of
// endings. Others of a folder are ignored, and returned too unless they are
// hidden or folders. The Meter is told to expect the files.
func List(paths []string, m Meter, endings ...string) (files, ignored []string, err error) {
	add := func(path string) error {
		info, err := Regular(path)
		if err == nil {
			if m != nil {
				m.Expect(info.Size())
			}
			files = append(files, path)
		}
		return err
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, nil, err
		}
		if !info.IsDir() {
			if err := add(path); err != nil {
				return nil, nil, err
			}
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range entries {
			switch name := e.Name(); {
			case e.IsDir() || strings.HasPrefix(name, "."):
			case !endsWith(Plain(name), endings):
				ignored = append(ignored, filepath.Join(path, name))
			default:
				if err := add(filepath.Join(path, name)); err != nil {
					return nil, nil, err
				}
			}
		}
	}
	return files, ignored, nil
}

// Plain returns a name without .gz or .zst.
func Plain(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
}

func endsWith(name string, endings []string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
