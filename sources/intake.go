package sources

import (
	"encoding/hex"
	"errors"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Intake turns items into records and writes them to a sink. The first item of
// a (kind, id) counts, and the first of a kind and the Hub's _id: listings are
// read while repositories move and are renamed.
//
// Memory grows with the number of repositories: their names are remembered.
type Intake struct {
	sink    snapshot.Sink
	rejects *snapshot.Rejects
	file    string
	line    int64

	ids    [hub.KindCount]*names.Table
	hubIDs map[hubID]bool
	short  []pending // references to short names, until all repositories are known
	counts Counts

	// KeepSelfReferences keeps models that name themselves as their base: for a
	// source whose records are to be those of the Hub, one for one.
	KeepSelfReferences bool
}

// hubID is a kind and the twelve bytes of an _id.
type hubID [13]byte

// Counts says what an Intake left out or changed.
type Counts struct {
	Repeated       int64 // items of a repository that an earlier one described
	Private        int64 // items of private repositories
	SelfReferences int64 // models that name themselves as their base
	Aliases        int64 // references to old short names that were resolved
}

// pending is a record that refers to a short name. One of the fields is set.
type pending struct {
	file    string
	line    int64
	lineage hub.Lineage
	trained hub.TrainedOn
	usage   hub.Usage
}

// NewIntake returns an Intake that writes to sink.
func NewIntake(sink snapshot.Sink, rejects *snapshot.Rejects) *Intake {
	in := &Intake{sink: sink, rejects: rejects, hubIDs: map[hubID]bool{}}
	for k := range in.ids {
		in.ids[k] = new(names.Table)
	}
	return in
}

// At names the place in the source of what follows: a file and a line or row,
// from 1. It stands in rejects.
func (in *Intake) At(file string, line int64) { in.file, in.line = file, line }

// Reject records that what stands at the place could not be read. kind is the
// reason without what is this line's own, start the beginning of the line. An
// error ends the reading.
func (in *Intake) Reject(kind, reason, start string) error {
	if len(start) > 200 {
		start = start[:200]
	}
	return in.rejects.Add(snapshot.Reject{File: in.file, Line: in.line, Reason: reason, Start: strings.Clone(strings.ToValidUTF8(start, "\uFFFD")), Kind: kind})
}

// judge makes a record that the format refuses a reject.
func (in *Intake) judge(err error, start string) error {
	var refused *snapshot.RecordError
	if errors.As(err, &refused) {
		return in.Reject(refused.Kind, refused.Reason, start)
	}
	return err
}

// Item writes the records of a repository: itself, its lineage, its training
// data, and the usages of a space. The item and its texts may be reused
// afterwards.
func (in *Intake) Item(it *Item) error {
	if it.Private {
		in.counts.Private++
		return nil
	}
	if !in.first(it.Kind, it.ID, it.HubID) {
		in.counts.Repeated++
		return nil
	}
	it.Derive()
	if err := in.sink.Repository(&it.Repository); err != nil {
		return in.judge(err, it.ID)
	}
	switch it.Kind {
	case hub.Model:
		for _, l := range it.Bases {
			l.Model = it.ID
			if err := in.Lineage(l); err != nil {
				return err
			}
		}
		for _, d := range it.Datasets {
			if err := in.TrainedOn(hub.TrainedOn{Model: it.ID, Dataset: d}); err != nil {
				return err
			}
		}
	case hub.Space:
		for _, m := range it.Models {
			if err := in.Usage(hub.Usage{Space: it.ID, Model: m}); err != nil {
				return err
			}
		}
	}
	return nil
}

// first reports whether a repository was not there before, under its id or its _id.
func (in *Intake) first(kind hub.Kind, id, rawID string) bool {
	var key hubID
	if n, err := hex.Decode(key[1:], []byte(fit(rawID))); err == nil && n == len(key)-1 {
		key[0] = byte(kind)
		if in.hubIDs[key] {
			return false
		}
		in.hubIDs[key] = true
	}
	_, added := in.ids[kind].Add(id)
	return added
}

// fit returns an _id, or "" for text of another length.
func fit(id string) string {
	if len(id) != 2*(len(hubID{})-1) {
		return ""
	}
	return id
}

// Lineage writes that a model derives from another. A model that names itself
// is counted and left out, unless such are kept.
func (in *Intake) Lineage(l hub.Lineage) error {
	if isShort(l.Base) {
		return in.later(pending{lineage: l})
	}
	if l.Base == l.Model && !in.KeepSelfReferences {
		in.counts.SelfReferences++
		return nil
	}
	return in.judge(in.sink.Lineage(l), l.Model)
}

// TrainedOn writes that a model was trained on a dataset.
func (in *Intake) TrainedOn(t hub.TrainedOn) error {
	if isShort(t.Dataset) {
		return in.later(pending{trained: t})
	}
	return in.judge(in.sink.TrainedOn(t), t.Model)
}

// Usage writes that a space uses a model.
func (in *Intake) Usage(u hub.Usage) error {
	if isShort(u.Model) {
		return in.later(pending{usage: u})
	}
	return in.judge(in.sink.Usage(u), u.Space)
}

// Commit writes a commit.
func (in *Intake) Commit(c *hub.Commit) error { return in.judge(in.sink.Commit(c), c.Repo+"@"+c.SHA) }

// Discussion writes a discussion.
func (in *Intake) Discussion(d *hub.Discussion) error { return in.judge(in.sink.Discussion(d), d.Repo) }

// Account writes an account.
func (in *Intake) Account(a hub.Account) error { return in.judge(in.sink.Account(a), a.Name) }

func isShort(id string) bool { return !strings.Contains(id, "/") }

// later keeps a record. Its texts are copied: a source may hold much more memory
// by them.
func (in *Intake) later(p pending) error {
	p.file, p.line = in.file, in.line
	for _, s := range []*string{&p.lineage.Model, &p.lineage.Base, &p.trained.Model, &p.trained.Dataset, &p.usage.Space, &p.usage.Model} {
		*s = strings.Clone(*s)
	}
	in.short = append(in.short, p)
	return nil
}

// Close writes what refers to short names. A name is resolved unless a
// repository of the source has it: in old dumps gpt2 is a repository of its own.
func (in *Intake) Close() error {
	for _, p := range in.short {
		in.At(p.file, p.line)
		var err error
		switch {
		case p.lineage.Model != "":
			p.lineage.Base = in.resolve(hub.Model, p.lineage.Base)
			if p.lineage.Base == p.lineage.Model && !in.KeepSelfReferences {
				in.counts.SelfReferences++
				continue
			}
			err = in.judge(in.sink.Lineage(p.lineage), p.lineage.Model)
		case p.trained.Model != "":
			p.trained.Dataset = in.resolve(hub.Dataset, p.trained.Dataset)
			err = in.judge(in.sink.TrainedOn(p.trained), p.trained.Model)
		default:
			p.usage.Model = in.resolve(hub.Model, p.usage.Model)
			err = in.judge(in.sink.Usage(p.usage), p.usage.Space)
		}
		if err != nil {
			return err
		}
	}
	in.short = nil
	return nil
}

// resolve returns what a short name is called today.
func (in *Intake) resolve(kind hub.Kind, name string) string {
	if _, listed := in.ids[kind].Find(name); listed {
		return name
	}
	if id, ok := Alias(kind, name); ok {
		in.counts.Aliases++
		return id
	}
	return name
}

// Counts returns what was left out or changed so far.
func (in *Intake) Counts() Counts { return in.counts }
