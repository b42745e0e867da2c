package analytics

import (
	"cmp"
	"slices"

	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/hub"
)

// leastCommits is what a repository or owner must have to have a truck factor: of few
// commits one person always made most.
const leastCommits = 10

// truckFactors fills in those of repositories and of owners.
func truckFactors(c *Corpus) *TruckFactors {
	out := &TruckFactors{LeastCommits: leastCommits}
	var shares []ownerShare
	for _, k := range hub.Kinds {
		r := &c.Repositories[k]
		var factors factorCount
		for i := range r.Len() {
			counts := r.Committers.Counts(i)
			factors.add(counts)
			if r.Owners[i] == "" {
				continue
			}
			for j, person := range r.Committers.Of(i) {
				shares = append(shares, ownerShare{r.Owners[i], person, counts[j]})
			}
		}
		*out.Repositories.At(k) = factors.result()
	}
	owners, organizations, known := ownerFactors(shares, c.Organizations)
	out.Owners = owners.result()
	if known {
		x := organizations.result()
		out.Organizations = &x
	}
	return out
}

// setType notes whether an account is an organisation, if its type says so.
func setType(organizations map[string]bool, name, kind string) {
	if kind == hub.Org || kind == hub.User {
		organizations[name] = kind == hub.Org
	}
}

// ownerShare is how many commits a person made in a repository of an owner.
type ownerShare struct {
	owner   string
	person  int32
	commits int64
}

// ownerFactors adds up what each person made in all repositories of an owner.
// known tells whether the type of any owner is.
func ownerFactors(shares []ownerShare, organizations map[string]bool) (owners, of factorCount, known bool) {
	slices.SortFunc(shares, func(a, b ownerShare) int {
		return cmp.Or(cmp.Compare(a.owner, b.owner), cmp.Compare(a.person, b.person))
	})
	for len(shares) > 0 {
		owner := shares[0].owner
		var counts []int64
		last := int32(-1)
		for len(shares) > 0 && shares[0].owner == owner {
			if shares[0].person != last {
				counts = append(counts, 0)
			}
			last = shares[0].person
			counts[len(counts)-1] += shares[0].commits
			shares = shares[1:]
		}
		owners.add(counts)
		is, typed := organizations[owner]
		known = known || typed
		if is {
			of.add(counts)
		}
	}
	return owners, of, known
}

// factorCount is a TruckFactor under construction.
type factorCount struct {
	committed, single int
	factors           []int64
}

// add counts what people made of one thing.
func (f *factorCount) add(counts []int64) {
	total, people := int64(0), 0
	for _, n := range counts {
		total += n
		if n > 0 {
			people++
		}
	}
	if total > 0 {
		f.committed++
	}
	if total < leastCommits {
		return
	}
	f.factors = append(f.factors, int64(stats.TruckFactor(stats.Sort(counts))))
	if people == 1 {
		f.single++
	}
}

func (f *factorCount) result() TruckFactor {
	sorted := stats.Sort(f.factors)
	n := len(sorted)
	one := 0
	for one < n && sorted[one] == 1 {
		one++
	}
	return TruckFactor{Committed: f.committed, Counted: n, One: Part{one, ratio(one, n)}, Single: Part{f.single, ratio(f.single, n)},
		Summary: summary(stats.Describe(sorted)), Histogram: bins(stats.Histogram(sorted))}
}
