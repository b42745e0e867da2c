package identities

import (
	"context"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Source is a hub that names are suggested from: FromSnapshot or FromGraph. Both
// suggest the same from the same snapshot.
type Source interface {
	// corpus returns the hub with names as recorded.
	corpus(context.Context) (*analytics.Corpus, error)
	// details returns what is known of names, which are rising.
	details(ctx context.Context, names []string) (*details, error)
}

// details are what decides about names besides how they are written.
type details struct {
	people   *hub.People     // accepted merges and bots
	accounts map[string]bool // names of accounts.jsonl
	activity []activity      // by name
}

// activity is when somebody made commits and started discussions. Times are in
// milliseconds since 1970.
type activity struct {
	first, last int64
	minutes     []int64 // rising, each once; empty when no date is known
}

// add adds a time; analytics.NoDate is none. The minutes are put in order by end.
func (a *activity) add(at int64) {
	if at == analytics.NoDate {
		return
	}
	if len(a.minutes) == 0 {
		a.first, a.last = at, at
	}
	a.first, a.last = min(a.first, at), max(a.last, at)
	minute := at / 60_000
	if at%60_000 < 0 {
		minute--
	}
	if n := len(a.minutes); n > 0 && a.minutes[n-1] == minute {
		return
	}
	a.minutes = append(a.minutes, minute)
}

func (a *activity) end() {
	slices.Sort(a.minutes)
	a.minutes = slices.Compact(a.minutes)
}

// FromSnapshot is the hub in the files of a snapshot, which are read twice. Bad lines go
// to rejects; when rejects is nil, the first one is an error.
func FromSnapshot(s *snapshot.Snapshot, rejects *snapshot.Rejects) Source {
	return &files{s, rejects}
}

type files struct {
	s       *snapshot.Snapshot
	rejects *snapshot.Rejects
}

func (f *files) corpus(ctx context.Context) (*analytics.Corpus, error) {
	return analytics.FromSnapshot(ctx, f.s, f.rejects, analytics.Options{Raw: true})
}

// details reads the files again, without a word on bad lines: they are known by now.
func (f *files) details(ctx context.Context, names []string) (*details, error) {
	d := &details{accounts: map[string]bool{}, activity: make([]activity, len(names))}
	number := map[string]int{}
	for i, name := range names {
		number[name] = i
	}
	_, err := f.s.Walk(ctx, snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Skim: true, Dates: true}, snapshot.Handlers{
		People: func(p *hub.People) error { d.people = p; return nil },
		Commit: func(_ int, c *hub.Commit) error {
			for _, name := range c.Authors {
				if i, ok := number[name]; ok {
					d.activity[i].add(analytics.Millis(c.Date))
				}
			}
			return nil
		},
		Discussion: func(_ int, x *hub.Discussion) error {
			if i, ok := number[x.Author]; ok {
				d.activity[i].add(analytics.Millis(x.Date))
			}
			return nil
		},
		Account: d.account,
	})
	for i := range d.activity {
		d.activity[i].end()
	}
	return d, err
}

// account keeps the name of an account.
func (d *details) account(a hub.Account) error {
	d.accounts[strings.Clone(a.Name)] = true
	return nil
}
