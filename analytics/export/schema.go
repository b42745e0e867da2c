package export

import (
	"fmt"
	"slices"
	"time"
)

// Schema describes a network before its first node is written.
type Schema struct {
	Name         string // collaboration, usage or co-usage
	Description  string // one line for readers of the file
	Directed     bool
	Relationship string // type of the edges in the graph database, such as COLLABORATES_WITH
	NodeCount    int    // number of nodes
	Attributes   []Attribute
}

// Attribute is a typed attribute of the nodes.
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
}

// reserved are the attribute names that some reader gives another meaning: Gephi and
// GEXF to their own columns, positions and colours, NetworkX to its arguments.
var reserved = []string{"id", "pid", "for", "start", "end", "label", "weight", "type", "source", "target",
	"x", "y", "z", "xpos", "ypos", "size", "r", "g", "b", "color"}

// check rejects a schema that would not survive a round trip through other tools.
func (s Schema) check() error {
	seen := map[string]bool{}
	for _, a := range s.Attributes {
		if a.Name == "" || seen[a.Name] || slices.Contains(reserved, a.Name) {
			return fmt.Errorf("attribute name %q of %s: empty, repeated or reserved", a.Name, s.Name)
		}
		seen[a.Name] = true
	}
	return nil
}

// checkNode rejects a node whose values do not fit the schema.
func (s Schema) checkNode(n Node) error {
	if len(n.Values) != len(s.Attributes) {
		return fmt.Errorf("node %q: %d values for %d attributes", n.ID, len(n.Values), len(s.Attributes))
	}
	for i, v := range n.Values {
		if v != nil && !fits(v, s.Attributes[i].Type) {
			return fmt.Errorf("node %q: attribute %s is a %T", n.ID, s.Attributes[i].Name, v)
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
