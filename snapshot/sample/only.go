package sample

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// only is a sink of the records it has functions for; files with other records
// are not read for it.
type only struct {
	snapshot.Sink // nil

	repository func(*hub.Repository) error
	usage      func(hub.Usage) error
	lineage    func(hub.Lineage) error
	trainedOn  func(hub.TrainedOn) error
	identity   func(hub.Identity) error
	bot        func(hub.Bot) error
	account    func(hub.Account) error
}

func (o only) Repository(x *hub.Repository) error { return o.repository(x) }
func (o only) Usage(x hub.Usage) error            { return o.usage(x) }
func (o only) Lineage(x hub.Lineage) error        { return o.lineage(x) }
func (o only) TrainedOn(x hub.TrainedOn) error    { return o.trainedOn(x) }
func (o only) Identity(x hub.Identity) error      { return o.identity(x) }
func (o only) Bot(x hub.Bot) error                { return o.bot(x) }
func (o only) Account(x hub.Account) error        { return o.account(x) }
