package bulk

import "github.com/hubgraph/hubgraph/hub"

// lists counts the lists of repositories that import files cannot express.
type lists struct {
	noFields, noTags int64 // an empty list
	blankTags        int64 // a list of one empty string
}

func (w *writer) repository(index int, r *hub.Repository) error {
	w.tracker.Repository(r)
	id, fields := int64(index), hub.FieldsOf(r.Tags)
	w.listed++
	if err := w.writeRepository(id, r, fields); err != nil {
		return err
	}
	if r.Owner != "" {
		if err := w.to.owns.link(w.people.add(r.Owner, 0), id); err != nil {
			return err
		}
	}
	if r.License != "" {
		license, _ := w.licenses.Add(r.License)
		if err := w.to.licensed.link(id, int64(license)); err != nil {
			return err
		}
	}
	return w.linkFields(id, fields)
}

func (w *writer) writeRepository(id int64, r *hub.Repository, fields hub.FieldSet) error {
	t := w.to.repositories[r.Kind]
	blank := len(r.Tags) == 1 && r.Tags[0] == ""
	if blank {
		t = w.to.blankTags
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
