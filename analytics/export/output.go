package export

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
)

// Output is where a network or a table goes: standard output, or the files of a
// format, which appear whole when committed.
type Output[W, D any] struct {
	format FileFormat[W, D]
	names  []string
	files  []*outfile.File // none for standard output
	stdout *bufio.Writer
}

// Create opens the files of a format; path "-" is stdout, for single-file formats, as is
// what is no regular file (a pipe, /dev/stdout): nothing can lie beside it. It does so
// before anything is read, so that a missing folder is reported at once.
func Create[W, D any](f FileFormat[W, D], path string, stdout io.Writer) (*Output[W, D], error) {
	o := &Output[W, D]{format: f}
	o.names = f.Files(path)
	if path == "-" || isStream(path) {
		if n := len(f.Files("-")); n > 1 {
			return nil, hub.Usagef("%s makes %d files and cannot go to standard output or a pipe: give -o FILE%s", f.Name, n, f.Ext)
		}
		o.names = []string{path}
	}
	if path == "-" {
		o.names, o.stdout = nil, bufio.NewWriterSize(stdout, 1<<16)
		return o, nil
	}
	for _, name := range o.names {
		file, err := outfile.Create(name)
		if err != nil {
			o.Abort()
			return nil, fmt.Errorf("write %s: %w", f.Name, err)
		}
		o.files = append(o.files, file)
	}
	return o, nil
}

// isStream reports whether a path is there and neither a regular file nor a folder, or
// names a device: /dev/stdout may lead to a file, and no other can be made beside it.
func isStream(path string) bool {
	if strings.HasPrefix(filepath.Clean(path), "/dev/") {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// Open begins what is written; it is an Open or an OpenTable.
func (o *Output[W, D]) Open(d D) (W, error) {
	if o.stdout != nil {
		return o.format.New([]io.Writer{o.stdout}, d)
	}
	outs := make([]io.Writer, len(o.files))
	for i, f := range o.files {
		outs[i] = f
	}
	return o.format.New(outs, d)
}

// Names lists the files; none for standard output.
func (o *Output[W, D]) Names() []string { return o.names }

// Commit moves the files into place.
func (o *Output[W, D]) Commit() error {
	if o.stdout != nil {
		return o.stdout.Flush()
	}
	for _, f := range o.files {
		if err := f.Commit(); err != nil {
			o.Abort()
			return fmt.Errorf("write %s: %w", o.format.Name, err)
		}
	}
	return nil
}

// Abort removes the files, unless Commit has moved them into place.
func (o *Output[W, D]) Abort() {
	for _, f := range o.files {
		f.Abort()
	}
}
