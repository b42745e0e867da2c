package network

// candidate is a possible merge of two communities.
type candidate struct {
	gain      float64 // of modularity
	lo, hi    int32   // labels of the two, lo < hi
	community int32   // the one whose best merge it is
	link      int32   // the link between the two
}

// before reports whether a is to be merged before b: larger gain first, then
// the smaller pair of labels.
func (a *candidate) before(b *candidate) bool {
	if a.gain != b.gain {
		return a.gain > b.gain
	}
	return a.lo < b.lo || a.lo == b.lo && a.hi < b.hi
}

// candidates is a binary heap, the first to be merged on top. With at set it
// holds one candidate per community and knows where.
type candidates struct {
	items []candidate
	at    []int32 // by community, the index of its candidate, -1 for none; nil when not wanted
}

func (h *candidates) put(i int, c candidate) {
	h.items[i] = c
	if h.at != nil {
		h.at[c.community] = int32(i)
	}
}

// build makes a heap of the items in linear time.
func (h *candidates) build() {
	for i := len(h.items) - 1; i >= 0; i-- {
		h.sink(i, h.items[i])
	}
}

// set gives a community its candidate, in place of an earlier one if there is any.
func (h *candidates) set(c candidate) {
	i := int(h.at[c.community])
	if i < 0 {
		i = len(h.items)
		h.items = append(h.items, c)
	}
	h.settle(i, c)
}

// remove removes the candidate at i.
func (h *candidates) remove(i int) {
	if h.at != nil {
		h.at[h.items[i].community] = -1
	}
	last := len(h.items) - 1
	moved := h.items[last]
	h.items = h.items[:last]
	if i < last {
		h.settle(i, moved)
	}
}

// settle finds the place of c, starting at i, which is free.
func (h *candidates) settle(i int, c candidate) {
	for i > 0 {
		parent := (i - 1) / 2
		if !c.before(&h.items[parent]) {
			break
		}
		h.put(i, h.items[parent])
		i = parent
	}
	h.sink(i, c)
}

// sink moves c down from i, which is free, to its place.
func (h *candidates) sink(i int, c candidate) {
	for {
		child := 2*i + 1
		if child >= len(h.items) {
			break
		}
		if right := child + 1; right < len(h.items) && h.items[right].before(&h.items[child]) {
			child = right
		}
		if !h.items[child].before(&c) {
			break
		}
		h.put(i, h.items[child])
		i = child
	}
	h.put(i, c)
}
