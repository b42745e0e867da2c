package synthetic

import "github.com/hubgraph/hubgraph/hub"

// catalogue holds the repositories of one kind in columns; a repository is an
// index. It is the plan that records are made from.
type catalogue struct {
	kind         hub.Kind
	popularity   []int64
	byPopularity []int32 // most popular first

	topics  []topic
	authors []int32 // whose repository it is, -1 when nobody commits
	groupOf []int32 // index into groups, -1 when the author is alone
	groups  []contributors
	origins []int32 // spaces: the space it is a duplicate of, -1 for none

	ids, owners, stems []string
	licenses           []uint8 // index into licenseMix[kind]
	windows            []window
	likes, downloads   []int64
	commits            []int64
	starters, extra    []int64 // number of people who start discussions; of further discussions by them

	legacy   []bool   // models: whether the id has no owner
	bases    [][]link // models: what each derives from
	datasets [][]link // models: what each was trained on
	busiest  int32    // the repository with the most commits
}

func newCatalogue(kind hub.Kind, n int) *catalogue {
	cat := &catalogue{
		kind:       kind,
		popularity: make([]int64, n),
		topics:     make([]topic, n),
		authors:    make([]int32, n),
		groupOf:    make([]int32, n),
		origins:    make([]int32, n),
		windows:    make([]window, n),
		stems:      make([]string, n),
		ids:        make([]string, n),
		owners:     make([]string, n),
	}
	for i := range n {
		cat.authors[i], cat.groupOf[i], cat.origins[i] = -1, -1, -1
	}
	return cat
}

func (cat *catalogue) len() int { return len(cat.ids) }

// firstAuthors is the number of people who make commits of their own in a
// repository.
func (cat *catalogue) firstAuthors(i int) int {
	switch {
	case cat.authors[i] < 0:
		return 0
	case cat.groupOf[i] < 0:
		return 1
	}
	return cat.groups[cat.groupOf[i]].firstAuthors
}

// popular draws a repository, favouring the popular ones.
func (cat *catalogue) popular(s *stream, halves int) int32 {
	return cat.byPopularity[s.skewed(len(cat.byPopularity), halves)]
}
