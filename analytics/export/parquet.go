package export

import (
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/parquetfile"
)

// Parquet is a pair of Apache Parquet files with the columns that GraphFrames asks
// for:
//
//	FILE.nodes.parquet  id, label, then the attributes
//	FILE.edges.parquet  src, dst, weight, then the attributes of edges
//
// src and dst are ids. Lists are lists of strings, times are timestamps in
// microseconds, UTC, unknown values are null. The key-value metadata of both tell what
// <desc> tells in GraphML, and directed and relationship.
var Parquet = Format{
	Name: "parquet",
	Ext:  ".parquet",
	Info: "FILE.nodes.parquet (id, ...) and FILE.edges.parquet (src, dst, ...): DuckDB, pandas, Spark",
	Files: func(path string) []string {
		base := withoutExt(path, ".parquet")
		return []string{base + ".nodes.parquet", base + ".edges.parquet"}
	},
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 2); err != nil {
			return nil, err
		}
		meta := append(s.about().meta(), parquetfile.Meta{Key: "directed", Value: text(s.Directed)}, parquetfile.Meta{Key: "relationship", Value: s.Relationship})
		return &parquetNetwork{
			nodes: newParquet(out[0], "nodes", append([]Attribute{{"id", String}, {"label", String}}, s.Attributes...), meta),
			edges: newParquet(out[1], "edges", append([]Attribute{{"src", String}, {"dst", String}, {"weight", Int}}, s.EdgeAttributes...), meta),
			order: order{schema: s},
		}, nil
	},
}

// TableParquet is a table as one such file.
var TableParquet = TableFormat{
	Name:  "parquet",
	Ext:   ".parquet",
	Info:  "one Parquet file: DuckDB, pandas, R (arrow), Spark",
	Files: oneFile,
	New: func(out []io.Writer, t Table) (TableWriter, error) {
		return &parquetTable{newParquet(out[0], t.Name, t.Columns, t.about().meta()), t.Columns}, nil
	},
}

// meta is the metadata of a Parquet file.
func (a about) meta() []parquetfile.Meta {
	meta := []parquetfile.Meta{{Key: "hubgraph", Value: a.Hubgraph}, {Key: "name", Value: a.Name}, {Key: "description", Value: a.Description}}
	for _, e := range a.of.Snapshot.Entries() {
		meta = append(meta, parquetfile.Meta{Key: e[0], Value: e[1]})
	}
	for _, line := range a.of.Lines()[1:] {
		meta = append(meta, parquetfile.Meta{Key: "note", Value: line})
	}
	return meta
}

func newParquet(out io.Writer, name string, attributes []Attribute, meta []parquetfile.Meta) *parquetfile.Writer {
	columns := make([]parquetfile.Column, len(attributes))
	for i, a := range attributes {
		t := [...]parquetfile.Type{String: parquetfile.String, Int: parquetfile.Int, Float: parquetfile.Float, Bool: parquetfile.Bool, Time: parquetfile.Time, List: parquetfile.String}[a.Type]
		columns[i] = parquetfile.Column{Name: a.Name, Type: t, List: a.Type == List}
	}
	return parquetfile.NewWriter(out, name, hub.Version, columns, meta...)
}

type parquetNetwork struct {
	nodes, edges *parquetfile.Writer
	ids          []string
	row          []any
	order
}

func (w *parquetNetwork) Node(n Node) error {
	if err := w.node(n); err != nil {
		return err
	}
	w.ids = append(w.ids, n.ID)
	w.row = append(append(w.row[:0], n.ID, n.Label), n.Values...)
	return w.nodes.Row(w.row)
}

func (w *parquetNetwork) Edge(e Edge) error {
	if err := w.edge(e); err != nil {
		return err
	}
	w.row = append(append(w.row[:0], w.ids[e.Source], w.ids[e.Target], e.Weight), e.Values...)
	return w.edges.Row(w.row)
}

func (w *parquetNetwork) Close() error {
	if err := w.complete(); err != nil {
		return err
	}
	if err := w.nodes.Close(); err != nil {
		return err
	}
	return w.edges.Close()
}

type parquetTable struct {
	file    *parquetfile.Writer
	columns []Attribute
}

func (w *parquetTable) Row(values []any) error {
	if err := fit(w.columns, values); err != nil {
		return fmt.Errorf("row %v: %w", values, err)
	}
	return w.file.Row(values)
}

func (w *parquetTable) Close() error { return w.file.Close() }
