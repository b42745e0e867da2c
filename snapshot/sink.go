package snapshot

import "github.com/hubgraph/hubgraph/hub"

// Sink takes the records of a hub, in any order. It is where everything that
// makes a hub writes: generators, collectors, converters. A Writer is one.
//
// A sink keeps neither a pointer nor the slices behind it after the call: the
// caller may reuse them. Strings do not change. An error ends the writing.
type Sink interface {
	Repository(*hub.Repository) error
	Commit(*hub.Commit) error
	Discussion(*hub.Discussion) error
	Usage(hub.Usage) error
	Identity(hub.Identity) error
	Bot(hub.Bot) error
	Lineage(hub.Lineage) error
	TrainedOn(hub.TrainedOn) error
}

var _ Sink = (*Writer)(nil)
