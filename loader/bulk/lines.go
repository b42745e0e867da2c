package bulk

import (
	"encoding/binary"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/spill"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// lines are the lines of repositories without what is counted, in their order,
// and what the counting needs to know of each.
type lines struct {
	aside  *spill.Parts
	line   values
	record []byte
}

// linesInPart is the number of lines that are in memory at once.
const linesInPart = 1 << 14

// keepLine keeps the line of a repository.
func (w *writer) keepLine(index int32, r *hub.Repository, fields hub.FieldSet) error {
	v := &w.lines.line
	v.buf = v.buf[:0]
	blank := len(r.Tags) == 1 && r.Tags[0] == ""
	v.int(int64(index))
	v.text(r.ID)
	v.text(r.Kind.String())
	v.optional(r.Owner)
	v.int(r.Likes)
	if r.Kind == hub.Space { // has no downloads
		v.missing()
	} else {
		v.int(r.Downloads)
	}
	v.optional(r.License)
	v.text(w.snapshot.Rules().Class(r.License).String())
	switch {
	case blank:
		v.text("")
		w.lists.blankTags++
	case len(r.Tags) == 0:
		v.missing()
		w.lists.noTags++
	default:
		v.list(r.Tags)
	}
	if fields == 0 {
		v.missing()
		w.lists.noFields++
	} else {
		v.list(fields.Names())
	}
	v.time(r.CreatedAt)
	v.time(r.LastModified)
	v.optional(r.HubID)
	v.bool(true)
	if blank {
		v.text(r.Kind.Label())
	}
	return w.lines.add(index, v.buf, &counts.Listing{
		Kind: r.Kind, ID: r.ID, License: r.License, Likes: r.Likes, Downloads: r.Downloads,
		Owned: r.Owner != "", Tagged: len(r.Tags) > 0, Created: r.CreatedAt,
	}, blank)
}

// add keeps a line and the listing of a repository.
func (x *lines) add(index int32, line []byte, of *counts.Listing, blank bool) error {
	b := append(x.record[:0], byte(of.Kind), marks(blank, of.Owned, of.Tagged, !of.Created.IsZero()))
	b = binary.AppendVarint(b, of.Likes)
	b = binary.AppendVarint(b, of.Downloads)
	if !of.Created.IsZero() {
		b = binary.AppendVarint(binary.AppendVarint(b, of.Created.Unix()), int64(of.Created.Nanosecond()))
	}
	b = spill.AppendText(spill.AppendText(spill.AppendText(b, of.ID), of.License), line)
	x.record = b
	return x.aside.Add(index, b)
}

// next takes what was kept of a repository from the front of b.
func (x *lines) next(b *spill.Records) (line []byte, of counts.Listing, blank bool) {
	of.Kind = hub.Kind(b.Byte())
	marks := b.Byte()
	mark := func(i int) bool { return marks&(1<<i) != 0 }
	blank, of.Owned, of.Tagged = mark(0), mark(1), mark(2)
	of.Likes, of.Downloads = b.Varint(), b.Varint()
	if mark(3) {
		of.Created = time.Unix(b.Varint(), b.Varint())
	}
	of.ID = string(b.Text())
	of.License = string(b.Text())
	return b.Text(), of, blank
}

// marks has a bit for each mark that is set, from the lowest on.
func marks(set ...bool) (m byte) {
	for i, is := range set {
		if is {
			m |= 1 << i
		}
	}
	return m
}

// writeRepositories writes the nodes of repositories, with what was counted, and
// their relationships to those who worked on them.
func (w *writer) writeRepositories() error {
	w.counts = w.count.Finish()
	w.counts.Links = w.linkWriter()
	index := int32(0)
	var records []byte
	for part := range w.lines.aside.Len() {
		var err error
		if records, err = w.lines.aside.Take(part, records); err != nil {
			return err
		}
		for left := spill.Records(records); len(left) > 0; index++ {
			line, of, blank := w.lines.next(&left)
			if err := w.writeRepository(index, line, &of, blank); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) writeRepository(index int32, line []byte, of *counts.Listing, blank bool) error {
	counted, err := w.counts.Repository(index, of)
	if err != nil {
		return err
	}
	t, columns := w.to.repositories[of.Kind], w.columns[of.Kind]
	if blank {
		t, columns = w.to.blankTags, blankTagsColumns
	}
	t.buf = append(t.buf, line...)
	t.breaks = t.breaks || w.lines.line.breaks // of any line, so as to be on the safe side
	t.counts(columns, counted)
	return t.end()
}
