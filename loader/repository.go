package loader

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/loader/counts"
)

func (l *load) repository(ctx context.Context, r *hub.Repository) error {
	l.batches.change(r.Kind, counts.Change{ID: r.ID, Record: true, Created: r.CreatedAt})
	l.account(r.Owner, 0)
	fields := l.snapshot.Rules().FieldsOf(r.Tags)
	row := repositoryRow(r, fields, l.snapshot.Rules())
	if l.replaces {
		l.batches.oldRepositories.add(row)
	}
	l.batches.repositories.add(row, accountNode(r.Owner))
	if r.License != "" {
		l.license(r.License)
		l.batches.licensed.add([]any{r.Kind.String(), r.ID, row[5]}, r.License)
	}
	for i, name := range fields.Names() {
		l.field(name)
		l.batches.inField[i].add([]any{r.Kind.String(), r.ID, name}, name)
	}
	return l.batches.record(ctx, repositoryBytes(r))
}

// The names of nodes that rows touch; no two nodes share one.
func repositoryNode(k hub.Kind, id string) string { return k.String() + ":" + id }
func accountNode(name string) string              { return "@" + name }

// repositoryRow is a row of write/repository.cypher.
func repositoryRow(r *hub.Repository, fields hub.FieldSet, rules hub.Rules) []any {
	var downloads any // a space has none
	if r.Kind != hub.Space {
		downloads = r.Downloads
	}
	return []any{
		r.Kind.String(), r.ID, text(r.Owner), r.Likes, downloads,
		text(r.License), rules.Class(r.License).String(),
		slices.Clone(r.Tags), fields.Names(), stamp(r.CreatedAt), stamp(r.LastModified), text(r.HubID),
	}
}

func repositoryBytes(r *hub.Repository) int {
	n := 200 + len(r.ID) + len(r.Owner) + len(r.License)
	for _, t := range r.Tags {
		n += 4 + len(t)
	}
	return n
}

// license makes sure that the node of a licence exists or will be written
// first.
func (l *load) license(key string) {
	if l.licenses[key] {
		return
	}
	key = strings.Clone(key)
	l.licenses[key] = true
	l.batches.licenses.add([]any{key, l.snapshot.Rules().Class(key).String()})
}

// field makes sure that the node of a subfield exists or will be written
// first.
func (l *load) field(name string) {
	if !l.fields[name] {
		l.fields[name] = true
		l.batches.fields.add(name)
	}
}

// stamp returns a date and time as sent; nil (no property) for the zero time.
func stamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.In(cypher.UTC)
}

// text returns a string as sent; nil (no property) for the empty string.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}
