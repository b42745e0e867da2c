package analytics

import (
	"cmp"
	"iter"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// History are the commits of the repositories of one kind.
type History struct {
	start   []int // in commit, by repository
	commit  []recorded
	authors []int32
}

// Commit is one commit.
type Commit struct {
	At      int64   // in milliseconds since 1970, UTC, or NoDate
	Authors []int32 // indices into Corpus.People in their order, each once; empty where nobody is known, or only bots
}

// Number returns how many commits a repository has.
func (c *History) Number(repository int) int { return c.start[repository+1] - c.start[repository] }

// Of returns the commits of a repository by rising (At, Authors).
func (c *History) Of(repository int) iter.Seq[Commit] {
	return func(yield func(Commit) bool) {
		for _, x := range c.commit[c.start[repository]:c.start[repository+1]] {
			if !yield(Commit{x.at, x.of(c.authors)}) {
				return
			}
		}
	}
}

// historyBuilder collects commits while a hub is read. Repositories and people are numbered
// as in the builder.
type historyBuilder struct {
	commits []recorded
	authors []int32 // of all
}

// recorded is a commit whose authors are n of all, from the first on.
type recorded struct {
	at         int64
	repository int32
	first      uint32
	n          int32
}

func (x *recorded) of(authors []int32) []int32 { return authors[x.first : x.first+uint32(x.n)] }

// add adds n commits of the same authors at the same time.
func (h *historyBuilder) add(repository int, authors []int32, n, at int64) {
	x := recorded{at: at, repository: int32(repository), first: uint32(len(h.authors))}
	for i, p := range authors {
		if !slices.Contains(authors[:i], p) {
			h.authors = append(h.authors, p)
			x.n++
		}
	}
	for range n {
		h.commits = append(h.commits, x)
	}
}

// arrange returns the commits by kind in final numbers.
func (h *historyBuilder) arrange(p *places) (out [hub.KindCount]*History) {
	for i, person := range h.authors {
		h.authors[i] = p.person[person]
	}
	for i := range h.commits {
		h.commits[i].repository = p.repository[h.commits[i].repository]
	}
	slices.SortFunc(h.commits, func(x, y recorded) int {
		return cmp.Or(cmp.Compare(x.repository, y.repository), cmp.Compare(x.at, y.at), slices.Compare(x.of(h.authors), y.of(h.authors)))
	})
	rest := h.commits
	for k := range out {
		from, to := p.first[k], p.first[k+1]
		end, _ := slices.BinarySearchFunc(rest, int32(to), func(x recorded, to int32) int { return cmp.Compare(x.repository, to) })
		c := &History{start: make([]int, to-from+1), commit: rest[:end], authors: h.authors}
		for _, x := range c.commit {
			c.start[int(x.repository)-from+1]++
		}
		for i := range to - from {
			c.start[i+1] += c.start[i]
		}
		out[k], rest = c, rest[end:]
	}
	return out
}
