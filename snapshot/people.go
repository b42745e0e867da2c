package snapshot

import (
	"context"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// lined is a record with its line number, for faults that show only when
// records are combined.
type lined[T any] struct {
	record T
	line   string
}

// withLine makes a decoder keep the line number.
func withLine[T any](decode decoder[T]) decoder[lined[T]] {
	return func(p *parser, r *lined[T], a *arena) {
		decode(p, &r.record, a)
		r.line = view(p.b)
	}
}

// identities builds the people; a record that would close a circle is a
// reject.
func (w *walk) identities(ctx context.Context) error {
	to := map[string]string{} // what each alias is merged into
	return each(ctx, w, IdentitiesFile, withLine(decodeIdentity), func(line int64, r *lined[hub.Identity]) error {
		w.good.Identities++
		own := hub.Identity{Alias: strings.Clone(r.record.Alias), Canonical: strings.Clone(r.record.Canonical)}
		switch w.people.Merge(own) {
		case hub.MergeRepeated:
			if to[own.Alias] != own.Canonical {
				w.rejects.contradiction(w.s.name(IdentitiesFile), line)
			}
			return nil
		case hub.MergeCircle:
			return w.rejects.Add(Reject{File: w.s.name(IdentitiesFile), Line: line, Reason: circle(to, own), Start: startOf([]byte(r.line)), Kind: "circle of merges"})
		}
		to[own.Alias] = own.Canonical
		w.out.Records.Identities++
		if w.on.Identity == nil {
			return nil
		}
		return w.on.Identity(own)
	})
}

// circle names the merges that a record would close into a circle.
func circle(to map[string]string, id hub.Identity) string {
	if id.Alias == id.Canonical {
		return fmt.Sprintf("merging %s into itself", quote(id.Alias))
	}
	const most = 5 // names shown on the way back
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
