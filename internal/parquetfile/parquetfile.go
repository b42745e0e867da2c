// Package parquetfile writes Apache Parquet, row by row, of columns whose types are
// known: BOOLEAN, INT64, DOUBLE, STRING, TIMESTAMP (microseconds, UTC), and LISTs of
// these. Every column may be null. Data are compressed by Zstandard, and equal rows
// give equal bytes.
package parquetfile

import (
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"
)

// Type is the type of a column or of the elements of its lists.
type Type uint8

// The types.
const (
	String Type = iota
	Bool
	Int
	Float
	Time
)

// Column is a column of a file.
type Column struct {
	Name string
	Type Type
	List bool // of lists
}

// Meta is an entry of the key-value metadata of a file.
type Meta struct{ Key, Value string }

// rowGroup bounds how many rows are in memory at a time.
const rowGroup = 1 << 16

// Writer writes one file.
type Writer struct {
	columns []Column
	file    *parquet.GenericWriter[any]
	row     parquet.Row
}

// NewWriter begins a file. schema is the name of its schema, version that of this
// program.
func NewWriter(out io.Writer, schema, version string, columns []Column, meta ...Meta) *Writer {
	options := []parquet.WriterOption{
		parquet.NewSchema(schema, group(columns)), parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowGroup), parquet.CreatedBy("hubgraph", version, ""),
	}
	for _, m := range meta {
		options = append(options, parquet.KeyValueMetadata(m.Key, m.Value))
	}
	return &Writer{columns: columns, file: parquet.NewGenericWriter[any](out, options...)}
}

// Row adds a row: of each column a bool, int64, float64, string or time.Time, as its
// type has it, a []any or []string of these for a list, or nil for null.
func (w *Writer) Row(values []any) error {
	if len(values) != len(w.columns) {
		return fmt.Errorf("%d values for %d columns", len(values), len(w.columns))
	}
	w.row = w.row[:0]
	for i, v := range values {
		var err error
		if w.row, err = w.columns[i].append(w.row, v, i); err != nil {
			return fmt.Errorf("column %s: %w", w.columns[i].Name, err)
		}
	}
	_, err := w.file.WriteRows([]parquet.Row{w.row})
	return err
}

// Close ends the file; what is below stays open.
func (w *Writer) Close() error { return w.file.Close() }

// append adds a value of column i to a row: definition levels are 1 for a value and,
// in a list, 0 for no list, 1 for an empty one, 2 for a null in it, 3 for a value in
// it.
func (c Column) append(row parquet.Row, v any, i int) (parquet.Row, error) {
	if !c.List {
		value, err := c.Type.value(v)
		return append(row, value.Level(0, defined(v), i)), err
	}
	var list []any
	switch v := v.(type) {
	case nil:
		return append(row, parquet.NullValue().Level(0, 0, i)), nil
	case []any:
		list = v
	case []string:
		for _, s := range v {
			list = append(list, s)
		}
	default:
		return row, fmt.Errorf("found %v, a %T, want a list", v, v)
	}
	if len(list) == 0 {
		return append(row, parquet.NullValue().Level(0, 1, i)), nil
	}
	for j, e := range list {
		value, err := c.Type.value(e)
		if err != nil {
			return row, err
		}
		row = append(row, value.Level(min(j, 1), 2+defined(e), i))
	}
	return row, nil
}

func defined(v any) int {
	if v == nil {
		return 0
	}
	return 1
}

// value is a scalar of the type.
func (t Type) value(v any) (parquet.Value, error) {
	switch v := v.(type) {
	case nil:
		return parquet.NullValue(), nil
	case bool:
		if t == Bool {
			return parquet.BooleanValue(v), nil
		}
	case int64:
		if t == Int {
			return parquet.Int64Value(v), nil
		}
	case float64:
		if t == Float {
			return parquet.DoubleValue(v), nil
		}
	case string:
		if t == String {
			return parquet.ByteArrayValue([]byte(v)), nil
		}
	case time.Time:
		if t == Time {
			return parquet.Int64Value(v.UnixMicro()), nil
		}
	}
	return parquet.NullValue(), fmt.Errorf("found %v, a %T", v, v)
}

func (c Column) node() parquet.Node {
	leaf := [...]parquet.Node{String: parquet.String(), Bool: parquet.Leaf(parquet.BooleanType), Int: parquet.Int(64), Float: parquet.Leaf(parquet.DoubleType),
		Time: parquet.Timestamp(parquet.Microsecond)}[c.Type]
	if c.List {
		return parquet.Optional(parquet.List(parquet.Optional(leaf)))
	}
	return parquet.Optional(leaf)
}

// group is the schema: the columns in order, which parquet.Group, a map, does not
// keep.
func group(columns []Column) parquet.Node {
	g := orderedGroup{Group: parquet.Group{}}
	for _, c := range columns {
		g.names = append(g.names, c.Name)
		g.Group[c.Name] = c.node()
	}
	return g
}

type orderedGroup struct {
	parquet.Group
	names []string
}

func (g orderedGroup) Fields() []parquet.Field {
	sorted := map[string]parquet.Field{}
	for _, f := range g.Group.Fields() {
		sorted[f.Name()] = f
	}
	fields := make([]parquet.Field, len(g.names))
	for i, name := range g.names {
		fields[i] = sorted[name]
	}
	return fields
}

func (g orderedGroup) GoType() reflect.Type { return reflect.TypeFor[any]() }
