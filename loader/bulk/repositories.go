package bulk

import (
	"context"
	"errors"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/snapshot"
)

// lists counts the lists that import files cannot express.
type lists struct {
	noFields, noTags int64 // an empty list
	blankTags        int64 // a list of one empty string
	noTallyFields    int64 // an empty list of a tally
	noMonths         int64 // an empty list of an account or of its relationship to a repository
}

// repository writes the relationships of a repository. The node itself is
// written when it is counted what is in it.
func (w *writer) repository(index int, r *hub.Repository) error {
	w.tracker.Repository(r)
	id, fields := int64(index), hub.FieldsOf(r.Tags)
	w.listed++
	owner := int64(-1)
	if r.Owner != "" {
		owner = w.people.add(r.Owner, 0)
		if err := w.to.owns.link(owner, id); err != nil {
			return err
		}
	}
	w.count.Repository(r.Kind, fields, int32(owner), r.CreatedAt)
	if r.License != "" {
		license, _ := w.licenses.Add(r.License)
		if err := w.to.licensed.link(id, int64(license)); err != nil {
			return err
		}
	}
	return w.linkFields(id, fields)
}

var errRead = errors.New("all repositories are read")

// writeRepositories reads the repositories again and writes their nodes, with
// what was counted, and their relationships to those who worked on them.
func (w *writer) writeRepositories(ctx context.Context) error {
	w.counts = w.count.Finish()
	w.counts.Links = w.linkWriter()
	bad := snapshot.NewRejects(snapshot.RejectOptions{}) // they are known already
	_, err := w.snapshot.Walk(ctx, snapshot.Reading{Rejects: bad, Skim: true, Dates: true}, snapshot.Handlers{
		Repository: w.writeRepository,
		End:        func(string) error { return errRead },
	})
	if errors.Is(err, errRead) {
		return nil
	}
	return err
}

func (w *writer) writeRepository(index int, r *hub.Repository) error {
	id, fields := int64(index), hub.FieldsOf(r.Tags)
	columns := w.columns[r.Kind]
	t := w.to.repositories[r.Kind]
	blank := len(r.Tags) == 1 && r.Tags[0] == ""
	if blank {
		t, columns = w.to.blankTags, blankTagsColumns
		w.lists.blankTags++
	}
	t.int(id)
	t.text(r.ID)
	t.text(r.Kind.String())
	t.optional(r.Owner)
	t.int(r.Likes)
	if r.Kind == hub.Space { // has no downloads
		t.missing()
	} else {
		t.int(r.Downloads)
	}
	t.optional(r.License)
	t.text(hub.ClassifyLicense(r.License).String())
	switch {
	case blank:
		t.text("")
	case len(r.Tags) == 0:
		t.missing()
		w.lists.noTags++
	default:
		t.list(r.Tags)
	}
	if fields == 0 {
		t.missing()
		w.lists.noFields++
	} else {
		t.list(fields.Names())
	}
	t.time(r.CreatedAt)
	t.time(r.LastModified)
	t.optional(r.HubID)
	t.bool(true)
	if blank {
		t.text(r.Kind.Label())
	}
	counted, err := w.counts.Repository(int32(index), &counts.Listing{
		Kind: r.Kind, License: r.License, Likes: r.Likes, Downloads: r.Downloads,
		Owned: r.Owner != "", Tagged: len(r.Tags) > 0, Created: r.CreatedAt,
	})
	if err != nil {
		return err
	}
	t.counts(columns, counted)
	return t.end()
}

func (w *writer) linkFields(id int64, fields hub.FieldSet) error {
	w.fields |= fields
	for n, f := range hub.Fields {
		if !fields.Has(f) {
			continue
		}
		if err := w.to.inField.link(id, int64(n)); err != nil {
			return err
		}
	}
	return nil
}

// writeUnlisted writes the spaces that have no record.
func (w *writer) writeUnlisted() error {
	t := w.to.unlisted
	for n, id := range w.unlisted.Names() {
		t.int(w.listed + int64(n))
		t.text(id)
		t.text(hub.Space.String())
		t.bool(false)
		if err := t.end(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) writeLicenses() error {
	t := w.to.licenses
	for n, key := range w.licenses.Names() {
		t.int(int64(n))
		t.text(key)
		t.text(hub.ClassifyLicense(key).String())
		if err := t.end(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) writeFields() error {
	t := w.to.fields
	for n, f := range hub.Fields {
		if !w.fields.Has(f) {
			continue
		}
		t.int(int64(n))
		t.text(f.String())
		if err := t.end(); err != nil {
			return err
		}
	}
	return nil
}
