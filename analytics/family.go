package analytics

import (
	"cmp"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// Family is the family of a model: all that are joined to it by derivations, in whichever
// direction (its weakly connected component), as a forest in which every model stands once.
// It stands below the one of its bases that is deepest (as of Lineage.Depth), of those the
// one with most likes, then the first by id; its other bases are named. The models of a
// circle stand below the most liked one of them.
type Family struct {
	Model  string      `json:"model"`
	Models int         `json:"models"` // of the family
	Hidden int         `json:"hidden"` // of them not in Rows
	Rows   []FamilyRow `json:"rows"`   // each after the one that it stands below; those of one base by falling likes, then by id
}

// FamilyRow is one model of a family.
type FamilyRow struct {
	Model    string   `json:"model"`
	Level    int      `json:"level"`    // 0, or one more than that of the model that it stands below
	Below    int      `json:"below"`    // the row that it stands below, -1 for none
	Relation string   `json:"relation"` // to that; "" for none
	Also     []string `json:"also"`     // its other bases
	Likes    int64    `json:"likes"`
	License  string   `json:"license"` // its tag, "" for none
	Class    string   `json:"class"`   // of the licence, by the rules of the corpus
	Hidden   int      `json:"hidden"`  // models below it that are in no row
}

// FamilyOf returns the family of a model of a corpus with lineage, in at most so many rows:
// those with most likes, with what they stand below, and the model itself. A model that
// derives from no listed one, and none from it, has no family: a *hub.NotFoundError.
func FamilyOf(c *Corpus, model string, most int) (*Family, error) {
	d, err := descentOf(c)
	if err != nil {
		return nil, err
	}
	t := &familyTree{descent: d}
	if number, ok := slices.BinarySearch(d.models.IDs, model); ok {
		for _, family := range d.Families() {
			if i, ok := slices.BinarySearchFunc(family, int32(number), func(v, n int32) int { return cmp.Compare(d.ID(v), n) }); ok {
				t.plant(family)
				return t.rows(family, family[i], max(most, 1)), nil
			}
		}
	}
	return nil, hub.NotFoundf("there is no listed model %q that derives from another listed one, or that others derive from", model)
}

// familyTree is a family as a forest.
type familyTree struct {
	*descent
	below    map[int32]int32   // the node that each stands below, -1 for none
	children map[int32][]int32 // in order
}

// plant finds what each model of a family stands below.
func (t *familyTree) plant(family []int32) {
	heads := map[int32]int32{} // the model of a circle that the others stand below
	for _, circle := range t.Cycles() {
		head := slices.MinFunc(circle, t.liked)
		for _, v := range circle {
			heads[v] = head
		}
	}
	t.below, t.children = map[int32]int32{}, map[int32][]int32{}
	for _, v := range slices.SortedFunc(slices.Values(family), t.liked) {
		head, circled := heads[v]
		parent := int32(-1)
		if circled && v != head {
			parent = head
		} else {
			for _, b := range t.Bases(v) {
				if h, ok := heads[b]; ok && circled && h == head {
					continue // of its own circle
				}
				if parent < 0 || cmp.Or(cmp.Compare(t.depth[parent], t.depth[b]), t.liked(b, parent)) < 0 {
					parent = b
				}
			}
		}
		t.below[v] = parent
		t.children[parent] = append(t.children[parent], v)
	}
}

// rows lists the forest from its roots.
func (t *familyTree) rows(family []int32, asked int32, most int) *Family {
	shown := t.choose(family, asked, most)
	out := &Family{Model: t.id(asked), Models: len(family), Hidden: len(family) - len(shown), Rows: []FamilyRow{}}
	type place struct {
		node       int32
		level, row int
	}
	var stack []place
	push := func(nodes []int32, level, row int) {
		for _, v := range slices.Backward(nodes) {
			if shown[v] {
				stack = append(stack, place{v, level, row})
			}
		}
	}
	push(t.children[-1], 0, -1)
	for len(stack) > 0 {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		push(t.children[p.node], p.level+1, len(out.Rows))
		out.Rows = append(out.Rows, t.row(p.node, p.level, p.row, shown))
	}
	return out
}

// choose returns the models that are shown.
func (t *familyTree) choose(family []int32, asked int32, most int) map[int32]bool {
	shown := map[int32]bool{}
	for _, v := range slices.Concat([]int32{asked}, slices.SortedFunc(slices.Values(family), t.liked)) {
		var line []int32
		for u := v; u >= 0 && !shown[u]; u = t.below[u] {
			line = append(line, u)
		}
		if len(shown)+len(line) > most && v != asked {
			continue
		}
		for _, u := range line {
			shown[u] = true
		}
	}
	return shown
}

func (t *familyTree) row(v int32, level, below int, shown map[int32]bool) FamilyRow {
	model := t.ID(v)
	r := FamilyRow{Model: t.id(v), Level: level, Below: below, Also: []string{}, Likes: t.likes(v), License: t.license(model), Class: t.class(model).String()}
	for _, b := range t.Bases(v) {
		if b != t.below[v] {
			r.Also = append(r.Also, t.id(b))
			continue
		}
		at, _ := slices.BinarySearchFunc(t.c.Lineage, Derivation{Model: model, Base: t.ID(b)}, byModel)
		r.Relation = t.c.Lineage[at].Relation
	}
	for _, u := range t.children[v] {
		if !shown[u] {
			r.Hidden += t.size(u)
		}
	}
	return r
}

// size counts a model and all that stand below it.
func (t *familyTree) size(v int32) int {
	n := 0
	for stack := []int32{v}; len(stack) > 0; n++ {
		u := stack[len(stack)-1]
		stack = append(stack[:len(stack)-1], t.children[u]...)
	}
	return n
}
