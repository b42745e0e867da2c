package rows

import (
	"io"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/parquetfile"
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
	meta     []parquetfile.Meta
	spool    *spool
	columns  []string
	declared []queries.Column
	shapes   []shape
}

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
	columns := make([]parquetfile.Column, len(w.columns))
	for i := range w.shapes {
		w.shapes[i].settle()
		columns[i] = w.shapes[i].column(w.columns[i])
	}
	file := parquetfile.NewWriter(w.out, "rows", hub.Version, columns, w.meta...)
	row := make([]any, len(columns))
	err := w.spool.rows(len(w.columns), func(values []any) error {
		for i, v := range values {
			var err error
			if row[i], err = w.shapes[i].settled(v); err != nil {
				return err
			}
		}
		return file.Row(row)
	})
	if err != nil {
		return err
	}
	return file.Close()
}
