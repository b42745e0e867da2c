package wire

import (
	"maps"
	"math"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

// Schema is a JSON Schema.
type Schema = map[string]any

// Object is the schema of an object that has all properties but the optional ones, and
// no others.
func Object(properties Schema, optional ...string) Schema {
	required := []string{}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if !slices.Contains(optional, name) {
			required = append(required, name)
		}
	}
	return Schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// Text is the schema of a text.
func Text(description string) Schema { return Schema{"type": "string", "description": description} }

// List is the schema of an array.
func List(of Schema, description string) Schema {
	return Schema{"type": "array", "items": of, "description": description}
}

// Nullable is a schema that null satisfies, too.
func Nullable(s Schema) Schema {
	out := maps.Clone(s)
	if t, ok := s["type"].(string); ok {
		out["type"] = []string{t, "null"}
	}
	return out
}

// ofType is the schema of the values of a type.
func ofType(t queries.Type) Schema {
	switch t {
	case queries.Int:
		return Schema{"type": "integer", "format": "int64"}
	case queries.Float:
		return Schema{"type": "number"}
	case queries.String:
		return Schema{"type": "string"}
	case queries.Bool:
		return Schema{"type": "boolean"}
	case queries.List:
		return Schema{"type": "array"}
	case queries.Datetime:
		return Schema{"type": "string", "format": "date-time"}
	}
	return Schema{}
}

// Param is the schema of the values that a parameter may be given. For what comes as
// text, in an address, a list is text: values between commas, or a JSON array.
func Param(p queries.Param, asText bool) Schema {
	s := ofType(p.Type)
	switch {
	case p.Type == queries.Int:
		s["minimum"], s["maximum"] = int64(math.MinInt64), int64(math.MaxInt64)
	case p.Type == queries.List && asText:
		s = Schema{"type": "string"}
	case p.Type == queries.List:
		s["items"] = Schema{"type": "string"}
	case p.Type == queries.Datetime:
		s = Schema{"type": "string", "anyOf": []Schema{{"format": "date-time"}, {"format": "date"}}}
	case len(p.OneOf) > 0:
		s["enum"] = p.OneOf
	}
	if p.Min != nil {
		s["minimum"] = *p.Min
	}
	if p.Max != nil {
		s["maximum"] = *p.Max
	}
	switch v := p.Default.(type) {
	case nil:
		if !asText && !p.Required {
			s = Nullable(s)
			s["default"] = nil
		}
	case time.Time:
		s["default"] = v.Format(time.RFC3339Nano)
	case []any:
		if !asText {
			s["default"] = v
		}
	default:
		s["default"] = v
	}
	if p.Doc != "" {
		s["description"] = p.Doc
	}
	return s
}

// Arguments is the schema of an object of arguments.
func Arguments(params []queries.Param) Schema {
	properties, optional := Schema{}, []string{}
	for _, p := range params {
		properties[p.Name] = Param(p, false)
		if !p.Required {
			optional = append(optional, p.Name)
		}
	}
	return Object(properties, optional...)
}

// Row is the schema of a row with the given columns.
func Row(columns []queries.Column) Schema {
	properties := Schema{}
	for _, c := range columns {
		s := ofType(c.Type)
		if c.Null {
			s = Nullable(s)
		}
		if c.Doc != "" {
			s["description"] = c.Doc
		}
		properties[c.Name] = s
	}
	return Object(properties)
}

// Ref refers to one of the Parts of schemas by its name.
type Ref func(name string) Schema

// Inline has the parts stand where they are used.
func Inline(name string) Schema { return Parts()[name].(Schema) }

// Parts are the schemas that others refer to, by name.
func Parts() Schema {
	snapshot := Object(Schema{
		"source": Nullable(Text("where the snapshot is from")), "collectedAt": Schema{"type": []string{"string", "null"}, "format": "date-time"},
		"fingerprint":  Nullable(Text("SHA-256 of its content")),
		"licenseRules": Text("rules by which licences have a class, where they are not the paper's"),
		"fieldRules":   Text("rules by which tags are subfields, where they are not the paper's"),
	}, "licenseRules", "fieldRules")
	return Schema{
		"Column": Object(Schema{"name": Text("key in the rows"), "type": Schema{"type": "string", "enum": queries.Types}, "null": Schema{"type": "boolean", "description": "a row may have no value"},
			"description": Text("what it says")}, "type"),
		"Note": Object(Schema{"kind": Text("what it is about"), "name": Text("the name that the graph does not have"), "suggestions": List(Schema{"type": "string"}, "names that may have been meant"),
			"text": Text("for people"), "line": Schema{"type": "integer"}, "column": Schema{"type": "integer"}}, "name", "suggestions", "line", "column"),
		"About": Object(Schema{"hubgraph": Text("version of the program"), "snapshot": snapshot,
			"earlier_snapshots":    List(snapshot, "loaded before it and not pruned; what only they have is counted too"),
			"unfinished_snapshots": List(snapshot, "of which a load is under way or did not come to its end")}, "earlier_snapshots", "unfinished_snapshots"),
	}
}

// BodyWith is the schema of a Body with the given columns, nil for any, and of what
// else stands beside them, some of it not always.
func BodyWith(columns []queries.Column, ref Ref, more Schema, optional ...string) Schema {
	row := Schema{"type": "object"}
	if columns != nil {
		row = Row(columns)
	}
	properties := Schema{
		"name": Text("of what was asked"), "question": Text("in words"), "cypher": Text("the statement with the values of its parameters, to be pasted into Neo4j Browser"),
		"params": Schema{"type": "object", "description": "the values of the parameters"}, "columns": List(ref("Column"), "of the rows, in order"),
		"rows": List(row, "totally ordered"), "cut": Schema{"type": "boolean", "description": "there are more rows"},
		"limit": Schema{"type": "integer", "description": "at most so many rows were asked for"},
		"notes": List(ref("Note"), "what the rows do not show"),
	}
	maps.Copy(properties, more)
	return Object(properties, optional...)
}

// AnswerWith is the schema of an Answer, as BodyWith.
func AnswerWith(columns []queries.Column, ref Ref, more Schema) Schema {
	beside := Schema{"said": SaidSchema(), "about": ref("About")}
	maps.Copy(beside, more)
	return BodyWith(columns, ref, beside)
}

// SaidSchema is the schema of the sentences of an Answer.
func SaidSchema() Schema {
	return List(Schema{"type": "string"}, "of which snapshot the rows are, where they were cut, and what else is to be known, for people")
}
