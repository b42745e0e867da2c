package counts

import (
	"cmp"
	"slices"
)

// link is what one account did in one repository: commits to it, or
// discussions started in it.
type link struct {
	repo, account int32

	// n is what the person behind the name did under any spelling; 0 if the name
	// is an alias or a bot. raw is what was done under this very name.
	n, raw [linkNumbers]uint32

	when   span
	months months
	own    *own // raw dates, where they can differ from those of the person
}

// The numbers of a link: of commits, or of discussions.
const (
	commitsDone   = 0
	firstAuthored = 1

	discussionsDone    = 0
	pullRequestsOpened = 1
	pullRequestsMerged = 2

	linkNumbers = 3
)

// own are the dates of what was done under a name that is merged or a bot.
type own struct {
	when   span
	months months
}

// links are the links of one sort, commits or discussions, with the repository
// at hand.
type links struct {
	list []link
	at   []int32 // by account: its place in list, from 1, if it is there
}

// of returns the link of an account. It stays valid until the next call.
func (x *links) of(account int32) *link {
	for int(account) >= len(x.at) {
		x.at = append(x.at, 0)
	}
	if at := int(x.at[account]); at > 0 && at <= len(x.list) && x.list[at-1].account == account {
		return &x.list[at-1]
	}
	x.list = append(x.list, link{account: account, when: noSpan})
	x.at[account] = int32(len(x.list))
	return &x.list[len(x.list)-1]
}

// sorted puts links in the order of repository and account, one for each pair.
func sorted(list []link) []link {
	byPair := func(a, b link) int {
		return cmp.Or(cmp.Compare(a.repo, b.repo), cmp.Compare(a.account, b.account))
	}
	if !slices.IsSortedFunc(list, byPair) {
		slices.SortStableFunc(list, byPair)
	}
	out := list[:0]
	for _, l := range list {
		if n := len(out); n > 0 && out[n-1].repo == l.repo && out[n-1].account == l.account {
			out[n-1].merge(l)
			continue
		}
		out = append(out, l)
	}
	return out
}

// merge adds what was done by the same account in the same repository.
func (l *link) merge(o link) {
	for i := range l.n {
		l.n[i] += o.n[i]
		l.raw[i] += o.raw[i]
	}
	l.when.add(o.when)
	l.months.addAll(o.months)
	if o.own == nil {
		return
	}
	if l.own == nil {
		l.own = &own{when: noSpan}
	}
	l.own.when.add(o.own.when)
	l.own.months.addAll(o.own.months)
}

// rawDates returns the dates of the raw view.
func (l *link) rawDates() (span, months) {
	switch {
	case l.own != nil:
		return l.own.when, l.own.months
	case l.raw[commitsDone] == 0:
		return noSpan, months{}
	}
	return l.when, l.months
}
