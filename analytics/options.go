package analytics

import (
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Options says how a hub is read and what is computed. The zero value lacks
// LicenseMin and Pareto; begin with Defaults.
type Options struct {
	Version    string // of the program, for Results.About
	Raw        bool   // leave identities and bots as recorded
	Dates      bool   // keep the dates of repositories, commits and discussions; Analyze does not use them
	History    bool   // keep every commit with its authors and date, and Dates but for those of commits; Analyze does not use them
	Window     Window // cut the hub to it, see Corpus.Cut; without History and Dates then
	Lineage    bool   // keep which model derives from which, and compute Results.Lineage
	LicenseMin int    // a licence enters the tests of licence classes when at least this many models carry it
	Pareto     []int  // percentages of an activity, 1 to 100, each once

	// Beyond the paper.
	Tails        bool   // compute Results.Tails
	Retention    bool   // compute Results.Retention, which needs History
	Communities  bool   // compute Results.Communities
	Nulls        bool   // compute Results.Nulls
	TruckFactors bool   // compute Results.TruckFactors
	Uncertainty  bool   // compute Results.Uncertainty
	Bootstrap    int    // synthetic samples of each test of Tails, 0 for no test; and resamples of Uncertainty, 0 for 1,000
	Seed         uint64 // of what is drawn at random

	// Rules are those that a graph must have been classified by, where they are not
	// nil; a snapshot has its own.
	Rules hub.Rules
}

// Defaults are the options of the paper.
func Defaults() Options { return Options{LicenseMin: 100, Pareto: []int{80, 99}} }

// whole returns the options that read what Cut and retention need.
func (o Options) whole() Options {
	if !o.Window.Open() || o.Retention {
		o.History = true
	}
	return o
}

// dated reports whether dates are read.
func (o Options) dated() bool { return o.Dates || o.History }

// Check returns a hub.UsageError when an option is out of its range.
func (o Options) Check() error {
	if o.LicenseMin < 0 {
		return hub.Usagef("least number of models of a licence is %d; want 0 or more", o.LicenseMin)
	}
	if w := o.Window; !w.Since.IsZero() && !w.Until.IsZero() && !w.Since.Before(w.Until) {
		return hub.Usagef("a window from %s until %s is empty", w.Since.Format(time.RFC3339), w.Until.Format(time.RFC3339))
	}
	if o.Retention && !o.Window.Open() {
		return hub.Usagef("retention is that of the whole hub, and not of a window of time: leave it out, or since and until")
	}
	if o.Bootstrap < 0 {
		return hub.Usagef("%d samples of a bootstrap; want 0 or more", o.Bootstrap)
	}
	if len(o.Pareto) == 0 {
		return hub.Usagef("no Pareto percentage; want whole numbers from 1 to 100")
	}
	for i, q := range o.Pareto {
		if q < 1 || q > 100 {
			return hub.Usagef("Pareto percentage %d; want whole numbers from 1 to 100", q)
		}
		if slices.Contains(o.Pareto[:i], q) {
			return hub.Usagef("Pareto percentage %d is given twice", q)
		}
	}
	return nil
}
