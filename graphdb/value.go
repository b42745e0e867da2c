package graphdb

import (
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// value turns a value of the driver into one of standard types. A node becomes
// a map of its properties with "_labels", a relationship one with "_type", a
// path a list of alternating nodes and relationships. Dates and times without
// a zone, durations and points become strings.
func value(v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string, []byte, time.Time:
		return v
	case []any:
		for i, e := range v {
			v[i] = value(e)
		}
		return v
	case map[string]any:
		for k, e := range v {
			v[k] = value(e)
		}
		return v
	case neo4j.Node:
		m := properties(v.Props)
		labels := make([]any, len(v.Labels))
		for i, l := range v.Labels {
			labels[i] = l
		}
		m["_labels"] = labels
		return m
	case neo4j.Relationship:
		m := properties(v.Props)
		m["_type"] = v.Type
		return m
	case neo4j.Path:
		var path []any
		for i, n := range v.Nodes {
			path = append(path, value(n))
			if i < len(v.Relationships) {
				path = append(path, value(v.Relationships[i]))
			}
		}
		return path
	case interface{ String() string }: // Date, LocalTime, LocalDateTime, Duration, Point
		return v.String()
	}
	return v
}

func properties(props map[string]any) map[string]any {
	m := make(map[string]any, len(props)+1)
	for k, v := range props {
		m[k] = value(v)
	}
	return m
}
