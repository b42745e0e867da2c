package export

import (
	"fmt"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Schema describes a network before its first node is written.
type Schema struct {
	Name           string // one of Networks
	Description    string // one line for readers of the file
	hub.Provenance        // whose the network is
	Directed       bool
	Relationship   string      // type of the edges in the graph database, such as COLLABORATES_WITH, where Edge has none
	NodeCount      int         // number of nodes
	Attributes     []Attribute // of the nodes
	EdgeAttributes []Attribute // of the edges, beside their weight
}

// Table describes a table before its first row is written.
type Table struct {
	Name        string // one of Tables
	Description string // one line for readers of the file
	hub.Provenance
	Columns []Attribute
}

// Attribute is a typed attribute of nodes or edges, or a column of a table.
type Attribute struct {
	Name string
	Type Type
}

// Type is the type of an attribute.
type Type uint8

// The types. List is a list of strings.
const (
	String Type = iota
	Int
	Float
	Bool
	Time
	List
)

// Node is one node. Nodes are numbered 0, 1, ... in the order of writing.
type Node struct {
	ID     string // unique in the network
	Label  string // text to show
	Values []any  // one for each attribute: string, int64, float64, bool, time.Time, []string, or nil when unknown
}

// Edge joins two nodes, by number. Its weight is a number of commits or spaces.
type Edge struct {
	Source, Target int
	Weight         int64
	Values         []any  // one for each attribute of edges, as in Node
	Relationship   string // its type, "" for that of the schema; formats that name the type once know only that one
}

// The attributes of edges of the collaboration network that hold dates; formats with
// a time line use them.
const (
	first = "first"
	last  = "last"
)

// reserved are the attribute names that some reader gives another meaning: Gephi and
// GEXF to their own columns, positions and colours, NetworkX to its arguments.
var reserved = []string{"id", "pid", "for", "start", "end", "label", "weight", "type", "source", "target", "src", "dst", "relationship", "name",
	"x", "y", "z", "xpos", "ypos", "size", "r", "g", "b", "color"}

// check rejects a schema that would not survive a round trip through other tools.
func (s Schema) check() error {
	for _, attributes := range [][]Attribute{s.Attributes, s.EdgeAttributes} {
		for i, a := range attributes {
			if a.Name == "" || find(attributes, a.Name) < i || slices.Contains(reserved, a.Name) {
				return fmt.Errorf("attribute name %q of %s: empty, repeated or reserved", a.Name, s.Name)
			}
		}
	}
	return nil
}

// fit rejects values that do not fit their attributes.
func fit(attributes []Attribute, values []any) error {
	if len(values) != len(attributes) {
		return fmt.Errorf("%d values for %d attributes", len(values), len(attributes))
	}
	for i, v := range values {
		if v != nil && !fits(v, attributes[i].Type) {
			return fmt.Errorf("attribute %s is a %T", attributes[i].Name, v)
		}
	}
	return nil
}

func fits(v any, t Type) bool {
	ok := false
	switch t {
	case String:
		_, ok = v.(string)
	case Int:
		_, ok = v.(int64)
	case Float:
		_, ok = v.(float64)
	case Bool:
		_, ok = v.(bool)
	case Time:
		_, ok = v.(time.Time)
	case List:
		_, ok = v.([]string)
	}
	return ok
}
