package rows

import (
	"time"

	"github.com/hubgraph/hubgraph/internal/parquetfile"
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

// column is the column of a Parquet file that the shape settled on.
func (s *shape) column(name string) parquetfile.Column {
	if s.as == queries.List {
		return parquetfile.Column{Name: name, Type: s.elements.column(name).Type, List: true}
	}
	types := map[queries.Type]parquetfile.Type{queries.Bool: parquetfile.Bool, queries.Int: parquetfile.Int, queries.Float: parquetfile.Float, queries.Datetime: parquetfile.Time}
	return parquetfile.Column{Name: name, Type: types[s.as]} // String for all others
}

// settled is a value in the type that the shape settled on.
func (s *shape) settled(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case bool:
		if s.as == queries.Bool {
			return v, nil
		}
	case int64:
		switch s.as {
		case queries.Int:
			return v, nil
		case queries.Float:
			return float64(v), nil
		}
	case float64:
		if s.as == queries.Float {
			return v, nil
		}
	case time.Time:
		if s.as == queries.Datetime {
			return v, nil
		}
	case []any:
		if s.as == queries.List {
			return s.settledList(v)
		}
	}
	return plain(v)
}

func (s *shape) settledList(list []any) (any, error) {
	out := make([]any, len(list))
	for i, e := range list {
		var err error
		if out[i], err = s.elements.settled(e); err != nil {
			return nil, err
		}
	}
	return out, nil
}
