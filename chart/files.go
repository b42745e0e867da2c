package chart

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/hubgraph/hubgraph/internal/outfile"
)

// Named is a chart with a name for its files, such as "licences-classes".
type Named struct {
	Name  string
	Chart Chart
}

// WriteFiles writes each chart in each format as NAME.FORMAT into a folder, which is
// created if missing, and returns the paths. A file appears whole or not at all and
// replaces an older one of the same name.
func WriteFiles(dir string, charts []Named, formats []Format, style Style) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("make folder of charts: %w", err)
	}
	for _, c := range charts {
		for _, format := range formats {
			path := filepath.Join(dir, c.Name+"."+format.String())
			if err := outfile.Write(path, func(w io.Writer) error { return Write(w, c.Chart, format, style) }); err != nil {
				return paths, fmt.Errorf("write chart: %w", err)
			}
			paths = append(paths, path)
		}
	}
	return paths, nil
}
