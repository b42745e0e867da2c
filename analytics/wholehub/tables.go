package wholehub

import (
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/parquetfile"
)

// wholeHub gives ids to the nodes of a corpus.
type wholeHub struct {
	corpus   *analytics.Corpus
	raw      bool
	first    [hub.KindCount]int64 // id of the first repository of each kind
	account0 int64                // id of the first account
	accounts []string             // by rising name
	person   []int64              // ids of Corpus.People
}

func newHub(c *analytics.Corpus, o Options) *wholeHub {
	h := &wholeHub{corpus: c, raw: o.Raw}
	for _, k := range hub.Kinds {
		h.first[k], h.account0 = h.account0, h.account0+int64(c.Repositories[k].Len())
	}
	h.account0 += int64(len(c.Unlisted)) // spaces are the last kind
	h.accounts = slices.Concat(c.People, c.Who.Names())
	for _, k := range hub.Kinds {
		h.accounts = append(h.accounts, c.Repositories[k].Owners...)
	}
	slices.Sort(h.accounts)
	h.accounts = slices.Compact(h.accounts)
	if len(h.accounts) > 0 && h.accounts[0] == "" { // no owner
		h.accounts = h.accounts[1:]
	}
	h.person = make([]int64, len(c.People))
	for i, name := range c.People {
		h.person[i] = h.account(name)
	}
	return h
}

// account is the id of an account.
func (h *wholeHub) account(name string) int64 {
	i, _ := slices.BinarySearch(h.accounts, name)
	return h.account0 + int64(i)
}

// authors are the ids of people.
func (h *wholeHub) authors(people []int32) []any {
	ids := make([]any, len(people))
	for i, p := range people {
		ids[i] = h.person[p]
	}
	return ids
}

// orNull is the first of ids, null where there is none.
func orNull(ids []any) any {
	if len(ids) == 0 {
		return nil
	}
	return ids[0]
}

func known(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func date(millis int64) any {
	if millis == analytics.NoDate {
		return nil
	}
	return time.UnixMilli(millis)
}

// Tables are the names of the tables, in the order of writing.
var Tables = []string{"vertices", "repositories", "accounts", "commits", "discussions", "usages", "lineage"}

// The columns of each table.
var (
	vertexColumns     = []parquetfile.Column{{Name: "id", Type: parquetfile.Int}, {Name: "name", Type: parquetfile.String}}
	repositoryColumns = []parquetfile.Column{
		{Name: "id", Type: parquetfile.Int}, {Name: "name", Type: parquetfile.String}, {Name: "owner", Type: parquetfile.Int},
		{Name: "license", Type: parquetfile.String}, {Name: "license_class", Type: parquetfile.String}, {Name: "fields", Type: parquetfile.String, List: true},
		{Name: "likes", Type: parquetfile.Int}, {Name: "downloads", Type: parquetfile.Int}, {Name: "created_at", Type: parquetfile.Time}, {Name: "last_modified", Type: parquetfile.Time},
	}
	accountColumns    = []parquetfile.Column{{Name: "id", Type: parquetfile.Int}, {Name: "name", Type: parquetfile.String}, {Name: "canonical", Type: parquetfile.Int}, {Name: "bot", Type: parquetfile.Bool}}
	commitColumns     = []parquetfile.Column{{Name: "dst", Type: parquetfile.Int}, {Name: "src", Type: parquetfile.Int}, {Name: "authors", Type: parquetfile.Int, List: true}, {Name: "date", Type: parquetfile.Time}}
	discussionColumns = []parquetfile.Column{{Name: "dst", Type: parquetfile.Int}, {Name: "src", Type: parquetfile.Int}, {Name: "date", Type: parquetfile.Time}}
	usageColumns      = []parquetfile.Column{{Name: "src", Type: parquetfile.Int}, {Name: "dst", Type: parquetfile.Int}}
	lineageColumns    = []parquetfile.Column{{Name: "src", Type: parquetfile.Int}, {Name: "dst", Type: parquetfile.Int}, {Name: "relation", Type: parquetfile.String}, {Name: "evidence", Type: parquetfile.String}}
)

// parts are the files in order.
func (h *wholeHub) parts() (all []part) {
	add := func(table, partition string, columns []parquetfile.Column, rows func(row func(...any) error) error) {
		all = append(all, part{table, table + partition + "/part-0.parquet", columns, rows})
	}
	ofKinds := func(table string, columns []parquetfile.Column, rows func(hub.Kind, func(...any) error) error) {
		for _, k := range hub.Kinds {
			add(table, "/kind="+k.String(), columns, func(row func(...any) error) error { return rows(k, row) })
		}
	}
	ofKinds("vertices", vertexColumns, h.vertices)
	add("vertices", "/kind=account", vertexColumns, h.accountVertices)
	ofKinds("repositories", repositoryColumns, h.repositories)
	add("accounts", "", accountColumns, h.accountRows)
	ofKinds("commits", commitColumns, h.commits)
	ofKinds("discussions", discussionColumns, h.discussions)
	add("usages", "", usageColumns, h.usages)
	add("lineage", "", lineageColumns, h.lineage)
	return all
}

func (h *wholeHub) vertices(k hub.Kind, row func(...any) error) error {
	names := h.corpus.Repositories[k].IDs
	if k == hub.Space {
		names = slices.Concat(names, h.corpus.Unlisted)
	}
	for i, name := range names {
		if err := row(h.first[k]+int64(i), name); err != nil {
			return err
		}
	}
	return nil
}

func (h *wholeHub) accountVertices(row func(...any) error) error {
	for i, name := range h.accounts {
		if err := row(h.account0+int64(i), name); err != nil {
			return err
		}
	}
	return nil
}

func (h *wholeHub) repositories(k hub.Kind, row func(...any) error) error {
	r, dates := &h.corpus.Repositories[k], h.corpus.Dates[k]
	for i, id := range r.IDs {
		var owner, downloads, fields any
		if name := r.Owners[i]; name != "" {
			owner = h.account(name)
		}
		if k != hub.Space {
			downloads = r.Downloads[i]
		}
		if k == hub.Model {
			fields = r.Fields[i].Names()
		}
		license := h.corpus.Licenses[r.License[i]]
		err := row(h.first[k]+int64(i), id, owner, known(license), h.corpus.Rules.Class(license).String(), fields,
			r.Likes[i], downloads, date(dates.Created[i]), date(dates.Modified[i]))
		if err != nil {
			return err
		}
	}
	return nil
}

func (h *wholeHub) accountRows(row func(...any) error) error {
	who := h.corpus.Who
	for i, name := range h.accounts {
		if err := row(h.account0+int64(i), name, h.account(who.Canonical(name)), who.IsBot(name)); err != nil {
			return err
		}
	}
	return nil
}

func (h *wholeHub) commits(k hub.Kind, row func(...any) error) error {
	history := h.corpus.History[k]
	for i := range h.corpus.Repositories[k].Len() {
		for c := range history.Of(i) {
			authors := h.authors(c.Authors)
			if err := row(h.first[k]+int64(i), orNull(authors), authors, date(c.At)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *wholeHub) discussions(k hub.Kind, row func(...any) error) error {
	for i := range h.corpus.Repositories[k].Len() {
		for _, e := range h.corpus.Dates[k].Discussions.Of(i) {
			var starter any
			if e.Person >= 0 {
				starter = h.person[e.Person]
			}
			if err := row(h.first[k]+int64(i), starter, date(e.At)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *wholeHub) usages(row func(...any) error) error {
	for _, u := range h.corpus.Usages {
		if err := row(h.first[hub.Space]+int64(u.Space), h.first[hub.Model]+int64(u.Model)); err != nil {
			return err
		}
	}
	return nil
}

func (h *wholeHub) lineage(row func(...any) error) error {
	for _, d := range h.corpus.Lineage {
		if err := row(h.first[hub.Model]+int64(d.Model), h.first[hub.Model]+int64(d.Base), d.Relation, known(d.Evidence)); err != nil {
			return err
		}
	}
	return nil
}
