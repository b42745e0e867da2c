package hubstats

import (
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources"
)

// row is a row of a file as an item, or why it is none.
type row struct {
	item           sources.Item
	card           string
	number         int64 // in the file, from 1
	reason, detail string
	noCard         bool // the card could not be read
}

// group reads the rows of a row group.
type group struct {
	kind hub.Kind

	id, hubID, author, sha, sdk, pipelineTag, libraryName *cursor
	likes, downloads, private, disabled, gated            *cursor
	createdAt, lastModified                               *cursor
	tags, models, cardData                                *cursor
	baseModels, baseRelation, baseList                    *cursor

	open []*cursor
	ids  []string // for use by row
}

// openGroup begins to read the columns of a row group.
func openGroup(rg parquet.RowGroup, b *bound, kind hub.Kind, r io.ReaderAt) *group {
	g := &group{kind: kind}
	chunks := rg.ColumnChunks()
	open := func(c *column) *cursor {
		if c == nil {
			return nil
		}
		cur := &cursor{column: c, pages: readAhead(chunks[c.Index()].(*parquet.FileColumnChunk), r)}
		g.open = append(g.open, cur)
		return cur
	}
	g.id, g.hubID, g.author, g.sha, g.sdk = open(b.id), open(b.hubID), open(b.author), open(b.sha), open(b.sdk)
	g.pipelineTag, g.libraryName, g.likes, g.downloads = open(b.pipelineTag), open(b.libraryName), open(b.likes), open(b.downloads)
	g.private, g.disabled, g.gated, g.createdAt, g.lastModified = open(b.private), open(b.disabled), open(b.gated), open(b.createdAt), open(b.lastModified)
	g.tags, g.models, g.cardData = open(b.tags), open(b.models), open(b.cardData)
	g.baseModels, g.baseRelation, g.baseList = open(b.baseModels), open(b.baseRelation), open(b.baseList)
	return g
}

// close ends the reading of the columns.
func (g *group) close() {
	for _, c := range g.open {
		c.pages.close()
	}
}

// ended makes sure that no column has more rows than the row group.
func (g *group) ended() error {
	for _, c := range g.open {
		more, err := c.load()
		if err != nil {
			return err
		}
		if more {
			return c.named(errors.New("it has more rows than the row group"))
		}
	}
	return nil
}

// used returns what releases the pages that have been read to their end.
func (g *group) used() (release []func()) {
	for _, c := range g.open {
		release = append(release, c.used...)
		c.used = nil
	}
	return release
}

// read reads the next row. Its texts live until the pages are released.
func (g *group) read(r *row) error {
	it := &r.item
	*it = sources.Item{Repository: hub.Repository{Kind: g.kind, Tags: it.Tags[:0]}, Bases: it.Bases[:0], Models: it.Models[:0]}
	r.reason, r.detail, r.noCard = "", "", false
	var first error
	keep := func(err error) {
		if first == nil {
			first = err
		}
	}
	text := func(c *cursor) string {
		s, err := c.text()
		keep(err)
		return s
	}
	number := func(c *cursor) int64 {
		n, err := c.integer()
		keep(err)
		return n
	}
	it.ID, it.HubID, it.Owner, it.SHA, it.SDK = text(g.id), text(g.hubID), text(g.author), text(g.sha), text(g.sdk)
	it.PipelineTag, it.LibraryName = text(g.pipelineTag), text(g.libraryName)
	it.Likes, it.Downloads = number(g.likes), number(g.downloads)
	it.Private, it.Disabled = number(g.private) != 0, number(g.disabled) != 0
	keep(g.readGated(it))
	keep(g.readDates(r))
	var err error
	it.Tags, err = g.tags.texts(it.Tags)
	keep(err)
	it.Models, err = g.models.texts(it.Models)
	keep(err)
	keep(g.readBases(it))
	r.card = text(g.cardData)
	return first
}

// finish parses the card and derives what an item needs. It may be called in any
// goroutine.
func (f *file) finish(r *row) {
	if r.judge(f.limit); r.reason != "" {
		return
	}
	if r.card != "" {
		f.readCard(r)
	}
	r.item.Derive()
}

// readGated reads auto or manual; a boolean can only say no, or yes in a way
// that is not known.
func (g *group) readGated(it *sources.Item) error {
	if g.gated == nil || !isText(g.gated.Column) {
		_, err := g.gated.integer()
		return err
	}
	s, err := g.gated.text()
	if s == "auto" || s == "manual" {
		it.Gated = s
	}
	return err
}

func (g *group) readDates(r *row) error {
	var bad string
	var err error
	if r.item.CreatedAt, bad, err = g.createdAt.time(); err != nil {
		return err
	}
	if bad != "" {
		r.reason, r.detail = "no date", fmt.Sprintf("createdAt: %.40q is no date", bad)
	}
	if r.item.LastModified, bad, err = g.lastModified.time(); err != nil {
		return err
	}
	if bad != "" {
		r.reason, r.detail = "no date", fmt.Sprintf("lastModified: %.40q is no date", bad)
	}
	return nil
}

// readBases reads the Hub's own lineage.
func (g *group) readBases(it *sources.Item) (err error) {
	text, err := g.baseModels.text()
	if err != nil {
		return err
	}
	it.AddBaseModels([]byte(text))
	relation, err := g.baseRelation.text()
	if err != nil {
		return err
	}
	if g.ids, err = g.baseList.texts(g.ids[:0]); err != nil {
		return err
	}
	for _, id := range g.ids {
		it.Bases = append(it.Bases, hub.Lineage{Base: id, Relation: relation, Evidence: "hub"})
	}
	return nil
}

// judge rejects a row without an id or over the limit.
func (r *row) judge(limit int) {
	it := &r.item
	size := len(it.ID) + len(it.HubID) + len(it.Owner) + len(it.SHA) + len(it.SDK) + len(it.PipelineTag) + len(it.LibraryName)
	for _, tag := range it.Tags {
		size += len(tag)
	}
	switch {
	case it.ID == "":
		r.reason, r.detail = "no id", "the id is missing"
	case size > limit:
		r.reason, r.detail = "row over the limit", fmt.Sprintf("the texts of the row have %d bytes, the limit is %d", size, limit)
	}
}

// readCard adds what the card says. Where the Hub's own lineage is a column, that
// is what the Hub made of the card, renamed and deleted models considered, so the
// bases of the card do not count.
func (f *file) readCard(r *row) {
	it := &r.item
	bases := len(it.Bases)
	models, err := it.AddCard(r.card)
	r.noCard = err != nil
	if f.baseList != nil || f.baseModels != nil {
		it.Bases = it.Bases[:bases]
	}
	if f.kind == hub.Space && f.models == nil {
		it.Models = append(it.Models, models...)
	}
}
