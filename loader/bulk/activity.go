package bulk

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
)

func (w *writer) writeCommits(ctx context.Context) error {
	repo, prefix := -1, "" // of the commit before; kind:repo@
	return w.in.Commits(ctx, func(index int, c *hub.Commit) error {
		if index != repo {
			repo, prefix = index, c.Kind.String()+":"+c.Repo+"@"
		}
		id := w.loaded.Commits
		w.loaded.Commits++
		if err := w.writeCommit(id, prefix, c); err != nil {
			return err
		}
		if err := w.to.in.link(id, int64(index)); err != nil {
			return err
		}
		return w.writeAuthors(id, c.Authors)
	})
}

func (w *writer) writeCommit(id int64, prefix string, c *hub.Commit) error {
	if err := w.keys.check(c); err != nil {
		return err
	}
	t := w.to.commits
	t.int(id)
	if len(prefix)+len(c.SHA) <= hub.MaxKey {
		t.joined(prefix, c.SHA)
	} else {
		t.text(hub.CommitKey(c.Kind, c.Repo, c.SHA))
	}
	t.text(c.SHA)
	t.time(c.Date)
	t.optional(c.Title)
	return t.end()
}

// writeAuthors writes the places of the authors in the recorded list. Nobody
// ("") takes a place; a repeated name keeps its first.
func (w *writer) writeAuthors(commit int64, authors []string) error {
	t := w.to.authored
	for place, name := range authors {
		if name == "" {
			continue
		}
		account := w.people.add(name, developer)
		if w.people.last[account] == commit+1 {
			continue
		}
		w.people.last[account] = commit + 1
		t.int(account)
		t.int(int64(place))
		t.int(commit)
		if err := t.end(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) writeDiscussions(ctx context.Context) error {
	return w.in.Discussions(ctx, func(repo int, d *hub.Discussion) error {
		id := w.loaded.Discussions
		w.loaded.Discussions++
		t := w.to.discussions
		t.int(id)
		t.text(hub.DiscussionKey(d.Kind, d.Repo, d.Num))
		t.int(d.Num)
		t.time(d.Date)
		t.bool(d.IsPullRequest)
		t.optional(d.Status)
		if err := t.end(); err != nil {
			return err
		}
		if d.Author != "" {
			if err := w.to.started.link(w.people.add(d.Author, developer), id); err != nil {
				return err
			}
		}
		return w.to.about.link(id, int64(repo))
	})
}
