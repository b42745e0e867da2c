package prune

import "github.com/hubgraph/hubgraph/hub"

func (k *keys) repository(_ int, r *hub.Repository) error {
	k.account(r.Owner, 0)
	if r.License != "" {
		k.licenses.Add(r.License)
	}
	k.fields |= hub.FieldsOf(r.Tags)
	return nil
}

func (k *keys) commit(_ int, c *hub.Commit) error {
	for _, name := range c.Authors {
		k.account(name, hub.IsDeveloper)
	}
	k.buf = hub.AppendCommitKey(k.buf[:0], c.Kind, c.Repo, c.SHA)
	k.hashed[commits].add(k.buf)
	return nil
}

func (k *keys) discussion(_ int, d *hub.Discussion) error {
	k.account(d.Author, hub.IsDeveloper)
	k.hashed[discussions].add(k.text(hub.DiscussionKey(d.Kind, d.Repo, d.Num)))
	return nil
}

func (k *keys) usage(space, _ int, u hub.Usage) error {
	if space < 0 {
		k.unlisted.Add(u.Space)
	}
	k.hashed[usages].add(k.pair(u.Space, u.Model))
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
