package loader

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// repositories reads repositories.jsonl.
func (l *load) repositories(ctx context.Context) error {
	return l.in.Repositories(ctx, func(_ int, r *hub.Repository) error {
		l.loaded.repositories[r.Kind]++
		if err := l.account(ctx, r.Owner, isAccount); err != nil {
			return err
		}
		if err := l.license(ctx, r.License); err != nil {
			return err
		}
		fields := hub.FieldsOf(r.Tags)
		if err := l.fields(ctx, fields); err != nil {
			return err
		}
		return l.batches.repositories.add(ctx, repositoryRow(r, fields), repositoryBytes(r))
	})
}

// repositoryRow is a row of write/repository.cypher.
func repositoryRow(r *hub.Repository, fields hub.FieldSet) []any {
	var downloads any // a space has none
	if r.Kind != hub.Space {
		downloads = r.Downloads
	}
	return []any{
		r.Kind.String(), r.ID, text(r.Owner), r.Likes, downloads,
		text(r.License), hub.ClassifyLicense(r.License).String(),
		slices.Clone(r.Tags), fields.Names(), stamp(r.CreatedAt), stamp(r.LastModified),
	}
}

func repositoryBytes(r *hub.Repository) int {
	n := 200 + len(r.ID) + len(r.Owner) + len(r.License)
	for _, t := range r.Tags {
		n += 4 + len(t)
	}
	return n
}

// license makes sure that the node of a licence is there or on its way.
func (l *load) license(ctx context.Context, key string) error {
	if key == "" || l.licenses[key] {
		return nil
	}
	key = strings.Clone(key)
	l.licenses[key] = true
	return l.batches.licenses.add(ctx, []any{key, hub.ClassifyLicense(key).String()}, len(key))
}

// fields makes sure that the nodes of subfields are there or on their way.
func (l *load) fields(ctx context.Context, fields hub.FieldSet) error {
	for _, f := range hub.Fields {
		if fields.Has(f) && !l.knownFields.Has(f) {
			l.knownFields |= hub.FieldSet(f)
			if err := l.batches.fields.add(ctx, f.String(), 0); err != nil {
				return err
			}
		}
	}
	return nil
}

// utc is UTC under the zone name by which the Neo4j driver sends an offset
// instead of the name of a zone, so that Z is stored and not Z[UTC].
var utc = time.FixedZone("Offset", 0)

// stamp is a date and time as it is sent; nil (no property) for the zero time.
func stamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.In(utc)
}

// text is a string as it is sent; nil (no property) for the empty string.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}
