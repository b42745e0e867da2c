package counts

import (
	"context"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// Change is one of those that are about to be made to a repository.
type Change struct {
	ID string

	// Whole says that something may go or become another: everything in the
	// repository is counted again.
	Whole bool

	// Record says that the record is written, with this date.
	Record  bool
	Created time.Time

	// Commit and Discussion are added; the graph has them in no form, or, if it is
	// Unsure, perhaps the commit. Without them, and without the above, it is the
	// users that change.
	Commit     *hub.Commit
	Discussion *hub.Discussion
	Unsure     bool
}

// addition is what is added to a repository, which else stays as it is but for
// its users, and its record if it says so.
type addition struct {
	record      bool   // was taken out of the tallies, or was not there
	fresh       bool   // was not there
	owner       string // before, if the record was there
	fields      hub.FieldSet
	commits     []addedCommit
	discussions []addedDiscussion
}

type addedCommit struct {
	authors []string
	date    time.Time
}

type addedDiscussion struct {
	author              string
	date                time.Time
	pullRequest, merged bool
}

// maxAdded is the number of commits and discussions that are remembered; further
// ones make the repository one that is counted as a whole.
const maxAdded = 1 << 20

// Changes names changes to repositories of a kind that are about to be made.
func (u *Updater) Changes(ctx context.Context, kind hub.Kind, changes []Change) error {
	var whole, records []string
	created := map[string]time.Time{}
	there, err := u.there(ctx, changes)
	if err != nil {
		return err
	}
	for i := range changes {
		c := &changes[i]
		switch {
		case u.whole[kind][c.ID]:
		case c.Whole || there[c] || u.added > maxAdded:
			whole = append(whole, c.ID)
		case c.Record && (u.parts[kind][c.ID] == nil || !u.parts[kind][c.ID].record):
			records = append(records, c.ID)
			created[c.ID] = c.Created
		}
	}
	others, err := u.takeOutRecords(ctx, kind, records, created)
	if err != nil {
		return err
	}
	if err := u.Repositories(ctx, kind, append(whole, others...)); err != nil {
		return err
	}
	for i := range changes {
		if c := &changes[i]; !u.whole[kind][c.ID] {
			u.add(kind, c)
		}
	}
	return nil
}

// there returns the changes whose commit was unsure and is there.
func (u *Updater) there(ctx context.Context, changes []Change) (map[*Change]bool, error) {
	of := map[string]*Change{}
	for i := range changes {
		if c := &changes[i]; c.Unsure && c.Commit != nil {
			of[hub.CommitKey(c.Commit.Kind, c.Commit.Repo, c.Commit.SHA)] = c
		}
	}
	found := map[*Change]bool{}
	for some := range slices.Chunk(sortedKeys(of), batchRows) {
		rows, err := cypher.Rows(ctx, u.store, statement("read/commits"), map[string]any{"keys": some})
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			found[of[text(row[0])]] = true
		}
	}
	return found, nil
}

func (u *Updater) part(kind hub.Kind, id string) *addition {
	a := u.parts[kind][id]
	if a == nil {
		a = &addition{}
		u.parts[kind][id] = a
	}
	return a
}

func (u *Updater) add(kind hub.Kind, c *Change) {
	a := u.part(kind, c.ID)
	if x := c.Commit; x != nil {
		u.added++
		a.commits = append(a.commits, addedCommit{x.Authors, x.Date})
	}
	if x := c.Discussion; x != nil {
		u.added++
		a.discussions = append(a.discussions, addedDiscussion{x.Author, x.Date, x.IsPullRequest, x.Status == "merged"})
	}
}

// takeOutRecords takes repositories whose record is about to change out of the
// tallies. It returns those that have to be counted as a whole, since the date
// of their creation changes or they only come to have a record.
func (u *Updater) takeOutRecords(ctx context.Context, kind hub.Kind, ids []string, created map[string]time.Time) (whole []string, err error) {
	err = u.pages(ctx, ids, func(ctx context.Context, ids []string) error {
		g, err := readStored(ctx, u.store, u.people, kind, ids, nil)
		if err != nil {
			return err
		}
		u.mu.Lock()
		defer u.mu.Unlock()
		there := map[string]bool{}
		for n, id := range g.ids {
			there[id] = true
			if !g.listed[n] || !g.listings[n].Created.Equal(created[id]) {
				whole = append(whole, id)
				continue
			}
			a, r := u.part(kind, id), g.before(n)
			a.record, a.owner, a.fields = true, g.owners[n], r.fields
			u.owner(a.owner)
			u.change.repository(-1, &g.listings[n], &r)
		}
		for _, id := range ids {
			if !there[id] {
				a := u.part(kind, id)
				a.record, a.fresh = true, true
			}
		}
		return nil
	})
	return whole, err
}

// hours adds what is added to the tallies of hours, and the creation of what was
// not there.
func (a *addition) hours(t tallies, kind hub.Kind, created time.Time) {
	at := func(date time.Time, of int) {
		if m := momentOf(date); m.known() {
			var n [hourNumbers]int64
			n[of] = 1
			t.add(tallyKey{of: ofHours, kind: kind.String(), value: m.hour()}, n[:]...)
		}
	}
	if a.fresh {
		at(created, createdThen)
	}
	for i := range a.commits {
		at(a.commits[i].date, committedThen)
	}
	for i := range a.discussions {
		if a.discussions[i].pullRequest {
			at(a.discussions[i].date, pullRequestedThen)
		} else {
			at(a.discussions[i].date, discussedThen)
		}
	}
}

// addTo adds what is added to the counts of a repository.
func (a *addition) addTo(g *graphPart, repo int32) error {
	for i := range a.commits {
		c := &a.commits[i]
		var authors []int32
		for _, name := range c.authors {
			if account := g.account(name); account != nobody && !contains(authors, account) {
				authors = append(authors, account)
			}
		}
		if err := g.b.Commit(repo, authors, c.date); err != nil {
			return err
		}
	}
	for i := range a.discussions {
		d := &a.discussions[i]
		if err := g.b.Discussion(repo, g.account(d.author), d.date, d.pullRequest, d.merged); err != nil {
			return err
		}
	}
	return nil
}

// finishParts counts what was added to repositories.
func (u *Updater) finishParts(ctx context.Context, kind hub.Kind, done func(*graphPart)) error {
	parts := u.parts[kind]
	return u.pages(ctx, sortedKeys(parts), func(ctx context.Context, ids []string) error {
		g, err := readStored(ctx, u.store, u.people, kind, ids, func(g *graphPart, repo int32) error {
			return parts[g.ids[repo]].addTo(g, repo)
		})
		if err != nil {
			return err
		}
		c := g.compare()
		u.mu.Lock()
		for n, id := range g.ids {
			u.finishPart(g, n, parts[id], c.others[n])
		}
		u.mu.Unlock()
		if err := c.write(ctx, u.store); err != nil {
			return err
		}
		done(g)
		return nil
	})
}

// finishPart adds one repository to the tallies, and notes whose counts change:
// those with another relationship to it, or all if it means another thing to
// them.
func (u *Updater) finishPart(g *graphPart, n int, a *addition, others []string) {
	if !g.listed[n] {
		return
	}
	before, now := g.before(n), &g.counted[n]
	if !a.record {
		u.change.repository(-1, &g.listings[n], &before)
	}
	u.change.repository(1, &g.listings[n], now)
	a.hours(u.change, g.kind, g.listings[n].Created)
	was, is := before.place(), now.place()
	other := a.record && !a.fresh && (a.owner != g.owners[n] || a.fields != is.fields)
	if other || was.shared != is.shared || was.sharedRaw != is.sharedRaw {
		u.peopleOf(g, n)
	}
	if a.record {
		u.owner(g.owners[n])
	}
	for _, name := range others {
		u.accounts[name] = true
	}
}
