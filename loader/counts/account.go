package counts

import (
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// account is what is counted of an account: as a person, raw, and as an owner.
type account struct {
	person, raw activity
	owned       [ownedNumbers]int64
}

// activity is what somebody did altogether.
type activity struct {
	n      [activityNumbers]int64
	months months
	years  years // with dated commits
}

// years are different years, in order.
type years struct{ list []int64 }

func (y *years) add(year int64) {
	if i, there := slices.BinarySearch(y.list, year); !there {
		y.list = slices.Insert(y.list, i, year)
	}
}

// The numbers of an activity, in the order of activityNames.
const (
	allCommits = iota
	commitsToModels
	commitsToDatasets
	commitsToSpaces
	repositories // committed to
	allOwners    // of these
	ownersOfModels
	ownersOfDatasets
	ownersOfSpaces
	allDiscussions
	allPullRequests
	allMerged
	models // committed to
	modelsCV
	modelsNLP
	modelsMM
	shared // of these, those with more than one committer
	sharedCV
	sharedNLP
	sharedMM
	activityNumbers
)

var activityNames = [activityNumbers]string{
	"commits", "commitsToModels", "commitsToDatasets", "commitsToSpaces", "repositories",
	"owners", "ownersOfModels", "ownersOfDatasets", "ownersOfSpaces",
	"discussions", "pullRequests", "mergedPullRequests",
	"models", "modelsCv", "modelsNlp", "modelsMm", "sharedModels", "sharedModelsCv", "sharedModelsNlp", "sharedModelsMm",
}

// The numbers of an owner, in the order of ownedNames.
const (
	ownedModels = iota // ... by hub.Kind
	ownedDatasets
	ownedSpaces
	ownedLikes
	ownedDownloads
	ownedNumbers
)

var ownedNames = [ownedNumbers]string{"ownedModels", "ownedDatasets", "ownedSpaces", "ownedLikes", "ownedDownloads"}

// place is a repository as far as the counts of its people need it.
type place struct {
	kind              hub.Kind
	fields            hub.FieldSet
	owner             int32 // nobody when unknown
	shared, sharedRaw bool  // has more than one committer
}

func (r *repository) place() place {
	return place{r.kind, r.fields, r.owner, r.committers > 1, r.committersRaw > 1}
}

// ownersSeen are the owners of the repositories that somebody committed to, by
// kind, with repetitions.
type ownersSeen [hub.KindCount][]int32

// placed is what an account did in a repository, and the repository as far as
// that matters.
type placed struct {
	link
	place
	discussed bool // else committed
}

// countActivity counts what one account did, in any order.
func countActivity(did []placed) (person, raw activity) {
	var owners, ownersRaw ownersSeen
	for i := range did {
		l := &did[i]
		_, own := l.rawDates()
		if l.discussed {
			person.discussed(l.n, l.months)
			raw.discussed(l.raw, own)
			continue
		}
		person.contributed(l.n, l.months, l.place, l.shared, &owners)
		raw.contributed(l.raw, own, l.place, l.sharedRaw, &ownersRaw)
	}
	person.owners(&owners)
	raw.owners(&ownersRaw)
	return person, raw
}

func (a *activity) contributed(n [linkNumbers]uint32, when months, p place, together bool, owners *ownersSeen) {
	if n[commitsDone] == 0 {
		return
	}
	commits := int64(n[commitsDone])
	a.n[allCommits] += commits
	a.n[commitsToModels+int(p.kind)] += commits
	a.n[repositories]++
	if p.owner != nobody {
		owners[p.kind] = append(owners[p.kind], p.owner)
	}
	a.months.addAll(when)
	for _, at := range when.places() {
		a.years.add(int64(at / 12))
	}
	if p.kind != hub.Model {
		return
	}
	a.n[models]++
	if together {
		a.n[shared]++
	}
	for i, f := range hub.Fields {
		if p.fields.Has(f) {
			a.n[modelsCV+i]++
			if together {
				a.n[sharedCV+i]++
			}
		}
	}
}

func (a *activity) owners(of *ownersSeen) {
	var all []int32
	for kind, owners := range of {
		slices.Sort(owners)
		owners = slices.Compact(owners)
		a.n[ownersOfModels+kind] = int64(len(owners))
		all = append(all, owners...)
	}
	slices.Sort(all)
	a.n[allOwners] = int64(len(slices.Compact(all)))
}

func (a *activity) discussed(n [linkNumbers]uint32, when months) {
	if n[discussionsDone] == 0 {
		return
	}
	a.n[allDiscussions] += int64(n[discussionsDone])
	a.n[allPullRequests] += int64(n[pullRequestsOpened])
	a.n[allMerged] += int64(n[pullRequestsMerged])
	a.months.addAll(when)
}

// active reports whether anything was done.
func (a *activity) active() bool { return a.n[allCommits]+a.n[allDiscussions] > 0 }
