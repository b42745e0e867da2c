package decisions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/hubgraph/hubgraph/hub"
)

// forest is the accepted merges as a forest of names, which is what identities.jsonl
// can say. Every edge is a pair that was given or accepted, so that a pair that is
// taken back is one edge.
type forest struct {
	next    map[string][]string // by name
	up      map[string]string   // towards the root of its tree; a name without one is a root
	decided map[Pair]Decision   // accepted edges, and accepted pairs that close a circle
	ends    map[string]bool     // names that given merges lead to
}

// plan returns what each alias is merged into: given merges without those that
// were rejected, and accepted pairs. A pair that closes a circle joins nothing new
// and adds nothing. The canonical name of a cluster is the one chosen last, else one
// where given merges end, else one without a blank, else the least.
//
// It is a hub.UsageError when a cluster joins names that were decided to be two
// people's, or a listed bot and others under a name that is no listed bot, where somebody
// decided about one of them: about a pair, or with decided that a name is a bot.
func plan(g *given, l *Log, bots map[string]bool, decided ...string) (map[string]string, error) {
	f := &forest{next: map[string][]string{}, up: map[string]string{}, decided: map[Pair]Decision{}, ends: map[string]bool{}}
	var held []hub.Identity
	for _, m := range g.merges() {
		if d, ok := l.Of(PairOf(m.Alias, m.Canonical)); ok && d.Verdict == Rejected {
			continue
		}
		held = append(held, m)
		f.ends[m.Canonical] = true
		f.join(m.Alias, m.Canonical)
	}
	for _, m := range held {
		delete(f.ends, m.Alias)
	}
	latest := l.Latest()
	for _, d := range latest {
		if d.Verdict == Accepted {
			f.decided[d.Pair()] = d
			f.join(d.Name, d.Other)
		}
	}
	for _, d := range latest {
		if d.Verdict == Rejected && f.root(d.Name) == f.root(d.Other) {
			return nil, clash("%s and %s are two people by the decision of %s (%s), but one by %s; take back one of these decisions",
				quote(d.Name), quote(d.Other), d.Who, stamp(d.When), f.path(d.Name, d.Other))
		}
	}
	return f.orient(bots, decided)
}

// join adds an edge unless it closes a circle.
func (f *forest) join(a, b string) {
	x, y := f.root(a), f.root(b)
	if x == y {
		return
	}
	f.up[max(x, y)] = min(x, y)
	f.next[a], f.next[b] = append(f.next[a], b), append(f.next[b], a)
}

func (f *forest) root(name string) string {
	top := name
	for {
		up, ok := f.up[top]
		if !ok {
			break
		}
		top = up
	}
	for name != top {
		up := f.up[name]
		f.up[name] = top
		name = up
	}
	return top
}

// path names the edges between two names of a tree.
func (f *forest) path(from, to string) string {
	before := f.walk(from)
	way := quote(to)
	for name := to; name != from; {
		name = before[name]
		way = quote(name) + " = " + way
	}
	return way
}

// walk goes through the tree of a name and returns the name before each other.
func (f *forest) walk(from string) map[string]string {
	before := map[string]string{from: from}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, name := range f.next[queue[0]] {
			if _, seen := before[name]; !seen {
				before[name] = queue[0]
				queue = append(queue, name)
			}
		}
	}
	delete(before, from)
	return before
}

// orient chooses the canonical name of each tree and directs its edges there.
func (f *forest) orient(bots map[string]bool, decided []string) (map[string]string, error) {
	trees := map[string][]string{}
	for name := range f.next {
		trees[f.root(name)] = append(trees[f.root(name)], name)
	}
	chosen := map[string]Decision{} // by root, the latest that chose
	for _, d := range sortedByTime(f.decided) {
		if d.Canonical != "" && f.root(d.Canonical) == f.root(d.Name) {
			chosen[f.root(d.Name)] = d
		}
	}
	touched := map[string]bool{} // trees in which somebody decided
	for p := range f.decided {
		touched[f.root(p[0])] = true
	}
	for _, name := range decided {
		touched[f.root(name)] = true
	}
	to := map[string]string{}
	for _, root := range sortedKeys(trees) {
		names := trees[root]
		slices.Sort(names)
		canonical := f.canonical(names)
		if d, ok := chosen[root]; ok {
			canonical = d.Canonical
		}
		if touched[root] {
			if err := oneBot(names, canonical, bots); err != nil {
				return nil, err
			}
		}
		for name, before := range f.walk(canonical) {
			to[name] = before
		}
	}
	return to, nil
}

// canonical is the name of a cluster where nobody chose one.
func (f *forest) canonical(names []string) string {
	return slices.MinFunc(names, func(a, b string) int {
		return cmp.Or(order(f.ends[b], f.ends[a]), order(strings.Contains(a, " "), strings.Contains(b, " ")), strings.Compare(a, b))
	})
}

// order puts what does not hold before what does.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// oneBot refuses a cluster with a listed bot under a name that is none: by the rules of
// the format the bot alone would leave it.
func oneBot(names []string, canonical string, bots map[string]bool) error {
	if bots[canonical] {
		return nil
	}
	for _, name := range names {
		if bots[name] {
			return clash("%s is a listed bot and one with %s, which is none, by the decisions; reject the pair, or choose the bot as the canonical name, which makes all of them the bot", quote(name), quote(canonical))
		}
	}
	return nil
}

func sortedByTime(of map[Pair]Decision) (out []Decision) {
	var all []dated
	for _, d := range of {
		text, _ := d.line() // it was one
		all = append(all, dated{d, text})
	}
	slices.SortFunc(all, func(x, y dated) int { return x.compare(&y) })
	for _, x := range all {
		out = append(out, x.Decision)
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// identitiesText is identities.jsonl with the planned merges: the given lines that
// say one of them, or none, as they were, and the others behind them by alias.
func identitiesText(g *given, to map[string]string) string {
	intact := true // all given merges hold
	for _, x := range g.lines {
		if x.applies && to[x.is[0]] != x.is[1] {
			intact = false
		}
	}
	var b strings.Builder
	said := map[string]bool{}
	for _, x := range g.lines {
		switch {
		case x.ok && !x.applies && !intact:
			continue // it could begin to apply
		case x.applies && to[x.is[0]] != x.is[1]:
			continue
		case x.applies:
			said[x.is[0]] = true
		}
		b.WriteString(x.text)
	}
	for _, alias := range sortedKeys(to) {
		if said[alias] {
			continue
		}
		if text := b.String(); text != "" && text[len(text)-1] != '\n' {
			b.WriteString("\n")
		}
		b.WriteString(MergeLine(hub.Identity{Alias: alias, Canonical: to[alias]}))
	}
	return b.String()
}

// MergeLine is a merge as a line of identities.jsonl, with its end.
func MergeLine(m hub.Identity) string {
	text := func(s string) string {
		t, err := json.Marshal(s)
		if err != nil {
			panic(err) // names are valid UTF-8
		}
		return string(t)
	}
	return fmt.Sprintf("{\"alias\": %s, \"canonical\": %s}\n", text(m.Alias), text(m.Canonical))
}

func quote(name string) string { return fmt.Sprintf("%q", name) }
