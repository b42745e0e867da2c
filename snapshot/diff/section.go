package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// item is an element of a set: a key made of numbers of shared names, and a
// value.
type item struct {
	key   uint64
	value int64
}

func (i item) a() int32 { return int32(i.key >> 32) }
func (i item) b() int32 { return int32(uint32(i.key)) }

// describe makes the Change for an item in the older set, the newer set, or
// both; it is nil for the set that lacks it.
type describe func(t *names.Table, was, is *item) Change

// section compares two sets of items whose names are in t. The sets are sorted.
func (s *shared) section(from, to []item, t *names.Table, say describe) Section {
	out := Section{Count: Count{From: int64(len(from)), To: int64(len(to))}}
	lists := newLists(s.Limit, byName)
	byKey := func(a, b item) int { return cmp.Compare(a.key, b.key) }
	slices.SortFunc(from, byKey)
	slices.SortFunc(to, byKey)
	for len(from) > 0 || len(to) > 0 {
		switch {
		case len(to) == 0 || len(from) > 0 && from[0].key < to[0].key:
			out.Gone++
			lists.gone.add(say(t, &from[0], nil))
			from = from[1:]
		case len(from) == 0 || to[0].key < from[0].key:
			out.Added++
			lists.added.add(say(t, nil, &to[0]))
			to = to[1:]
		default:
			if from[0].value != to[0].value {
				out.Changed++
				lists.changed.add(say(t, &from[0], &to[0]))
			}
			from, to = from[1:], to[1:]
		}
	}
	out.Lists = lists.sorted()
	return out
}

// lists is a Lists under construction.
type lists struct{ added, gone, changed *top[Change] }

func newLists(limit int, compare func(a, b Change) int) lists {
	return lists{newTop(limit, compare), newTop(limit, compare), newTop(limit, compare)}
}

func (l lists) sorted() Lists {
	return Lists{Added: some(l.added.sorted()), Gone: some(l.gone.sorted()), Changed: some(l.changed.sorted())}
}

// some is a list that encodes as [] in JSON when it is empty.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func byName(a, b Change) int {
	return cmp.Or(cmp.Compare(kindNumber(a.Kind), kindNumber(b.Kind)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Target, b.Target))
}

func kindNumber(kind string) hub.Kind {
	k, _ := hub.ParseKind(kind)
	return k
}

// either returns whichever is not nil.
func either(was, is *item) *item {
	if was != nil {
		return was
	}
	return is
}

// name describes an item that is a name.
func name(t *names.Table, was, is *item) Change {
	return Change{Name: t.Name(either(was, is).b())}
}

// edge describes an edge between two names.
func edge(t *names.Table, was, is *item) Change {
	x := either(was, is)
	return Change{Name: t.Name(x.a()), Target: t.Name(x.b())}
}

// weight describes an edge whose weight is a number of commits.
func weight(t *names.Table, was, is *item) Change {
	return valued(edge(t, was, is), "commits", was, is, func(v int64) any { return v })
}

// relation describes an edge of the lineage.
func relation(t *names.Table, was, is *item) Change {
	return valued(edge(t, was, is), "relation", was, is, func(v int64) any { return hub.Relations[v] })
}

func relationNumber(relation string) int64 { return int64(slices.Index(hub.Relations, relation)) }

// merge describes an accepted merge: an alias and the number of what it is
// merged into.
func merge(t *names.Table, was, is *item) Change {
	return valued(name(t, was, is), "canonical", was, is, func(v int64) any { return t.Name(int32(v)) })
}

// account describes a record of an account by its type or, where only that
// changed, by its full name.
func (s *shared) account(t *names.Table, was, is *item) Change {
	said := func(v int64, fullName bool) string {
		kind, name, _ := strings.Cut(s.types.Name(int32(v)), "\x00")
		if fullName {
			return name
		}
		return kind
	}
	byName := was != nil && is != nil && said(was.value, false) == said(is.value, false)
	attribute := "type"
	if byName {
		attribute = "fullname"
	}
	return valued(name(t, was, is), attribute, was, is, func(v int64) any { return orNil(said(v, byName)) })
}

// valued adds the values of an item before and after.
func valued(c Change, attribute string, was, is *item, text func(int64) any) Change {
	c.Value = &Value{Attribute: attribute}
	if was != nil {
		c.From = text(was.value)
	}
	if is != nil {
		c.To = text(is.value)
	}
	return c
}
