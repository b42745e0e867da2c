package bulk

import (
	"fmt"

	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Files are the import files of a snapshot.
type Files struct {
	Read                 *snapshot.Outcome // of the snapshot written to them
	Nodes, Relationships int64             // their lines
	Bytes                int64

	to        *tables
	index     *loaded.Made // of what is in them; nil for none
	lists     lists
	multiline bool // a value has a line break in it
	longest   int  // line in bytes
}

// files summarizes what was written.
func (w *writer) files() *Files {
	f := &Files{Read: w.read, to: w.to, lists: w.lists}
	for _, t := range w.to.nodes {
		f.Nodes += t.rows
		f.count(t)
	}
	for _, t := range w.to.relationships {
		f.Relationships += t.rows
		f.count(t)
	}
	return f
}

func (f *Files) count(t *table) {
	f.Bytes += t.bytes
	f.multiline = f.multiline || t.breaks
	f.longest = max(f.longest, t.longest)
}

// Remove deletes the files.
func (f *Files) Remove() error { return f.to.remove() }

// readBuffer is the importer's default size, in characters, of the buffer that
// must hold the longest line.
const readBuffer = 4 << 20

// Arguments returns the arguments of "neo4j-admin database import full", to be
// run in the folder of the files; the database is made of nothing but the
// files. No argument contains the folder, as the importer splits paths at
// commas and reads them as regular expressions.
func (f *Files) Arguments(database string) []string {
	args := []string{database, "--id-type=integer", "--array-delimiter=U+0000", "--multiline-fields=" + fmt.Sprint(f.multiline), "--bad-tolerance=0"}
	if f.longest > readBuffer/2 {
		args = append(args, fmt.Sprintf("--read-buffer-size=%d", 2*f.longest))
	}
	for _, t := range f.to.nodes {
		if t.rows > 0 {
			args = append(args, "--nodes="+t.of+"="+t.name)
		}
	}
	for _, t := range f.to.relationships {
		if t.rows > 0 {
			args = append(args, "--relationships="+t.of+"="+t.name)
		}
	}
	return args
}
