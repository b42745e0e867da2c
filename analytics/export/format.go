package export

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Writer takes one network: all nodes, in order, then all edges.
type Writer interface {
	Node(Node) error
	Edge(Edge) error
	Close() error // ends the document; the files below stay open
}

// Format is one way of writing a network.
type Format struct {
	Name string // as given to --format
	Ext  string // file name extension, with its dot
	Info string // one line for help

	// Files names the files of the format for one output path.
	Files func(path string) []string
	// New begins a network, with one writer for each of Files.
	New func(out []io.Writer, s Schema) (Writer, error)
}

// Formats lists all formats. A new one is another file with a Format and an entry
// here.
var Formats = []Format{GraphML, CSV}

// FindFormat picks the format by name or, when name is "", by the extension of path;
// without an extension it is GraphML. The error is a hub.UsageError.
func FindFormat(name, path string) (Format, error) {
	ext := strings.ToLower(filepath.Ext(path))
	for _, f := range Formats {
		if name == f.Name || name == "" && ext == f.Ext {
			return f, nil
		}
	}
	if name != "" {
		return Format{}, hub.Usagef("unknown format %q: want %s", name, FormatNames())
	}
	if path == "-" || ext == "" || ext == ".xml" {
		return GraphML, nil
	}
	return Format{}, hub.Usagef("no format for file names in %s: give --format (%s)", ext, FormatNames())
}

// FormatNames lists the names of the formats for messages and help.
func FormatNames() string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// listSeparator joins lists in formats that have no lists.
const listSeparator = ";"

// begin makes the checks common to all formats.
func begin(out []io.Writer, s Schema, files int) error {
	if len(out) != files {
		return fmt.Errorf("write %s: %d outputs for %d files", s.Name, len(out), files)
	}
	return s.check()
}

// order holds a writer's caller to its contract: as many nodes as announced, all
// before the first edge, and edges only between existing nodes.
type order struct {
	schema Schema
	nodes  int
	edges  int64
}

func (o *order) node(n Node) error {
	if o.edges > 0 {
		return fmt.Errorf("node %q after the first edge", n.ID)
	}
	o.nodes++
	return o.schema.checkNode(n)
}

func (o *order) edge(e Edge) error {
	if o.edges == 0 {
		if err := o.complete(); err != nil {
			return err
		}
	}
	if e.Source < 0 || e.Source >= o.nodes || e.Target < 0 || e.Target >= o.nodes {
		return fmt.Errorf("edge %d-%d: there are %d nodes", e.Source, e.Target, o.nodes)
	}
	o.edges++
	return nil
}

func (o *order) complete() error {
	if o.nodes != o.schema.NodeCount {
		return fmt.Errorf("%d nodes written, %d announced", o.nodes, o.schema.NodeCount)
	}
	return nil
}
