package counts

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// changes are what is to be written so that some repositories and their
// relationships hold what was counted.
type changes struct {
	repositories []any            // [kind, id, counts that change]
	relinked     []any            // [kind, id] of those whose relationships change
	unlink       []any            // of these, those with some that are to go: all are written anew
	links        map[string][]any // by type: [kind, id, name, properties]
	others       [][]string       // by repository: accounts with another relationship to it
	examples     []string
}

// compare finds what differs between what was counted and what is stored.
func (g *graphPart) compare() changes {
	c := changes{links: map[string][]any{}, others: make([][]string, len(g.ids))}
	kind := g.kind.String()
	for n, id := range g.ids {
		p := properties{}
		if g.listed[n] {
			p = g.counted[n].properties(id)
		}
		if changed := p.changes(g.stored[n]); len(changed) > 0 {
			c.repositories = append(c.repositories, []any{kind, id, map[string]any(changed)})
			c.example("%s %q: %s", kind, id, changed.describe(g.stored[n]))
		}
		wanted := g.wantedLinks(n)
		changed, accounts, gone := changedLinks(wanted, g.links[n])
		if len(accounts) == 0 {
			continue
		}
		c.others[n] = accounts
		c.relinked = append(c.relinked, []any{kind, id})
		c.example("%s %q: %s", kind, id, describeLinks(wanted, g.links[n]))
		if gone {
			c.unlink = append(c.unlink, []any{kind, id})
			changed = wanted
		}
		for _, l := range changed {
			c.links[l.kind] = append(c.links[l.kind], []any{kind, id, l.account, map[string]any(l.p)})
		}
	}
	return c
}

func (c *changes) example(format string, args ...any) {
	if len(c.examples) < maxExamples {
		c.examples = append(c.examples, fmt.Sprintf(format, args...))
	}
}

func (c *changes) none() bool { return len(c.repositories)+len(c.relinked) == 0 }

// write writes the changes.
func (c *changes) write(ctx context.Context, store Store) error {
	if err := writeRows(ctx, store, "write/repositories", c.repositories); err != nil {
		return err
	}
	if err := writeRows(ctx, store, "write/no_links", c.unlink); err != nil {
		return err
	}
	for _, kind := range sortedKeys(c.links) {
		if err := writeRows(ctx, store, "write/"+strings.ToLower(kind), c.links[kind]); err != nil {
			return err
		}
	}
	return nil
}

// describe says of each changed property what is stored and what is right.
func (p properties) describe(stored properties) string {
	var parts []string
	for _, name := range sortedKeys(p) {
		parts = append(parts, fmt.Sprintf("%s is %s, should be %s", name, shown(stored[name]), shown(p[name])))
	}
	return strings.Join(parts, "; ")
}

// describeLinks says what is stored and what is right of the first relationship
// that differs.
func describeLinks(wanted, stored []storedLink) string {
	for i := range max(len(wanted), len(stored)) {
		switch {
		case i >= len(stored) || i < len(wanted) && wanted[i].compare(stored[i]) < 0:
			return fmt.Sprintf("%s from %q is missing", wanted[i].kind, wanted[i].account)
		case i >= len(wanted) || wanted[i].compare(stored[i]) > 0:
			return fmt.Sprintf("%s from %q is one too many", stored[i].kind, stored[i].account)
		}
		if changes := wanted[i].p.changes(stored[i].p); len(changes) > 0 {
			return fmt.Sprintf("%s from %q: %s", wanted[i].kind, wanted[i].account, changes.describe(stored[i].p))
		}
	}
	return ""
}

func shown(v any) string {
	if v == nil {
		return "absent"
	}
	return fmt.Sprint(v)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
