package snapshot

import (
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// IDs are the ids of the repositories that a walk admitted. An index counts
// them over all kinds, a place within one kind; both start at 0 and follow
// file order.
type IDs struct {
	tables [hub.KindCount]names.Table // an id's number is its place
	index  [hub.KindCount][]int32     // by place
	count  int32
}

// Index returns the index of a repository; ok is false when it is not listed.
func (x *IDs) Index(kind hub.Kind, id string) (index int, ok bool) {
	i := x.find(kind, id)
	return int(i), i >= 0
}

// Len returns how many repositories of a kind there are.
func (x *IDs) Len(kind hub.Kind) int { return x.tables[kind].Len() }

// ID returns the id at a place of a kind.
func (x *IDs) ID(kind hub.Kind, place int) string { return x.tables[kind].Name(int32(place)) }

// All returns the ids of a kind by place.
func (x *IDs) All(kind hub.Kind) []string { return x.tables[kind].Names() }

// add gives a repository the next index. For one that has an index already,
// added is false and index is the one it has. id is the table's own copy.
func (x *IDs) add(r *hub.Repository) (id string, index int32, added bool) {
	table := &x.tables[r.Kind]
	place, added := table.Add(r.ID)
	if !added {
		return "", x.index[r.Kind][place], false
	}
	index = x.count
	x.count++
	x.index[r.Kind] = append(withRoom(x.index[r.Kind]), index)
	return table.Name(place), index, true
}

// withRoom returns a full list with room for as many again. append would grow
// a long list by only a quarter, copying it four times as often.
func withRoom[T any](list []T) []T {
	if len(list) == cap(list) {
		return slices.Grow(list, max(len(list), 1<<10))
	}
	return list
}

// find returns the index of a repository, -1 when it is not listed.
func (x *IDs) find(kind hub.Kind, id string) int32 {
	place, ok := x.tables[kind].Find(id)
	if !ok {
		return -1
	}
	return x.index[kind][place]
}

// recent is the repository of the previous record.
type recent struct {
	kind  hub.Kind
	id    string // "" for none yet
	place int32  // -1 when it is not listed
}

// ahead is the number of repositories tried before the table is searched.
const ahead = 4

// findNear returns the index of a repository as find does. Records mostly come
// in the order of the repositories, so the ones after the last are tried
// first.
func (x *IDs) findNear(last *recent, kind hub.Kind, id string) int32 {
	if kind != last.kind || id != last.id {
		*last = recent{kind, id, x.placeNear(last, kind, id)}
	}
	if last.place < 0 {
		return -1
	}
	return x.index[kind][last.place]
}

func (x *IDs) placeNear(last *recent, kind hub.Kind, id string) int32 {
	table := &x.tables[kind]
	if kind == last.kind && last.id != "" {
		for place := last.place + 1; place <= last.place+ahead && int(place) < table.Len(); place++ {
			if table.Name(place) == id {
				return place
			}
		}
	}
	if place, ok := table.Find(id); ok {
		return place
	}
	return -1
}
