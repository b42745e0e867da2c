package bulk

import "github.com/hubgraph/hubgraph/hub"

// lists counts the lists that import files cannot express.
type lists struct {
	noFields, noTags int64 // an empty list
	blankTags        int64 // a list of one empty string
	noTallyFields    int64 // an empty list of a tally
	noMonths         int64 // an empty list of an account or of its relationship to a repository
}

// repository writes the relationships of a repository, and keeps its line until it
// is counted what is in it.
func (w *writer) repository(index int, r *hub.Repository) error {
	w.tracker.Repository(r)
	id, fields := int64(index), w.snapshot.Rules().FieldsOf(r.Tags)
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
	if err := w.linkFields(id, fields); err != nil {
		return err
	}
	return w.keepLine(int32(index), r, fields)
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
		t.text(w.snapshot.Rules().Class(key).String())
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
