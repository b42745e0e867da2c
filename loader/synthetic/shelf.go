package synthetic

import "github.com/hubgraph/hubgraph/hub"

// shelf holds the repositories of one kind in columns; a repository is an
// index. It is the plan from which records are made.
type shelf struct {
	kind         hub.Kind
	popularity   []int64
	byPopularity []int32 // the popular first

	topics  []topic
	authors []int32 // whose repository it is, -1 when nobody commits
	teams   []int32 // index into crews, -1 when the author is alone
	crews   []team
	origins []int32 // spaces: the space it is a duplicate of, -1 for none

	ids, owners, stems []string
	licenses           []uint8 // index into licenseMix[kind]
	windows            []window
	likes, downloads   []int64
	commits            []int64
	starters, extra    []int64 // people who start discussions; further discussions by them

	legacy   []bool   // models: whether the id has no owner
	bases    [][]link // models: what it derives from
	datasets [][]link // models: what it was trained on
	busiest  int32    // the repository with the most commits
}

func newShelf(kind hub.Kind, n int) *shelf {
	h := &shelf{
		kind:       kind,
		popularity: make([]int64, n),
		topics:     make([]topic, n),
		authors:    make([]int32, n),
		teams:      make([]int32, n),
		origins:    make([]int32, n),
		windows:    make([]window, n),
		stems:      make([]string, n),
		ids:        make([]string, n),
		owners:     make([]string, n),
	}
	for i := range n {
		h.authors[i], h.teams[i], h.origins[i] = -1, -1, -1
	}
	return h
}

func (h *shelf) len() int { return len(h.ids) }

// leads is the number of people who make commits of their own in a repository.
func (h *shelf) leads(i int) int {
	switch {
	case h.authors[i] < 0:
		return 0
	case h.teams[i] < 0:
		return 1
	}
	return h.crews[h.teams[i]].leads
}

// popular draws a repository, the popular ones more often.
func (h *shelf) popular(s *stream, halves int) int32 {
	return h.byPopularity[s.skewed(len(h.byPopularity), halves)]
}
