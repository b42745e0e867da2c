package analytics

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/people"
)

// NoDate stands for an unknown date.
const NoDate int64 = math.MinInt64

// Dates are the dates of the repositories of one kind and of what was done in them;
// times are in milliseconds since 1970, UTC, or NoDate.
type Dates struct {
	Created, Modified    []int64 // by repository
	Commits, Discussions Events  // Commits has none with Options.History, which has them elsewhere
}

// Events lists events by repository.
type Events struct {
	start []int
	event []Event
}

// Of returns the events of a repository by rising (At, Person), First before others.
func (e *Events) Of(repository int) []Event {
	return e.event[e.start[repository]:e.start[repository+1]]
}

// Event is a commit or a discussion. A commit appears once for each person among its
// authors; a commit or discussion without people (no account, or only bots) appears
// once.
type Event struct {
	At     int64
	Person int32 // index into Corpus.People; -1 for none
	First  bool  // the first author, the starter, or no person: true once for each commit and discussion
}

// dates collects dates while a hub is read, if they are asked for. Repositories are
// numbered as in the builder.
type dates struct {
	created, modified    []int64
	commits, discussions []datedEvent
}

type datedEvent struct {
	repository int32
	Event
}

// datedCommits adds n commits of the same authors at the same time.
func (b *builder) datedCommits(repository int, authors []string, n, at int64) {
	if b.history != nil {
		b.history.add(repository, b.persons.Authors(authors), n, at)
		return
	}
	b.dates.commits = appendEvents(b.dates.commits, repository, b.persons.Authors(authors), n, at)
}

// datedDiscussions adds n discussions of the same starter at the same time.
func (b *builder) datedDiscussions(repository int, starter string, n, at int64) {
	b.dates.discussions = appendEvents(b.dates.discussions, repository, b.persons.Authors([]string{starter}), n, at)
}

// appendEvents appends, n times, an event for each person, or a single one without a person.
func appendEvents(events []datedEvent, repository int, who []int32, n, at int64) []datedEvent {
	if len(who) == 0 {
		who = []int32{people.Nobody}
	}
	for range n {
		for i, p := range who {
			if !slices.Contains(who[:i], p) {
				events = append(events, datedEvent{int32(repository), Event{at, p, i == 0}})
			}
		}
	}
	return events
}

// Millis returns a time as Dates has it.
func Millis(t time.Time) int64 {
	if t.IsZero() {
		return NoDate
	}
	return t.UnixMilli()
}

// arrange returns the dates by kind in final numbers.
func (d *dates) arrange(p *places) (out [hub.KindCount]*Dates) {
	for _, events := range [2][]datedEvent{d.commits, d.discussions} {
		for i := range events {
			e := &events[i]
			e.repository = p.repository[e.repository]
			if e.Person != people.Nobody {
				e.Person = p.person[e.Person]
			}
		}
		slices.SortFunc(events, func(x, y datedEvent) int {
			return cmp.Or(cmp.Compare(x.repository, y.repository), cmp.Compare(x.At, y.At), cmp.Compare(x.Person, y.Person), cmp.Compare(x.rank(), y.rank()))
		})
	}
	for k := range out {
		from, to := p.first[k], p.first[k+1]
		x := &Dates{Created: make([]int64, to-from), Modified: make([]int64, to-from)}
		for i, number := range p.order[from:to] {
			x.Created[i], x.Modified[i] = d.created[number], d.modified[number]
		}
		x.Commits, d.commits = eventsOf(d.commits, from, to)
		x.Discussions, d.discussions = eventsOf(d.discussions, from, to)
		out[k] = x
	}
	return out
}

// rank is 0 for First and 1 for others.
func (e *Event) rank() int {
	if e.First {
		return 0
	}
	return 1
}

// eventsOf takes the events of the repositories from:to off the front of all.
func eventsOf(all []datedEvent, from, to int) (e Events, rest []datedEvent) {
	e.start = make([]int, to-from+1)
	for len(all) > 0 && int(all[0].repository) < to {
		e.start[int(all[0].repository)-from+1]++
		e.event, all = append(e.event, all[0].Event), all[1:]
	}
	for i := range to - from {
		e.start[i+1] += e.start[i]
	}
	return e, all
}
