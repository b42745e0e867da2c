package collect

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// writing makes a snapshot of what is in the store.
type writing struct {
	*collector
	ctx   context.Context
	in    *sources.Intake
	side  *sideFile
	found found
}

// write makes the snapshot aside and moves it to its place.
func (c *collector) write(ctx context.Context) (*Result, error) {
	aside := filepath.Join(c.o.Dir, StateDir, "snapshot")
	if err := os.RemoveAll(aside); err != nil {
		return nil, err
	}
	sink, err := snapshot.Create(aside, c.o.Compression)
	if err != nil {
		return nil, err
	}
	w := &writing{collector: c, ctx: ctx, in: sources.NewIntake(sink, c.o.Rejects), found: newFound()}
	if w.side, err = createSide(aside, c.o.Compression); err != nil {
		return nil, errors.Join(err, sink.Close(snapshot.Meta{}))
	}
	err = w.all()
	err = errors.Join(err, w.side.close())
	meta := snapshot.Meta{Source: c.state.Selection.source(), CollectedAt: c.state.Started, Lacks: w.lacks()}
	if err := errors.Join(err, sink.Close(meta)); err != nil {
		return nil, err
	}
	if err := w.emptyFiles(aside); err != nil {
		return nil, err
	}
	if err := publish(aside, c.o.Dir); err != nil {
		return nil, err
	}
	return &Result{Records: sink.Records(), Notes: w.notes()}, nil
}

// emptyFiles makes those files without a record that say that there are none: a
// file that is missing says that nothing is known.
func (w *writing) emptyFiles(dir string) error {
	s := &w.state.Selection
	for file, known := range map[string]bool{
		snapshot.CommitsFile: s.Commits == All, snapshot.DiscussionsFile: s.Discussions != None, snapshot.UsagesFile: s.Usages == All,
		snapshot.LineageFile: s.has(hub.Model), snapshot.DatasetsFile: s.has(hub.Model),
	} {
		if _, err := os.Stat(filepath.Join(dir, file+string(w.o.Compression))); err == nil || !known || w.o.Partial {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, file), nil, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// all writes everything, each file in the order of its keys.
func (w *writing) all() error {
	for _, step := range []func() error{w.begin, w.repositories, w.usages, w.users, w.commits, w.discussions, w.accounts, w.badRows, w.in.Close, w.missing, w.end} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// stopped is called between transactions.
func (w *writing) stopped() error { return w.ctx.Err() }

func (w *writing) begin() error {
	if err := w.side.head(head{What: headName, Selection: w.state.Selection, Started: w.state.Started, Finished: w.o.Now().UTC(), Partial: w.o.Partial}); err != nil {
		return err
	}
	for _, bucket := range [][]byte{logBucket, oldLogBucket} {
		err := w.store.each(bucket, func(_ *bolt.Tx, _, value []byte) error {
			var e entry
			if err := w.store.unpack(value, &e); err != nil {
				return err
			}
			return w.log(&e)
		}, w.stopped)
		if err != nil {
			return err
		}
	}
	return nil
}

// log writes a line of collection.jsonl and counts it.
func (w *writing) log(e *entry) error {
	w.found.count(e)
	return w.side.write(e)
}

func (w *writing) repositories() error {
	return w.store.each(reposBucket, func(_ *bolt.Tx, _, value []byte) error {
		it := new(sources.Item)
		if err := w.store.unpack(value, it); err != nil {
			return err
		}
		w.found.repositories[it.Kind]++
		w.in.At(place(it.Kind, it.ID, ""), 1)
		switch {
		case w.state.Selection.Usages == None:
			it.Models = nil
		case it.Kind == hub.Space && len(it.Models) == suspiciousLength:
			e := entry{What: cutListName, Kind: it.Kind.String(), Repo: it.ID, Reason: reasonHundred, Records: len(it.Models)}
			if err := w.log(&e); err != nil {
				return err
			}
		}
		return w.in.Item(it)
	}, w.stopped)
}

// place names a repository, and what of it, in rejects.
func place(kind hub.Kind, id, what string) string {
	text := "api/" + kind.String() + "s/" + id
	if what != "" {
		text += "/" + what
	}
	return text
}

// usages writes those that the listing of all spaces told.
func (w *writing) usages() error {
	return w.store.each(usagesBucket, func(tx *bolt.Tx, key, _ []byte) error {
		space, model := splitPair(key)
		w.in.At("api/spaces", 1)
		return w.usage(tx, space, model)
	}, w.stopped)
}

// users writes the spaces of the models.
func (w *writing) users() error {
	return w.pages(usersSubject, func(tx *bolt.Tx, kind hub.Kind, id string, p *page) error {
		for _, space := range p.Spaces {
			if err := w.usage(tx, space, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// usage writes a usage unless the space is listed and has told it itself.
func (w *writing) usage(tx *bolt.Tx, space, model string) error {
	if value := tx.Bucket(reposBucket).Get(repoKey(hub.Space, space)); value != nil {
		it := new(sources.Item)
		if err := w.store.unpack(value, it); err != nil {
			return err
		}
		for _, m := range it.Models {
			if m == model {
				return nil
			}
		}
	} else {
		w.found.unlisted++
	}
	return w.in.Usage(hub.Usage{Space: space, Model: model})
}

func (w *writing) commits() error {
	var of string
	seen := map[string]bool{}
	return w.pages(commitsSubject, func(_ *bolt.Tx, kind hub.Kind, id string, p *page) error {
		if key := string(repoKey(kind, id)); key != of {
			of = key
			clear(seen)
		}
		for i, c := range p.Commits {
			if seen[c.SHA] {
				continue // it moved to this page while the pages were read
			}
			seen[c.SHA] = true
			w.in.At(place(kind, id, commitsName), int64(i)+1)
			if err := w.in.Commit(&hub.Commit{Repo: id, Kind: kind, SHA: c.SHA, Authors: c.Authors, Date: c.Date, Title: c.Title}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writing) discussions() error {
	var of string
	seen := map[int64]bool{}
	return w.pages(discussionsSubject, func(_ *bolt.Tx, kind hub.Kind, id string, p *page) error {
		if key := string(repoKey(kind, id)); key != of {
			of = key
			clear(seen)
		}
		for i, d := range p.Discussions {
			if seen[d.Num] {
				continue
			}
			seen[d.Num] = true
			w.in.At(place(kind, id, discussionsName), int64(i)+1)
			err := w.in.Discussion(&hub.Discussion{Repo: id, Kind: kind, Num: d.Num, Author: d.Author, Date: d.Date, IsPullRequest: d.PR, Status: d.Status})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// pages calls f for the pages of a subject that belong to repositories which are
// still listed, logs them, and rejects what is no record.
func (w *writing) pages(s *subject, f func(tx *bolt.Tx, kind hub.Kind, id string, p *page) error) error {
	return w.store.each(s.bucket, func(tx *bolt.Tx, key, value []byte) error {
		repo, number := splitPage(key)
		if tx.Bucket(reposBucket).Get(repo) == nil {
			return nil
		}
		kind, id := splitRepo(repo)
		p := new(page)
		if err := w.store.unpackPage(value, p); err != nil {
			return err
		}
		if number == 0 || !p.Previous {
			w.found.count(&p.entry)
		}
		if err := w.side.write(&p.entry); err != nil {
			return err
		}
		at := place(kind, id, s.name)
		if p.Again && !w.o.Partial {
			w.in.At(at, 1)
			if err := w.in.Reject(reasonFailed, p.Reason, ""); err != nil {
				return err
			}
		}
		for _, b := range p.Bad {
			w.in.At(at, b.Row)
			if err := w.in.Reject(b.Kind, b.Reason, b.Start); err != nil {
				return err
			}
		}
		return f(tx, kind, id, p)
	}, w.stopped)
}

func (w *writing) accounts() error {
	return w.store.each(accountsBucket, func(_ *bolt.Tx, key, value []byte) error {
		var a account
		if err := w.store.unpack(value, &a); err != nil {
			return err
		}
		for i := range a.Entries {
			if err := w.log(&a.Entries[i]); err != nil {
				return err
			}
		}
		if a.Type == "" {
			return nil
		}
		w.in.At("accounts/"+string(key), 1)
		return w.in.Account(hub.Account{Name: string(key), Type: a.Type, FullName: a.FullName})
	}, w.stopped)
}

// badRows rejects the rows of listings that are no repositories.
func (w *writing) badRows() error {
	return w.store.each(badBucket, func(_ *bolt.Tx, key, value []byte) error {
		kind, _ := splitPair(key)
		var b badRow
		if err := w.store.unpack(value, &b); err != nil {
			return err
		}
		w.in.At("api/"+kind+"s", b.Row)
		return w.in.Reject(b.Kind, b.Reason, b.Start)
	}, w.stopped)
}

// missing counts what is not known yet, and says of which repositories nothing is
// to be asked.
func (w *writing) missing() error {
	for _, s := range w.subjects() {
		done, total, err := w.count(s.subject, s.want)
		if err != nil {
			return err
		}
		w.found.unknown[s.name] = max(0, total-done-w.found.reasons[s.name][reasonFailed])
	}
	if w.state.Selection.Discussions != Active || w.state.Selection.Previous != "" {
		return nil
	}
	return w.store.each(reposBucket, func(_ *bolt.Tx, key, value []byte) error {
		kind, id := splitRepo(key)
		active, err := w.active(kind, id, func() (*sources.Item, error) {
			it := new(sources.Item)
			return it, w.store.unpack(value, it)
		})
		if err != nil || active {
			return err
		}
		return w.log(&entry{What: discussionsName, Kind: kind.String(), Repo: id, Reason: reasonInactive})
	}, w.stopped)
}

func (w *writing) end() error {
	var lists []*listing
	for _, kind := range w.state.Selection.kinds() {
		lists = append(lists, w.listings(kind)...)
	}
	if n, err := w.models(); err == nil && w.usersNeeded() && n > mostPerModel {
		lists = append(lists, w.allSpaces())
	}
	for _, l := range lists {
		var s listState
		if err := w.store.read(func(tx *bolt.Tx) error { return getMeta(tx, l.name, &s) }); err != nil {
			return err
		}
		w.found.listing(l.query.Kind, &s)
		if !s.Done {
			w.found.unfinished = append(w.found.unfinished, l.query.Kind.String()+"s")
		}
	}
	return nil
}
