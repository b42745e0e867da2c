package prune

import "github.com/hubgraph/hubgraph/hub"

// part is a part of the graph that is gone through in pages: the statement
// under cypher/page that has the name of a kind. look judges a row of a page,
// which is a key and what the statement returns beside it.
type part struct {
	of   kind
	look func(w *walk, key string, row []any)
}

// parts is the whole graph. Relationships and commits come before the nodes they
// hang on, so that no node has many left when it is removed.
var parts = []part{
	{usages, lookAtPairs(usages, func(k *keys) *keySet { return k.usages })},
	{lineage, lookAtPairs(lineage, func(k *keys) *keySet { return k.lineage })},
	{trainedOn, lookAtPairs(trainedOn, func(k *keys) *keySet { return k.trainedOn })},
	{aliases, lookAtPairs(aliases, func(k *keys) *keySet { return k.aliases })},
	{commits, lookAtKeys(commits, func(k *keys) *keySet { return k.commits })},
	{discussions, lookAtKeys(discussions, func(k *keys) *keySet { return k.discussions })},
	{models, lookAtRepositories(models, hub.Model)},
	{datasets, lookAtRepositories(datasets, hub.Dataset)},
	{spaces, lookAtSpace},
	{accounts, lookAtAccount},
	{licenses, lookAtLicense},
	{fields, lookAtField},
}

// lookAtKeys judges nodes that are known by a hash of their key.
func lookAtKeys(of kind, set func(*keys) *keySet) func(*walk, string, []any) {
	return func(w *walk, key string, _ []any) {
		k := w.p.keys
		if !set(k).has(k.text(key)) {
			w.found(of, key)
		}
	}
}

// lookAtRepositories judges models and datasets.
func lookAtRepositories(of kind, k hub.Kind) func(*walk, string, []any) {
	return func(w *walk, id string, _ []any) {
		if _, stays := w.p.keys.repositories.Index(k, id); !stays {
			w.found(of, id)
		}
	}
}

// lookAtPairs judges the relationships from a node to a list of others.
func lookAtPairs(of kind, set func(*keys) *keySet) func(*walk, string, []any) {
	return func(w *walk, from string, row []any) {
		k := w.p.keys
		ends, _ := row[0].([]any)
		var gone []any
		for _, end := range ends {
			to, ok := end.(string) // a node without a key is not of this model
			if ok && !set(k).has(k.pair(from, to)) {
				w.count(of, from+" -> "+to)
				gone = append(gone, to)
			}
		}
		if len(gone) > 0 {
			w.gone[of] = append(w.gone[of], []any{from, gone})
		}
	}
}

// lookAtSpace judges a space, which may be listed, or not and use a model.
func lookAtSpace(w *walk, id string, row []any) {
	if _, stays := w.p.keys.repositories.Index(hub.Space, id); stays {
		return
	}
	if _, stays := w.p.keys.unlisted.Find(id); !stays {
		w.found(spaces, id)
	} else if row[0] != false {
		w.found(listings, id)
	}
}

// lookAtAccount judges an account and its labels.
func lookAtAccount(w *walk, name string, row []any) {
	n, stays := w.p.keys.accounts.Find(name)
	if !stays {
		w.found(accounts, name)
		return
	}
	as := w.p.keys.roles[n]
	if row[0] == true && as&isDeveloper == 0 {
		w.found(developers, name)
	}
	if row[1] == true && as&isBot == 0 {
		w.found(bots, name)
	}
}

// lookAtLicense judges a license.
func lookAtLicense(w *walk, id string, _ []any) {
	if _, stays := w.p.keys.licenses.Find(id); !stays {
		w.found(licenses, id)
	}
}

// lookAtField judges a subfield.
func lookAtField(w *walk, name string, _ []any) {
	if f, ok := hub.ParseField(name); !ok || !w.p.keys.fields.Has(f) {
		w.found(fields, name)
	}
}
