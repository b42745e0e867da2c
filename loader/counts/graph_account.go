package counts

import (
	"context"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// graphAccount is an account in a graph: what follows from its links, and the
// counts stored with it.
type graphAccount struct {
	name   string
	counts account
	stored properties
}

// readAccounts reads accounts and counts what their links in the graph hold.
// Names that the graph does not have are left out.
func readAccounts(ctx context.Context, store Store, accounts []string) ([]graphAccount, error) {
	_, rows, err := store.Read(ctx, statement("read/accounts"), map[string]any{"names": accounts})
	if err != nil {
		return nil, err
	}
	var out []graphAccount
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		if len(row) != 5 {
			return nil, fmt.Errorf("read accounts: unexpected row of %d values", len(row))
		}
		a := graphAccount{name: text(row[0]), stored: stored(row[4])}
		a.counts.person, a.counts.raw = graphActivity(list(row[1]), list(row[2]))
		for i, v := range list(row[3]) {
			a.counts.owned[i] = wholeOf(v)
		}
		out = append(out, a)
	}
	return out, nil
}

// wholeOf is a number, or one in two parts.
func wholeOf(v any) int64 {
	if parts := list(v); len(parts) == 2 {
		return number(parts[0])<<32 + number(parts[1])
	}
	return number(v)
}

// graphActivity counts what the relationships of an account hold; their forms
// are in read/accounts.cypher.
func graphActivity(contributedTo, discussedIn []any) (person, raw activity) {
	var owners names.Table
	did := make([]placed, 0, len(contributedTo)+len(discussedIn))
	for _, v := range contributedTo {
		v := list(v)
		did = append(did, placed{link: linkOf(v[5:6], v[6:7], v[7], v[8]), place: placeOf(v, &owners)})
	}
	for _, v := range discussedIn {
		v := list(v)
		did = append(did, placed{link: linkOf(v[0:3], v[3:6], v[6], v[7]), discussed: true})
	}
	return countActivity(did)
}

func placeOf(v []any, owners *names.Table) place {
	p := place{owner: nobody, shared: v[3] == true, sharedRaw: v[4] == true}
	p.kind, _ = hub.ParseKind(text(v[0]))
	if p.kind == hub.Model {
		for _, f := range list(v[1]) {
			field, _ := hub.ParseField(text(f))
			p.fields |= hub.FieldSet(field)
		}
	}
	if owner := text(v[2]); owner != "" {
		p.owner, _ = owners.Add(owner)
	}
	return p
}

// linkOf makes a link of the numbers on a relationship. A raw number that is
// absent is that of the person.
func linkOf(n, raw []any, when, whenRaw any) link {
	l := link{months: monthsOf(when)}
	for i := range n {
		l.n[i] = uint32(number(n[i]))
		l.raw[i] = l.n[i]
		if raw[i] != nil {
			l.raw[i] = uint32(number(raw[i]))
		}
	}
	if l.raw[0] != l.n[0] {
		l.own = &own{months: monthsOf(whenRaw)}
	}
	return l
}

func monthsOf(v any) (m months) {
	for _, x := range list(v) {
		m.add(int32(number(x)))
	}
	return m
}

// storedActivity is the activity that the properties of an account hold.
func storedActivity(p properties) (person, raw activity) {
	for i, name := range activityNames {
		person.n[i] = number(p[name])
		raw.n[i] = person.n[i]
		if v, there := p[name+"Raw"]; there {
			raw.n[i] = number(v)
		}
	}
	for _, year := range list(p["commitYears"]) {
		person.years.add(number(year))
	}
	person.months = monthsOf(p["months"])
	raw.months = person.months
	if v, there := p["monthsRaw"]; there {
		raw.months = monthsOf(v)
	}
	return person, raw
}
