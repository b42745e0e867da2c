package bots

import (
	"cmp"
	"math"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// activity is a commit or a discussion of an account.
type activity struct {
	at         int64  // milliseconds since 1970, or analytics.NoDate
	repository string // kind and id
	sha        uint64 // a hash of the sha of a commit
	title      string // "" for none
	discussion bool
	pull       bool // a pull request
}

// Measures are what an account does. Shares are of 0 to 1 with six digits; what is
// undefined is nil.
//
// An activity is a commit that has the account among its authors, or a discussion that it
// started, in a listed repository. A duplicated repository brings its history along, so
// that commits with one sha count once, in the repository that comes first by kind and
// id. Days, hours and minutes are those of UTC; activities without a date are in none.
type Measures struct {
	Commits, Discussions, PullRequests int // pull requests are discussions, too
	Dated                              int // activities with a date
	First, Last                        *int64
	ActiveDays                         int // days with an activity

	// Burstiness is (s - m) / (s + m), where m is the mean and s the standard
	// deviation (of n) of the gaps between dated activities in the order of time: -1
	// when all gaps are equal, 0 when activities come at random, towards 1 when they come in
	// bursts (Goh and Barabási, EPL 81, 48002, 2008). Nil with fewer than two gaps, or when
	// all activities are of one moment.
	Burstiness *float64
	// MinuteShare is the share of dated activities in the most frequent minute of the
	// hour, 0 to 59: what is started by a clock comes at one.
	MinuteShare *float64
	Hours       int // hours of the day, of 24, in which there is an activity

	// Of commits with a title: the share with one that bots write, with one that a
	// program writes for a person, and with the most frequent form of all others, of
	// which TopTitle is the least by code point where several are as frequent. See form.
	Titled                                  int
	BotTitles, LibraryTitles, TopTitleShare *float64
	TopTitle                                string

	Repositories int      // with an activity
	DayMedian    *float64 // of the repositories of a day with an activity
	DayMax       *int
}

// measure measures the activities of an account, which it puts in order.
func measure(all []activity, rules *hub.BotRules) Measures {
	all = once(all)
	var m Measures
	repositories := map[string]bool{}
	for i := range all {
		repositories[all[i].repository] = true
		switch {
		case !all[i].discussion:
			m.Commits++
		case all[i].pull:
			m.PullRequests++
			fallthrough
		default:
			m.Discussions++
		}
	}
	m.Repositories = len(repositories)
	m.titles(all, rules)
	m.dates(all)
	return m
}

// once puts activities in the order of time and leaves one of each sha.
func once(all []activity) []activity {
	slices.SortFunc(all, func(a, b activity) int {
		return cmp.Or(cmp.Compare(a.sha, b.sha), cmp.Compare(a.repository, b.repository))
	})
	kept := all[:0]
	for i, a := range all {
		if i > 0 && !a.discussion && !kept[len(kept)-1].discussion && kept[len(kept)-1].sha == a.sha {
			continue
		}
		kept = append(kept, a)
	}
	slices.SortStableFunc(kept, func(a, b activity) int { return cmp.Compare(a.at, b.at) })
	return kept
}

// titles fills in what titles say.
func (m *Measures) titles(all []activity, rules *hub.BotRules) {
	var bots, libraries int
	forms := map[string]int{}
	for i := range all {
		title := plain(all[i].title)
		if title == "" {
			continue
		}
		m.Titled++
		switch {
		case rules.IsLibraryTitle(title):
			libraries++
			continue
		case rules.IsBotTitle(title):
			bots++
		}
		forms[form(title)]++
	}
	if m.Titled == 0 {
		return
	}
	top := 0
	for text, n := range forms {
		if n > top || n == top && text < m.TopTitle {
			m.TopTitle, top = text, n
		}
	}
	m.BotTitles, m.LibraryTitles, m.TopTitleShare = share(bots, m.Titled), share(libraries, m.Titled), share(top, m.Titled)
}

const (
	minute = 60_000
	hour   = 60 * minute
	day    = 24 * hour
)

// dates fills in what dates say; activities are in the order of time.
func (m *Measures) dates(all []activity) {
	for len(all) > 0 && all[0].at == analytics.NoDate {
		all = all[1:]
	}
	if len(all) == 0 {
		return
	}
	m.Dated = len(all)
	m.First, m.Last = &all[0].at, &all[len(all)-1].at
	var minutes [60]int
	var hours [24]bool
	var days []int // repositories of each
	today, seen := int64(0), map[string]bool{}
	for i := range all {
		at := all[i].at
		minutes[floorMod(at, hour)/minute]++
		hours[floorMod(at, day)/hour] = true
		if d := (at - floorMod(at, day)) / day; i == 0 || d != today {
			today = d
			days = append(days, 0)
			clear(seen)
		}
		if !seen[all[i].repository] {
			seen[all[i].repository] = true
			days[len(days)-1]++
		}
	}
	m.ActiveDays = len(days)
	m.MinuteShare = share(slices.Max(minutes[:]), len(all))
	for _, h := range hours {
		if h {
			m.Hours++
		}
	}
	slices.Sort(days)
	median := float64(days[(len(days)-1)/2]+days[len(days)/2]) / 2
	m.DayMedian, m.DayMax = &median, &days[len(days)-1]
	m.Burstiness = burstiness(all)
}

// burstiness is that of dated activities in the order of time.
func burstiness(all []activity) *float64 {
	n := float64(len(all) - 1)
	mean := float64(all[len(all)-1].at-all[0].at) / n
	if len(all) < 3 || mean == 0 {
		return nil
	}
	var squares float64
	for i := range all[1:] {
		d := float64(all[i+1].at-all[i].at) - mean
		squares += float64(d * d)
	}
	deviation := math.Sqrt(squares / n)
	b := round((deviation - mean) / (deviation + mean))
	return &b
}

// floorMod is the rest of a division that is never negative.
func floorMod(x, by int64) int64 { return ((x % by) + by) % by }

func share(part, of int) *float64 {
	x := round(float64(part) / float64(of))
	return &x
}

// round leaves six digits.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }
