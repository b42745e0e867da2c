package export

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Writer takes one network: all nodes, in order, then all edges.
type Writer interface {
	Node(Node) error
	Edge(Edge) error
	Close() error // ends the document; the files below stay open
}

// TableWriter takes one table, row by row.
type TableWriter interface {
	Row(values []any) error // one for each column, as in Node.Values
	Close() error           // as of Writer
}

// FileFormat is one way of writing what a D describes through a W.
type FileFormat[W, D any] struct {
	Name string // as given to --format
	Ext  string // file name extension, with its dot
	Info string // one line for help

	// Files names the files of the format for one output path; "-" is standard output.
	Files func(path string) []string
	// New begins a file, with one writer for each of Files.
	New func(out []io.Writer, d D) (W, error)
}

// Format is one way of writing a network, TableFormat one of writing a table.
type (
	Format      = FileFormat[Writer, Schema]
	TableFormat = FileFormat[TableWriter, Table]
)

// Formats lists all formats of networks. A new one is another file with a Format and
// an entry here.
var Formats = []Format{GraphML, GEXF, CSV, Pajek, NodeLink, Parquet}

// TableFormats lists all formats of tables.
var TableFormats = []TableFormat{TableCSV, TableParquet}

// FindFormat picks a format of networks by name or, when name is "", by the extension
// of path; without an extension it is GraphML. The error is a hub.UsageError.
func FindFormat(name, path string) (Format, error) {
	if name == "" && strings.EqualFold(filepath.Ext(path), ".xml") {
		return GraphML, nil
	}
	return findFormat(Formats, name, path)
}

// FindTableFormat picks a format of tables as FindFormat does; without an extension
// it is CSV.
func FindTableFormat(name, path string) (TableFormat, error) {
	return findFormat(TableFormats, name, path)
}

// findFormat looks among formats, of which the first is for names without an extension.
func findFormat[W, D any](formats []FileFormat[W, D], name, path string) (FileFormat[W, D], error) {
	ext := strings.ToLower(filepath.Ext(path))
	for _, f := range formats {
		if name == f.Name || name == "" && ext == f.Ext {
			return f, nil
		}
	}
	if name != "" {
		return FileFormat[W, D]{}, hub.Usagef("unknown format %q: want %s", name, formatNames(formats))
	}
	if path == "-" || ext == "" {
		return formats[0], nil
	}
	return FileFormat[W, D]{}, hub.Usagef("no format for file names in %s: give --format (%s)", ext, formatNames(formats))
}

// FormatNames lists the names of the formats of networks for messages and help.
func FormatNames() string { return formatNames(Formats) }

// TableFormatNames lists those of tables.
func TableFormatNames() string { return formatNames(TableFormats) }

func formatNames[W, D any](formats []FileFormat[W, D]) string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// oneFile is Files of a format that has one.
func oneFile(path string) []string { return []string{path} }

// withoutExt is a path without an extension, in any case.
func withoutExt(path, ext string) string {
	if cut := len(path) - len(ext); cut >= 0 && strings.EqualFold(path[cut:], ext) {
		return path[:cut]
	}
	return path
}

// listSeparator joins lists in formats that have no lists.
const listSeparator = ";"

// begin makes the checks common to all formats of networks.
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
	if err := fit(o.schema.Attributes, n.Values); err != nil {
		return fmt.Errorf("node %q: %w", n.ID, err)
	}
	return nil
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
	if err := fit(o.schema.EdgeAttributes, e.Values); err != nil {
		return fmt.Errorf("edge %d-%d: %w", e.Source, e.Target, err)
	}
	return nil
}

// relationship is the type of an edge.
func (o *order) relationship(e Edge) string { return cmp.Or(e.Relationship, o.schema.Relationship) }

func (o *order) complete() error {
	if o.nodes != o.schema.NodeCount {
		return fmt.Errorf("%d nodes written, %d announced", o.nodes, o.schema.NodeCount)
	}
	return nil
}

// find returns the place of an attribute among others, -1 for none.
func find(attributes []Attribute, name string) int {
	return slices.IndexFunc(attributes, func(a Attribute) bool { return a.Name == name })
}
