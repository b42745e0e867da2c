package rows

import (
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/queries"
)

// shape is what is known of the values of a column or of the elements of its lists.
type shape struct {
	declared                          queries.Type // by the header, for a column without values
	bools, ints, floats, texts, times bool
	other                             bool // a list in a list, a map, bytes
	lists                             bool
	elements                          *shape       // of the lists
	as                                queries.Type // the type settled on
}

func (s *shape) see(v any) {
	switch v := v.(type) {
	case nil:
	case bool:
		s.bools = true
	case int64:
		s.ints = true
	case float64:
		s.floats = true
	case string:
		s.texts = true
	case time.Time:
		s.times = true
	case []any:
		s.lists = true
		if s.elements == nil {
			s.elements = &shape{}
		}
		for _, e := range v {
			s.elements.see(e)
		}
	default:
		s.other = true
	}
}

// settle decides on the type, after all values are seen.
func (s *shape) settle() {
	s.as = s.kind()
	if s.as == queries.List && s.elements == nil {
		s.elements = &shape{declared: queries.String}
	}
	if s.elements != nil {
		s.elements.settle()
	}
}

// kind is the one type that fits all values; "" is their text.
func (s *shape) kind() queries.Type {
	switch (shape{bools: s.bools, ints: s.ints || s.floats, texts: s.texts, times: s.times, lists: s.lists, other: s.other}) {
	case shape{}:
		return s.declared
	case shape{bools: true}:
		return queries.Bool
	case shape{ints: true}:
		if s.floats || s.declared == queries.Float {
			return queries.Float
		}
		return queries.Int
	case shape{times: true}:
		return queries.Datetime
	case shape{texts: true}:
		return queries.String
	case shape{lists: true}:
		if !s.elements.lists && !s.elements.other {
			return queries.List
		}
	}
	return ""
}

func (s *shape) node() parquet.Node {
	if s.as == queries.List {
		return parquet.Optional(parquet.List(s.elements.node()))
	}
	leaf := map[queries.Type]parquet.Node{queries.Bool: parquet.Leaf(parquet.BooleanType), queries.Int: parquet.Int(64), queries.Float: parquet.Leaf(parquet.DoubleType),
		queries.Datetime: parquet.Timestamp(parquet.Microsecond)}[s.as]
	if leaf == nil {
		leaf = parquet.String()
	}
	return parquet.Optional(leaf)
}

// append adds a value of column i to a row: definition levels are 1 for a value and,
// in a list, 0 for no list, 1 for an empty one, 2 for a null in it, 3 for a value in
// it.
func (s *shape) append(row parquet.Row, v any, i int) (parquet.Row, error) {
	if s.as != queries.List {
		value, err := s.value(v)
		return append(row, value.Level(0, defined(v), i)), err
	}
	list, ok := v.([]any)
	switch {
	case !ok:
		return append(row, parquet.NullValue().Level(0, 0, i)), nil
	case len(list) == 0:
		return append(row, parquet.NullValue().Level(0, 1, i)), nil
	}
	for j, e := range list {
		value, err := s.elements.value(e)
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

// value is a scalar in the type of the shape.
func (s *shape) value(v any) (parquet.Value, error) {
	switch v := v.(type) {
	case nil:
		return parquet.NullValue(), nil
	case bool:
		if s.as == queries.Bool {
			return parquet.BooleanValue(v), nil
		}
	case int64:
		switch s.as {
		case queries.Int:
			return parquet.Int64Value(v), nil
		case queries.Float:
			return parquet.DoubleValue(float64(v)), nil
		}
	case float64:
		if s.as == queries.Float {
			return parquet.DoubleValue(v), nil
		}
	case time.Time:
		if s.as == queries.Datetime {
			return parquet.Int64Value(v.UnixMicro()), nil
		}
	}
	text, err := plain(v)
	return parquet.ByteArrayValue([]byte(text)), err
}
