package bulk_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

// pieces are what strange texts are made of.
var pieces = []string{
	`"`, `""`, `"""`, `,`, `;`, `|`, `'`, `\`, `\\`, `\"`, `\n`, `\u0000`, `","`, `",`, `,"`, `"a"`, "`", "$", "=", ":", "/", "#", "@", "{}", "[]", "()",
	"\t", " ", "  ", "\u00a0", "\u2028", "\u3000", "\ufeff", "\uffff", "\u0001", "\u001b", "\u001f", "\u007f", "\u0085", "\u000b", "\u000c",
	"a", "B", "0", "-1", "1e9", "null", "NULL", "true", "NaN", "é", "e\u0301", "ß", "Ж", "李", "😀", "👩‍💻", "\U0010ffff", "U+0000", ":LABEL", ":ID", "\\N", "%s", "//", "--",
}

var breaks = []string{"\n", "\r", "\r\n", "\n\n", "\"\n\"", "\n,", "\",\n"}

// text is a random text of pieces.
type text func(r *rand.Rand, most int) string

func plain(r *rand.Rand, most int) string { return join(r, pieces, most) }

func strange(r *rand.Rand, most int) string {
	if r.IntN(3) == 0 {
		return join(r, breaks, 1) + join(r, append(pieces, breaks...), most)
	}
	return join(r, pieces, most)
}

func join(r *rand.Rand, from []string, most int) string {
	var b strings.Builder
	for range 1 + r.IntN(most) {
		b.WriteString(from[r.IntN(len(from))])
	}
	return b.String()
}

func mapFS(files map[string]string) fs.FS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// messy is a synthetic hub, with what is repeated, unknown and unlisted in it,
// and many records with strange texts, times and lists.
func messy(t testing.TB, text text) fs.FS {
	t.Helper()
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	if err := synthetic.Generate(t.Context(), synthetic.Options{Scale: 0.0005, Seed: 3}, w); err != nil {
		t.Fatal(err)
	}
	m := &mess{t: t, w: w, r: rand.New(rand.NewPCG(7, 11)), text: text}
	m.write()
	if err := w.Close(snapshot.Meta{Source: "a \"messy\", hub; Ж 😀", CollectedAt: time.Date(2023, 10, 18, 1, 2, 3, 4005, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	// The first and the last times that a snapshot may have, and one of another day in UTC.
	for _, created := range []string{"9999-12-31T18:59:59.999999999-05:00", "0001-01-01T02:30:00+02:00", "0001-01-01T00:00:00.000000001Z", "2023-02-28T23:59:59.5-01:30"} {
		line := fmt.Sprintf(`{"id":%q,"kind":"model","tags":[],"created_at":%q}`+"\n", "at/"+created, created)
		f, err := os.OpenFile(filepath.Join(dir, snapshot.RepositoriesFile), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(line); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return os.DirFS(dir)
}

// mess writes strange records.
type mess struct {
	t    testing.TB
	w    *snapshot.Writer
	r    *rand.Rand
	text text
	used map[string]bool // texts of distinct
}

func (m *mess) do(err error) {
	if err != nil {
		m.t.Helper()
		m.t.Fatal(err)
	}
}

// distinct returns a text that it has not returned before.
func (m *mess) distinct() string {
	if m.used == nil {
		m.used = map[string]bool{}
	}
	for {
		if s := m.text(m.r, 8); !m.used[s] {
			m.used[s] = true
			return s
		}
	}
}

// optional returns a text or nothing.
func (m *mess) optional() string {
	if m.r.IntN(4) == 0 {
		return ""
	}
	return m.text(m.r, 8)
}

func (m *mess) list(names []string) []string {
	switch m.r.IntN(8) {
	case 0:
		return nil
	case 1:
		return []string{""}
	case 2:
		return []string{"", ""}
	case 3:
		return []string{"", m.text(m.r, 4), ""}
	}
	var out []string
	for range 1 + m.r.IntN(4) {
		out = append(out, names[m.r.IntN(len(names))])
	}
	return out
}

func (m *mess) time() time.Time {
	switch m.r.IntN(4) {
	case 0:
		return time.Time{}
	case 1:
		return time.Unix(m.r.Int64N(253402300799), 0).UTC()
	case 2:
		return time.Unix(-m.r.Int64N(62135596800), m.r.Int64N(1e9)).UTC()
	}
	return time.Unix(m.r.Int64N(4e9), m.r.Int64N(1000)*1e6).UTC()
}

func (m *mess) names(n int) []string {
	var out []string
	for range n {
		out = append(out, m.distinct())
	}
	return out
}

func (m *mess) write() {
	m.long()
	people, tags := m.names(80), append(m.names(60), "text-generation", "image-to-text", "depth-estimation")
	ids := m.names(60)
	ids = append(ids, strings.Repeat("é", 2048), strings.Repeat("é", 2047)+"xx")
	for i, id := range ids {
		r := &hub.Repository{ID: id, Kind: hub.Kind(i % hub.KindCount), Owner: m.optional(), License: m.optional(), Tags: m.list(tags),
			Likes: m.r.Int64(), Downloads: m.r.Int64N(3), CreatedAt: m.time(), LastModified: m.time(), HubID: m.optional()}
		m.do(m.w.Repository(r))
		if i%7 == 0 { // again, which does not count, and of another kind, which does
			m.do(m.w.Repository(r))
			r.Kind = (r.Kind + 1) % hub.KindCount
			m.do(m.w.Repository(r))
		}
		m.activity(id, r.Kind, people)
	}
	for i, name := range people[:20] {
		m.do(m.w.Identity(hub.Identity{Alias: name, Canonical: people[20+i%7]}))
		m.do(m.w.Bot(hub.Bot{Name: people[10+3*i%70]}))
		m.do(m.w.Account(hub.Account{Name: name, Type: []string{hub.User, hub.Org, ""}[i%3], FullName: m.optional()}))
	}
	for range 200 {
		a, b := ids[m.r.IntN(len(ids))], ids[m.r.IntN(len(ids))]
		m.do(m.w.Usage(hub.Usage{Space: a, Model: b}))
		m.do(m.w.Usage(hub.Usage{Space: "lost/" + m.text(m.r, 2), Model: b}))
		m.do(m.w.Lineage(hub.Lineage{Model: a, Base: b, Relation: hub.Relations[m.r.IntN(len(hub.Relations))], Evidence: []string{"", "tag", "card", "hub"}[m.r.IntN(4)]}))
		m.do(m.w.TrainedOn(hub.TrainedOn{Model: a, Dataset: b}))
	}
}

// long writes a line that is longer than the buffer the importer reads with.
func (m *mess) long() {
	var tags []string
	for i := range 20000 {
		tags = append(tags, fmt.Sprintf("tag-%d-%s", i, m.text(m.r, 2)))
	}
	m.do(m.w.Repository(&hub.Repository{ID: "long", Kind: hub.Dataset, Tags: tags}))
	m.do(m.w.Commit(&hub.Commit{Repo: "long", Kind: hub.Dataset, SHA: "1", Title: strings.Repeat("ж", 5<<20) + m.text(m.r, 8)}))
}

// activity writes what people did to a repository.
func (m *mess) activity(repo string, kind hub.Kind, people []string) {
	shas := append(m.names(10), strings.Repeat("ж", 2048))
	for _, sha := range shas {
		m.do(m.w.Commit(&hub.Commit{Repo: repo, Kind: kind, SHA: sha, Authors: m.list(people), Date: m.time(), Title: m.optional()}))
	}
	for range 4 {
		m.do(m.w.Discussion(&hub.Discussion{Repo: repo, Kind: kind, Num: m.r.Int64N(4), Author: m.optional(), Date: m.time(),
			IsPullRequest: m.r.IntN(2) == 0, Status: m.optional()}))
	}
}
