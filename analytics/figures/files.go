package figures

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/hubgraph/hubgraph/internal/outfile"
)

// WriteFiles writes each figure in each format into a folder, which is made when
// it is missing, and returns the paths. A file appears whole or not at all;
// older ones of the same name are replaced.
func WriteFiles(dir string, all []Figure, formats []Format) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("make folder of figures: %w", err)
	}
	for i := range all {
		for _, format := range formats {
			path := filepath.Join(dir, all[i].FileName(format))
			if err := all[i].writeFile(path, format); err != nil {
				return paths, err
			}
			paths = append(paths, path)
		}
	}
	return paths, nil
}

func (f *Figure) writeFile(path string, format Format) error {
	out, err := outfile.Create(path)
	if err != nil {
		return fmt.Errorf("write figure: %w", err)
	}
	defer out.Abort()
	if err := f.Write(out, format); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("write figure: %w", err)
	}
	return nil
}
