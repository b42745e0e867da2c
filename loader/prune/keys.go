package prune

import (
	"hash/maphash"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/loaded"
)

func (k *keys) repository(_ int, r *hub.Repository) error {
	if k.index != nil {
		k.left = append(k.left, k.index.LeftOf(r.Kind, r.ID))
	}
	k.account(r.Owner, 0)
	if r.License != "" {
		k.licenses.Add(r.License)
	}
	k.fields |= k.rules.FieldsOf(r.Tags)
	if r.HubID != "" {
		key := k.hubKey(r.Kind, r.HubID)
		if _, known := k.byHub[key]; !known {
			k.byHub[key] = k.place[r.Kind]
		}
	}
	k.place[r.Kind]++
	return nil
}

func (k *keys) hubKey(kind hub.Kind, hubID string) uint64 {
	return maphash.String(k.seed, hubID)*uint64(hub.KindCount) + uint64(kind)
}

// renamed returns the id of the repository with an _id as the graph has it; ok
// is false when there is none.
func (k *keys) renamed(kind hub.Kind, hubID any) (id string, ok bool) {
	text, _ := hubID.(string)
	if text == "" {
		return "", false
	}
	place, ok := k.byHub[k.hubKey(kind, text)]
	if !ok {
		return "", false
	}
	return k.repositories.ID(kind, int(place)), true
}

// wanted reports whether records of a repository, by its number, may be left over
// beside those of the snapshot.
func (k *keys) wanted(repo int, s loaded.Section) bool { return k.index == nil || k.left[repo].Has(s) }

func (k *keys) commit(repo int, c *hub.Commit) error {
	for _, name := range c.Authors {
		k.account(name, hub.IsDeveloper)
	}
	if k.wanted(repo, loaded.Commits) {
		k.buf = hub.AppendCommitKey(k.buf[:0], c.Kind, c.Repo, c.SHA)
		k.hashed[commits].add(k.buf)
	}
	return nil
}

func (k *keys) discussion(repo int, d *hub.Discussion) error {
	k.account(d.Author, hub.IsDeveloper)
	if k.wanted(repo, loaded.Discussions) {
		k.hashed[discussions].add(k.text(hub.DiscussionKey(d.Kind, d.Repo, d.Num)))
	}
	return nil
}

func (k *keys) usage(space, _ int, u hub.Usage) error {
	wanted := true
	if space < 0 {
		k.unlisted.Add(u.Space)
	} else {
		wanted = k.wanted(space, loaded.Usages)
	}
	if wanted {
		k.hashed[usages].add(k.pair(u.Space, u.Model))
	}
	return nil
}

// account records a name with a role; the empty name is nobody.
func (k *keys) account(name string, as hub.Roles) {
	if name != "" {
		k.accounts.Add(name, as)
	}
}

// pair is the key of a relationship. No name contains the NUL that separates
// them.
func (k *keys) pair(from, to string) []byte {
	k.buf = append(append(append(k.buf[:0], from...), 0), to...)
	return k.buf
}

func (k *keys) text(key string) []byte {
	k.buf = append(k.buf[:0], key...)
	return k.buf
}
