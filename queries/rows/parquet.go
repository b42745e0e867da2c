package rows

import (
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

// parquetWriter writes Apache Parquet. A column has one type, which is known only
// after all rows: until then they wait in a temporary file.
//
//	bool, int, string        BOOLEAN, INT64, STRING
//	float, or float and int  DOUBLE
//	times                    TIMESTAMP, microseconds, UTC
//	lists of one such type   LIST
//	anything else, mixtures  STRING: the text as in CSV, JSON for lists and maps
//
// Every column may be null. A column without values has the type that Describe gave
// it, else STRING.
type parquetWriter struct {
	out      io.Writer
	spool    *spool
	columns  []string
	declared []queries.Column
	shapes   []shape
}

// parquetRowGroup bounds how many rows are in memory at a time.
const parquetRowGroup = 1 << 16

// Describe gives the types of columns that may turn out to have no values.
func (w *parquetWriter) Describe(columns []queries.Column) { w.declared = columns }

func (w *parquetWriter) Columns(names []string) (err error) {
	w.columns, w.shapes = names, make([]shape, len(names))
	for i := range w.declared {
		if i < len(names) && w.declared[i].Name == names[i] {
			w.shapes[i].declared = w.declared[i].Type
		}
	}
	w.spool, err = newSpool()
	return err
}

func (w *parquetWriter) Row(values []any) error {
	for i, v := range values {
		w.shapes[i].see(v)
	}
	return w.spool.add(values)
}

func (w *parquetWriter) Close() error {
	defer w.spool.close()
	for i := range w.shapes {
		w.shapes[i].settle()
	}
	schema := parquet.NewSchema("rows", w.group())
	file := parquet.NewGenericWriter[any](w.out, schema, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(parquetRowGroup),
		parquet.CreatedBy("hubgraph", hub.Version, ""))
	var row parquet.Row
	err := w.spool.rows(len(w.columns), func(values []any) error {
		row = row[:0]
		for i, v := range values {
			var err error
			if row, err = w.shapes[i].append(row, v, i); err != nil {
				return err
			}
		}
		_, err := file.WriteRows([]parquet.Row{row})
		return err
	})
	if err != nil {
		return err
	}
	return file.Close()
}

// group is the schema: the columns in order, which parquet.Group, a map, does not
// keep.
func (w *parquetWriter) group() parquet.Node {
	g := orderedGroup{Group: parquet.Group{}, names: w.columns}
	for i, name := range w.columns {
		g.Group[name] = w.shapes[i].node()
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
