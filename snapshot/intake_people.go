package snapshot

import (
	"context"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// lined is a record with its line, for reasons that show only when records are
// put together.
type lined[T any] struct {
	record T
	line   string
}

// withLine makes a decoder keep the line.
func withLine[T any](decode decoder[T]) decoder[lined[T]] {
	return func(p *parser, r *lined[T], a *arena) {
		decode(p, &r.record, a)
		r.line = view(p.b)
	}
}

// Identities reads identities.jsonl. Only the first record of an alias is
// handed over; one that would close a circle is a reject.
func (in *Intake) Identities(ctx context.Context, fn func(hub.Identity) error) error {
	people, to := hub.NewPeople(), map[string]string{}
	return each(ctx, in.reading(), IdentitiesFile, withLine(decodeIdentity), func(line int64, r *lined[hub.Identity]) error {
		own := hub.Identity{Alias: strings.Clone(r.record.Alias), Canonical: strings.Clone(r.record.Canonical)}
		switch people.Merge(own) {
		case hub.MergeRepeated:
			if to[own.Alias] != own.Canonical {
				in.rejects.contradiction(in.s.name(IdentitiesFile), line)
			}
			return nil
		case hub.MergeCircle:
			return in.rejects.Add(Reject{File: in.s.name(IdentitiesFile), Line: line, Reason: circle(to, own), Start: startOf([]byte(r.line)), kind: "circle of merges"})
		}
		to[own.Alias] = own.Canonical
		return fn(own)
	})
}

// circle says which merges a record would close to a circle.
func circle(to map[string]string, id hub.Identity) string {
	if id.Alias == id.Canonical {
		return fmt.Sprintf("merging %s into itself", quote(id.Alias))
	}
	const most = 5 // names on the way back
	way := quote(id.Canonical)
	name := id.Canonical
	for n := 0; name != id.Alias; n++ {
		name = to[name]
		if n == most {
			way += " -> ..."
			break
		}
		way += " -> " + quote(name)
	}
	return fmt.Sprintf("merging %s into %s closes a circle: %s", quote(id.Alias), quote(id.Canonical), way)
}

// Bots reads bots.jsonl, each name once.
func (in *Intake) Bots(ctx context.Context, fn func(hub.Bot) error) error {
	old := map[string]bool{}
	return each(ctx, in.reading(), BotsFile, decodeBot, func(_ int64, b *hub.Bot) error {
		if old[b.Name] {
			return nil
		}
		own := hub.Bot{Name: strings.Clone(b.Name)}
		old[own.Name] = true
		return fn(own)
	})
}

// People reads identities.jsonl and bots.jsonl.
func (in *Intake) People(ctx context.Context) (*hub.People, error) {
	people := hub.NewPeople()
	err := in.Identities(ctx, func(id hub.Identity) error {
		people.Merge(id)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return people, in.Bots(ctx, func(b hub.Bot) error {
		people.AddBot(b.Name)
		return nil
	})
}
