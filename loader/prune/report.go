package prune

import (
	"slices"
	"strings"
)

// Report lists what is gone from the snapshot, or was removed.
type Report struct {
	Groups []Group // every kind, always in the same order

	// Renamed are the repositories that the snapshot has under another id, by the
	// Hub's _id. What goes is the node under the former id; they are not among
	// the models, datasets and spaces of Groups.
	Renamed Group
}

// Group is what is gone of one kind.
type Group struct {
	Kind     string
	Count    int64
	Examples []string // the first by name, sorted
}

// Total is the number of things in all groups, and of those renamed.
func (r Report) Total() int64 {
	n := r.Renamed.Count
	for _, g := range r.Groups {
		n += g.Count
	}
	return n
}

// newReport returns an empty report.
func newReport() Report {
	r := Report{Groups: make([]Group, kindCount), Renamed: Group{Kind: "former ids of renamed repositories"}}
	for k := range kindCount {
		r.Groups[k].Kind = k.String()
	}
	return r
}

// add counts a thing, and keeps it as an example if fewer than most sort
// before it.
func (g *Group) add(name string, most int) {
	g.Count++
	i, _ := slices.BinarySearch(g.Examples, name)
	if i == most {
		return
	}
	if len(g.Examples) == most {
		g.Examples = g.Examples[:most-1]
	}
	g.Examples = slices.Insert(g.Examples, i, strings.Clone(name))
}
