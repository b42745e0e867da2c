package prune

import "github.com/hubgraph/hubgraph/hub"

// judgeKeys judges nodes that are kept as a hash of their key.
func judgeKeys(of kind) func(*walk, string, []any) {
	return func(w *walk, key string, _ []any) {
		k := w.p.keys
		if !k.hashed[of].has(k.text(key)) {
			w.found(of, key)
		}
	}
}

// judgeRepositories judges models and datasets.
func judgeRepositories(of kind, k hub.Kind) func(*walk, string, []any) {
	return func(w *walk, id string, row []any) {
		if _, stays := w.p.keys.repositories.Index(k, id); !stays {
			w.foundRepository(of, k, id, row[0])
		}
	}
}

// foundRepository records that no repository has an id any more: it is gone, or
// the Hub's _id shows that it has another id now.
func (w *walk) foundRepository(of kind, k hub.Kind, id string, hubID any) {
	now, renamed := w.p.keys.renamed(k, hubID)
	if !renamed {
		w.found(of, id)
		return
	}
	w.report.Renamed.add(k.String()+" "+id+" -> "+now, w.p.o.Examples)
	w.gone[of] = append(w.gone[of], id)
}

// judgePairs judges the relationships from a node to a list of others.
func judgePairs(of kind) func(*walk, string, []any) {
	return func(w *walk, from string, row []any) {
		k := w.p.keys
		ends, _ := row[0].([]any)
		var gone []any
		for _, end := range ends {
			to, ok := end.(string) // a node without a key is not of this model
			if ok && !k.hashed[of].has(k.pair(from, to)) {
				w.count(of, from+" -> "+to)
				gone = append(gone, to)
			}
		}
		if len(gone) > 0 {
			w.gone[of] = append(w.gone[of], []any{from, gone})
		}
	}
}

// judgeSpace judges a space, which may be listed, or unlisted and use a model.
func judgeSpace(w *walk, id string, row []any) {
	if _, stays := w.p.keys.repositories.Index(hub.Space, id); stays {
		return
	}
	if _, stays := w.p.keys.unlisted.Find(id); !stays {
		w.foundRepository(spaces, hub.Space, id, row[1])
	} else if row[0] != false {
		w.found(listings, id)
	}
}

// judgeAccount judges an account, its labels and what is known of it.
func judgeAccount(w *walk, name string, row []any) {
	n, stays := w.p.keys.accounts.Names.Find(name)
	if !stays {
		w.found(accounts, name)
		return
	}
	as := w.p.keys.accounts.Roles[n]
	if row[0] == true && as&hub.IsDeveloper == 0 {
		w.found(developers, name)
	}
	if row[1] == true && as&hub.IsBot == 0 {
		w.found(bots, name)
	}
	if row[2] == true && as&hub.IsOnRecord == 0 {
		w.found(records, name)
	}
}

// judgeLicense judges a licence.
func judgeLicense(w *walk, id string, _ []any) {
	if _, stays := w.p.keys.licenses.Find(id); !stays {
		w.found(licenses, id)
	}
}

// judgeField judges a subfield.
func judgeField(w *walk, name string, _ []any) {
	if f, ok := hub.ParseField(name); !ok || !w.p.keys.fields.Has(f) {
		w.found(fields, name)
	}
}
