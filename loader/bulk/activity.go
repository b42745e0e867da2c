package bulk

import "github.com/hubgraph/hubgraph/hub"

func (w *writer) commit(repo int, c *hub.Commit) error {
	w.tracker.Commit(repo, c)
	if repo != w.lastRepo {
		w.lastRepo, w.prefix = repo, c.Kind.String()+":"+c.Repo+"@"
	}
	id := w.to.commits.rows
	if err := w.writeCommit(id, c); err != nil {
		return err
	}
	if err := w.to.in.link(id, int64(repo)); err != nil {
		return err
	}
	return w.writeAuthors(id, repo, c)
}

func (w *writer) writeCommit(id int64, c *hub.Commit) error {
	if err := w.keys.check(c); err != nil {
		return err
	}
	t := w.to.commits
	t.int(id)
	if len(w.prefix)+len(c.SHA) <= hub.MaxKey {
		t.joined(w.prefix, c.SHA)
	} else {
		t.text(hub.CommitKey(c.Kind, c.Repo, c.SHA))
	}
	t.text(c.SHA)
	t.time(c.Date)
	t.optional(c.Title)
	return t.end()
}

// writeAuthors writes the positions of the authors in the recorded list.
// Nobody ("") takes a position; a repeated name keeps its first.
func (w *writer) writeAuthors(commit int64, repo int, c *hub.Commit) error {
	t := w.to.authored
	w.authors = w.authors[:0]
	for place, name := range c.Authors {
		if name == "" {
			continue
		}
		account := w.people.add(name, hub.IsDeveloper)
		if w.people.last[account] == commit+1 {
			continue
		}
		w.people.last[account] = commit + 1
		w.authors = append(w.authors, int32(account))
		t.int(account)
		t.int(int64(place))
		t.int(commit)
		if err := t.end(); err != nil {
			return err
		}
	}
	return w.count.Commit(int32(repo), w.authors, c.Date)
}

func (w *writer) discussion(repo int, d *hub.Discussion) error {
	w.tracker.Discussion(repo, d)
	t := w.to.discussions
	id := t.rows
	t.int(id)
	t.text(hub.DiscussionKey(d.Kind, d.Repo, d.Num))
	t.int(d.Num)
	t.time(d.Date)
	t.bool(d.IsPullRequest)
	t.optional(d.Status)
	if err := t.end(); err != nil {
		return err
	}
	author := int64(-1)
	if d.Author != "" {
		author = w.people.add(d.Author, hub.IsDeveloper)
		if err := w.to.started.link(author, id); err != nil {
			return err
		}
	}
	if err := w.count.Discussion(int32(repo), int32(author), d.Date, d.IsPullRequest, d.Status == "merged"); err != nil {
		return err
	}
	return w.to.about.link(id, int64(repo))
}
