package diff

import "github.com/hubgraph/hubgraph/hub"

// hubID is a hash of the kind and the _id of a repository; 0 when it has none.
func (s *shared) hubID(r *hub.Repository) uint64 {
	if r.HubID == "" {
		return 0
	}
	return max(1, mix(s.hash(r.HubID), uint64(r.Kind)))
}

// match pairs a repository of the newer side with the same one on the older
// side and returns its index there, and whether its id was another; -1 for
// none, 0 on the older side itself. The Hub's _id decides where both sides have
// it, else kind and id.
func (s *side) match(i int, r *hub.Repository, hubID uint64) (was int32, renamed bool) {
	if s.older == nil {
		if _, known := s.byHub[hubID]; !known && hubID != 0 {
			s.byHub[hubID] = int32(i)
		}
		return 0, false
	}
	same := func(was int32) bool {
		old := s.older.rows.at(int(was))
		if old.other != 0 {
			return false // another one is it already
		}
		old.other = int32(i) + 1
		return true
	}
	byID, listed := s.older.ids.Index(r.Kind, r.ID)
	if was, known := s.older.byHub[hubID]; known && same(was) {
		return was, !listed || byID != int(was)
	}
	if !listed {
		return -1, false
	}
	if old := s.older.rows.at(byID).hubID; old != 0 && hubID != 0 && old != hubID {
		return -1, false // the id was given to another repository
	}
	if !same(int32(byID)) {
		return -1, false
	}
	return int32(byID), false
}

// renames holds what repositories of the older side are called on the newer one,
// as numbers of shared.ends by kind.
type renames struct {
	to  [hub.KindCount]map[int32]int32
	any bool
}

func (s *shared) renames(a, b *side) renames {
	var out renames
	for i := range b.rows.len {
		r := b.rows.at(i)
		if !r.renamed {
			continue
		}
		if from, ok := s.ends.Find(a.id(a.rows.at(int(r.other)))); ok {
			if out.to[r.kind] == nil {
				out.to[r.kind] = map[int32]int32{}
			}
			to, _ := s.ends.Add(b.id(r))
			out.to[r.kind][from], out.any = to, true
		}
	}
	return out
}

// follow renames the ends of relations of the older side. A relation stays as
// it is where another one has the new names already.
func (n renames) follow(relations []item, from, to hub.Kind) []item {
	if !n.any {
		return relations
	}
	end := func(kind hub.Kind, x int32) int32 {
		if now, ok := n.to[kind][x]; ok {
			return now
		}
		return x
	}
	key := func(i item) uint64 { return uint64(end(from, i.a()))<<32 | uint64(end(to, i.b())) }
	stay := map[uint64]bool{}
	for _, i := range relations {
		if key(i) == i.key {
			stay[i.key] = true
		}
	}
	for k, i := range relations {
		if now := key(i); !stay[now] {
			relations[k].key = now
		}
	}
	return relations
}
