package recipe

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
)

// The formats that a report can be written in.
const (
	Markdown = "md"
	HTML     = "html"
	Notebook = "ipynb"
	Browser  = "browser-guide"
)

// Formats lists the formats.
var Formats = []string{Notebook, Browser, Markdown, HTML}

// endings are the file extensions of each format.
var endings = map[string]string{Markdown: ".md", HTML: ".html", Notebook: ".ipynb", Browser: ".html"}

// CheckFormat returns a *hub.UsageError for an unknown format.
func CheckFormat(format string) error {
	if !slices.Contains(Formats, format) {
		return hub.Usagef("unknown format %q; want one of %s", format, strings.Join(Formats, ", "))
	}
	return nil
}

// Write writes a report in a format to one stream, Markdown without its charts. An
// unknown format is a *hub.UsageError.
func (r *Report) Write(w io.Writer, format string) error { return r.write(w, format, false) }

func (r *Report) write(w io.Writer, format string, pictures bool) error {
	switch format {
	case Markdown:
		return r.Markdown(w, pictures)
	case HTML:
		return r.HTML(w)
	case Notebook:
		return r.Notebook(w)
	case Browser:
		return Guide(w, r.Recipe, r.Params, r)
	}
	return CheckFormat(format)
}

// WriteFiles writes a report in a format to path, and beside Markdown the charts that it
// shows. If path ends in a slash or is a folder, the file is named after the recipe in
// that folder, which is created if missing. Each file appears whole or not at all
// and replaces an older one of the same name. It returns the paths, the document
// first.
func (r *Report) WriteFiles(path, format string) (paths []string, err error) {
	info, statErr := os.Stat(path)
	if strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) || statErr == nil && info.IsDir() {
		if err := os.MkdirAll(path, 0o777); err != nil {
			return nil, fmt.Errorf("make folder of recipes: %w", err)
		}
		path = filepath.Join(path, r.Recipe.Name+endings[format])
	}
	var b bytes.Buffer
	if err := r.write(&b, format, true); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("write recipe: the folder of %s is not there", path)
	}
	if format == Markdown {
		if paths, err = chart.WriteFiles(filepath.Dir(path), r.charts(r.below), []chart.Format{chart.SVG}, chart.Light); err != nil {
			return nil, err
		}
	}
	// The document comes last, so that it never refers to missing charts.
	if err := outfile.Write(path, func(w io.Writer) error { _, err := b.WriteTo(w); return err }); err != nil {
		return nil, fmt.Errorf("write recipe: %w", err)
	}
	return append([]string{path}, paths...), nil
}
