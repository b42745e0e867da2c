package applied

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// minus returns what is not among others.
func minus[T comparable](all, others []T) (out []T) {
	there := map[T]bool{}
	for _, x := range others {
		there[x] = true
	}
	for _, x := range all {
		if !there[x] {
			out = append(out, x)
		}
	}
	return out
}

// without returns merges that are not among others, in order.
func without(merges, others []hub.Identity) []hub.Identity {
	out := minus(merges, others)
	slices.SortFunc(out, func(a, b hub.Identity) int {
		return cmp.Or(cmp.Compare(a.Alias, b.Alias), cmp.Compare(a.Canonical, b.Canonical))
	})
	return out
}

// withoutNames is without for names.
func withoutNames(names, others []string) []string {
	out := minus(names, others)
	slices.Sort(out)
	return out
}

func flat(merges []hub.Identity) []any {
	list := []any{}
	for _, m := range merges {
		list = append(list, m.Alias, m.Canonical)
	}
	return list
}

func list(names []string) []any {
	all := []any{}
	for _, name := range names {
		all = append(all, name)
	}
	return all
}

func pairs(merges []hub.Identity) []any {
	list := []any{}
	for _, m := range merges {
		list = append(list, []any{m.Alias, m.Canonical})
	}
	return list
}

// idOf is the id of a snapshot with merges and bots that no files have.
func idOf(loaded string, of state) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n", loaded)
	for _, m := range without(of.merges, nil) {
		fmt.Fprintf(h, "%q %q\n", m.Alias, m.Canonical)
	}
	for _, name := range withoutNames(of.bots, nil) {
		fmt.Fprintf(h, "%q\n", name)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// instant is a time as text, "unknown" for none.
func instant(v any) string {
	if at, ok := v.(time.Time); ok && !at.IsZero() {
		return at.UTC().Format(time.RFC3339Nano)
	}
	return "unknown"
}
