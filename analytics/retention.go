package analytics

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/analytics/survival"
	"github.com/hubgraph/hubgraph/hub"
)

const (
	awayDays     = 180
	dayMillis    = int64(24 * time.Hour / time.Millisecond)
	minuteMillis = int64(time.Minute / time.Millisecond)
	burstMinutes = 60
)

// stayDays are the lengths at which Retained.Stay is given.
var stayDays = []int{0, 30, 90, 180, 365, 730}

// act is a commit by one of its authors.
type act struct {
	person int32
	at     int64
}

// retentionTasks fill in the retention of each scope. The corpus has its History.
func retentionTasks(c *Corpus, out *Retention) tasks {
	end := c.observed()
	*out = Retention{AwayDays: awayDays, End: time.UnixMilli(end).UTC().Format(time.RFC3339)}
	var work tasks
	for _, s := range Scopes {
		work.add(func() { *out.Scopes.At(s) = retained(c.acts(s, end), end) })
	}
	return work
}

// observed is the end of the observation.
func (c *Corpus) observed() int64 {
	if at := c.Snapshot.CollectedAt; !at.IsZero() {
		return at.UnixMilli()
	}
	last := int64(0)
	h := c.History[hub.Model]
	for r := range c.Repositories[hub.Model].Len() {
		for x := range h.Of(r) {
			last = max(last, x.At)
		}
	}
	return last
}

// acts lists who committed when to the models of a scope, up to the end, by rising person
// and time.
func (c *Corpus) acts(s Scope, end int64) []act {
	var out []act
	models, h := &c.Repositories[hub.Model], c.History[hub.Model]
	for r := range models.Len() {
		if !s.Has(models.Fields[r]) {
			continue
		}
		for x := range h.Of(r) {
			if x.At == NoDate || x.At > end {
				continue
			}
			for _, p := range x.Authors {
				out = append(out, act{p, x.At})
			}
		}
	}
	slices.SortFunc(out, func(a, b act) int { return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.at, b.at)) })
	return out
}

// retained describes the developers of some acts, sorted by person and time.
func retained(acts []act, end int64) Retained {
	var spans []survival.Span
	gaps := []int64{}
	out := Retained{MedianDays: Undefined, InBursts: Undefined, Stay: Ordered[Stay]{}}
	bursts := 0
	for len(acts) > 0 {
		n := 1
		for ; n < len(acts) && acts[n].person == acts[0].person; n++ {
			gap := (acts[n].at - acts[n-1].at) / minuteMillis
			if gap <= burstMinutes {
				bursts++
			}
			gaps = append(gaps, gap)
		}
		first, last := acts[0].at, acts[n-1].at
		left := last < end-awayDays*dayMillis
		if left {
			out.Left++
		}
		spans = append(spans, survival.Span{Length: float64((last - first) / dayMillis), Ended: left})
		acts = acts[n:]
	}
	out.Developers = len(spans)
	curve := survival.KaplanMeier(spans)
	if m := curve.Median(); len(spans) > 0 && !math.IsInf(m, 0) {
		out.MedianDays = Number(m)
	}
	for _, days := range stayDays {
		p := curve.At(float64(days))
		seen := 0
		for _, s := range spans {
			if s.Length >= float64(days) {
				seen++
			}
		}
		stay := Stay{seen, Number(p.Survival), Number(p.Lower), Number(p.Upper)}
		if seen == 0 { // nobody was seen that long
			stay.Share, stay.Lower, stay.Upper = Undefined, Undefined, Undefined
		}
		out.Stay = append(out.Stay, Entry[Stay]{strconv.Itoa(days), stay})
	}
	out.GapMinutes = summary(stats.Describe(stats.Sort(gaps)))
	out.InBursts = ratio(bursts, len(gaps))
	return out
}
