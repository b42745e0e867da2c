package export

import (
	"bufio"
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
)

// Output is where a network goes: standard output, or the files of a format, which
// appear whole when committed.
type Output struct {
	format Format
	names  []string
	files  []*outfile.File // none for standard output
	stdout *bufio.Writer
}

// Create opens the files of a format; path "-" is stdout, for single-file formats.
// It does so before anything is read, so that a missing folder is reported at once.
func Create(f Format, path string, stdout io.Writer) (*Output, error) {
	o := &Output{format: f}
	if path == "-" {
		if n := len(f.Files(path)); n > 1 {
			return nil, hub.Usagef("%s makes %d files and cannot go to standard output: give -o FILE%s", f.Name, n, f.Ext)
		}
		o.stdout = bufio.NewWriterSize(stdout, 1<<16)
		return o, nil
	}
	o.names = f.Files(path)
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

// Open begins the network; it is an Open for FromGraph and FromCorpus.
func (o *Output) Open(s Schema) (Writer, error) {
	if o.stdout != nil {
		return o.format.New([]io.Writer{o.stdout}, s)
	}
	outs := make([]io.Writer, len(o.files))
	for i, f := range o.files {
		outs[i] = f
	}
	return o.format.New(outs, s)
}

// Names lists the files; none for standard output.
func (o *Output) Names() []string { return o.names }

// Commit moves the files into place.
func (o *Output) Commit() error {
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
func (o *Output) Abort() {
	for _, f := range o.files {
		f.Abort()
	}
}
