package hfcommunity

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/sources"
)

// assembly puts repositories together out of the rows of several tables.
type assembly struct {
	in   *sources.Intake
	held held
	seen map[string]bool // tables

	ids     names.Table // of the database
	entries []*entry    // by number of the id
	words   names.Table // tags, tasks, libraries, SDKs
	tagged  []*entry    // by word, whose tag it was last

	newest   time.Time
	counts   counts
	released bool // all repositories are known
}

// counts are of what the notes say.
type counts struct {
	rows          int64 // of the repository table
	repeated      int64 // of them, those of an id that occurred before
	gated         int64
	deleted       int64 // discussions by accounts that are gone
	branches      int64 // commits that are not on the main branch
	privateEvents int64 // commits and discussions of private repositories
	unlisted      int64 // ids with rows elsewhere but none in repository
}

// entry is what is known of a repository.
type entry struct {
	known, private, disabled bool
	kind                     hub.Kind
	file                     string
	line                     int64
	name, owner, sha         string
	gated                    string
	modified                 time.Time
	likes, downloads         int64
	task, library, sdk       string
	tags                     []int32 // words
	models                   []int32 // ids
}

// entry returns what is known under an id of the database.
func (a *assembly) entry(id string) *entry {
	n, added := a.ids.Add(id)
	if added {
		a.entries = append(a.entries, new(entry))
	}
	return a.entries[n]
}

// word returns a text that occurs often.
func (a *assembly) word(text string) string {
	n, _ := a.words.Add(text)
	return a.words.Name(n)
}

// take takes a row; what is wrong with it becomes a reject.
func (a *assembly) take(r *record) error {
	a.in.At(r.file, r.line)
	if r.fault != "" {
		return a.in.Reject("unreadable row", "table "+r.table.name+": "+r.fault, string(r.start))
	}
	var err error
	if !a.released { // what was held has been checked
		err = r.check()
	}
	if err == nil {
		err = r.table.take(a, r)
	}
	if f := (*fault)(nil); errors.As(err, &f) {
		return a.in.Reject(f.kind, "table "+r.table.name+": "+f.reason, string(r.start))
	}
	return err
}

func (a *assembly) repository(r *record) error {
	a.counts.rows++
	kind, ok := hub.ParseKind(r.text(1))
	if !ok {
		return faultf("unknown kind", "unknown type %.40q; want model, dataset or space", r.values[1].Text)
	}
	modified, err := r.date(5)
	if err != nil {
		return err
	}
	likes, err := r.number(8)
	if err != nil {
		return err
	}
	id := r.text(0)
	name := r.text(2)
	if name == "" {
		name = strings.TrimPrefix(id, kind.String()+"s/")
	}
	e := a.entry(id)
	if e.known {
		a.counts.repeated++
		return nil
	}
	e.known, e.kind, e.file, e.line, e.name, e.sha, e.modified, e.likes = true, kind, r.file, r.line, name, r.text(4), modified, likes
	e.private, e.disabled = r.yes(6), r.yes(9)
	if !strings.Contains(name, "/") {
		e.owner = r.text(3)
	}
	if gated := r.text(7); gated == "auto" || gated == "manual" {
		e.gated = a.word(gated)
	} else if r.yes(7) {
		a.counts.gated++
	}
	a.touched(modified)
	return nil
}

// touched notes a date of the Hub.
func (a *assembly) touched(t time.Time) {
	if t.After(a.newest) {
		a.newest = t
	}
}

func (a *assembly) model(r *record) error {
	downloads, err := r.number(2)
	if err != nil {
		return err
	}
	e := a.entry(r.text(0))
	e.task, e.downloads, e.library = a.word(r.text(1)), downloads, a.word(r.text(3))
	return nil
}

func (a *assembly) dataset(r *record) error {
	downloads, err := r.number(1)
	if err != nil {
		return err
	}
	a.entry(r.text(0)).downloads = downloads
	return nil
}

func (a *assembly) space(r *record) error {
	a.entry(r.text(0)).sdk = a.word(r.text(1))
	return nil
}

func (a *assembly) tag(r *record) error {
	if bytes.IndexByte(r.values[0].Text, 0) >= 0 {
		return faultf("a NUL character", "tag_name holds a NUL character")
	}
	word, _ := a.words.Add(r.text(0))
	e := a.entry(r.text(1))
	e.tags = append(e.tags, word)
	return nil
}

func (a *assembly) modelInSpace(r *record) error {
	a.entry(r.text(0))
	n, _ := a.ids.Find(r.text(0))
	e := a.entry(r.text(1))
	e.models = append(e.models, n)
	return nil
}

func (a *assembly) author(r *record) error {
	kind := r.text(1)
	if !strings.HasPrefix(r.text(2), "hf") || kind != hub.User && kind != hub.Org {
		return nil // a git name, or an account of unknown type
	}
	return a.in.Account(hub.Account{Name: r.text(0), Type: kind, FullName: r.text(3)})
}

// of returns the repository that a column of a commit or discussion names. It is
// nil where the row is not to be written: it is held until all repositories are
// known, or that of a private repository.
func (a *assembly) of(r *record, column int) (*entry, error) {
	if a.counts.rows == 0 && !a.released {
		return nil, a.held.hold(r)
	}
	id := r.text(column)
	if n, ok := a.ids.Find(id); ok && a.entries[n].known {
		if a.entries[n].private {
			a.counts.privateEvents++
			return nil, nil
		}
		return a.entries[n], nil
	}
	if !a.released {
		return nil, a.held.hold(r)
	}
	kind, name, ok := split(id)
	if !ok {
		return nil, faultf("unknown repository", "no repository has the id %.200q", id)
	}
	return &entry{kind: kind, name: name}, nil
}

// split takes an id of the database apart.
func split(id string) (kind hub.Kind, name string, ok bool) {
	prefix, name, _ := strings.Cut(id, "/")
	kind, ok = hub.ParseKind(strings.TrimSuffix(prefix, "s"))
	return kind, name, ok && name != ""
}

func (a *assembly) commit(r *record) error {
	e, err := a.of(r, 1)
	if e == nil || err != nil {
		return err
	}
	date, err := r.date(3)
	if err != nil {
		return err
	}
	west, err := r.number(4)
	if err != nil {
		return err
	}
	if !date.IsZero() {
		date = date.Add(time.Duration(west) * time.Second)
	}
	title, _, _ := strings.Cut(strings.TrimLeft(r.text(5), "\r\n"), "\n")
	c := hub.Commit{Repo: e.name, Kind: e.kind, SHA: r.text(0), Date: date, Title: strings.TrimSpace(title)}
	if author := r.text(2); author != "" {
		c.Authors = []string{author}
	}
	if !r.values[6].Null && !r.yes(6) {
		a.counts.branches++
	}
	return a.in.Commit(&c)
}

// deleted is what the extractor's client calls the author of a discussion whose
// account is gone.
const deleted = "deleted"

func (a *assembly) discussion(r *record) error {
	e, err := a.of(r, 1)
	if e == nil || err != nil {
		return err
	}
	date, err := r.date(3)
	if err != nil {
		return err
	}
	num, err := r.number(0)
	if err != nil {
		return err
	}
	author := r.text(2)
	if author == deleted {
		a.counts.deleted++
		author = ""
	}
	a.touched(date)
	return a.in.Discussion(&hub.Discussion{Repo: e.name, Kind: e.kind, Num: num, Author: author, Date: date, IsPullRequest: r.yes(4), Status: r.text(5)})
}

// finish writes the repositories by kind and name, then what was held.
func (a *assembly) finish() error {
	order := make([]int32, 0, len(a.entries))
	for n, e := range a.entries {
		if e.known {
			order = append(order, int32(n))
		} else if err := a.unlisted(a.ids.Name(int32(n)), e); err != nil {
			return err
		}
	}
	slices.SortFunc(order, func(x, y int32) int {
		ex, ey := a.entries[x], a.entries[y]
		if ex.kind != ey.kind {
			return int(ex.kind) - int(ey.kind)
		}
		return strings.Compare(ex.name, ey.name)
	})
	a.tagged = make([]*entry, a.words.Len())
	for _, n := range order {
		e := a.entries[n]
		a.in.At(e.file, e.line)
		if err := a.in.Item(a.item(e)); err != nil {
			return err
		}
	}
	a.released = true
	return a.held.release(a.take)
}

func (a *assembly) item(e *entry) *sources.Item {
	it := &sources.Item{Repository: hub.Repository{
		ID: e.name, Kind: e.kind, Owner: e.owner, Tags: make([]string, 0, len(e.tags)), Likes: e.likes, Downloads: e.downloads, LastModified: e.modified,
		SHA: e.sha, Gated: e.gated, Disabled: e.disabled, PipelineTag: e.task, LibraryName: e.library, SDK: e.sdk,
	}, Private: e.private}
	for _, word := range e.tags {
		if a.tagged[word] != e { // once, in a dump that was given twice too
			a.tagged[word] = e
			it.Tags = append(it.Tags, a.words.Name(word))
		}
	}
	if e.kind == hub.Space {
		it.Models = a.models(e)
	}
	return it
}

// models returns the names of the models that a space uses, sorted.
func (a *assembly) models(e *entry) (list []string) {
	for _, n := range e.models {
		if m := a.entries[n]; !m.known {
			_, name, _ := split(a.ids.Name(n))
			list = append(list, name)
		} else if !m.private {
			list = append(list, m.name)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// unlisted writes the usages of a space that has no row in the repository table.
func (a *assembly) unlisted(id string, e *entry) error {
	if len(e.tags) > 0 || e.downloads > 0 || e.task != "" || e.sdk != "" {
		a.counts.unlisted++
	}
	kind, name, ok := split(id)
	if !ok || kind != hub.Space {
		return nil
	}
	a.in.At("models_in_space", 0)
	for _, model := range a.models(e) {
		if err := a.in.Usage(hub.Usage{Space: name, Model: model}); err != nil {
			return err
		}
	}
	return nil
}
