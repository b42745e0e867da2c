package fakehub

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// generator draws a Hub.
type generator struct {
	*rand.Rand
	hub    *Hub
	people []string
	orgs   []string
	ids    [hub.KindCount][]string
}

// Generate makes a small Hub with everything odd that the Hub has, of a seed and
// a number of repositories: three of five are models, the rest datasets and
// spaces. Beginning with about a hundred, each oddity occurs.
func Generate(seed uint64, size int) *Hub {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0x66616b65)), hub: &Hub{}}
	for i := range 5 + size/4 {
		name := g.name()
		if i%5 == 0 {
			name = strings.ToUpper(name[:1]) + name[1:] + "Lab"
			g.orgs = append(g.orgs, name)
		} else {
			g.people = append(g.people, name)
		}
	}
	for _, name := range g.people {
		g.hub.Accounts = append(g.hub.Accounts, hub.Account{Name: name, Type: hub.User, FullName: strings.ToUpper(name)})
	}
	for _, name := range g.orgs {
		g.hub.Accounts = append(g.hub.Accounts, hub.Account{Name: name, Type: hub.Org, FullName: name + " Inc."})
	}
	for i := range size {
		g.repository(i)
	}
	return g.hub
}

// name returns an invented name that is not taken.
func (g *generator) name() string {
	const letters = "aeioubdfgklmnprstvz"
	for {
		var b strings.Builder
		for i := range 6 {
			if i%2 == 0 {
				b.WriteByte(letters[5+g.IntN(len(letters)-5)])
			} else {
				b.WriteByte(letters[g.IntN(5)])
			}
		}
		if name := b.String(); !slices.Contains(g.people, name) {
			return name + fmt.Sprint(len(g.people)+len(g.orgs))
		}
	}
}

func (g *generator) pick(list []string) string { return list[g.IntN(len(list))] }

func (g *generator) account() string {
	if g.IntN(3) == 0 {
		return g.pick(g.orgs)
	}
	return g.pick(g.people)
}

func (g *generator) hex(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(g.Uint32())
	}
	return hex.EncodeToString(b)
}

var epoch = time.Date(2022, 3, 2, 23, 29, 4, 0, time.UTC)

// odd are texts that break what is written carelessly.
var odd = []string{"a \"quoted\" title", "comma, brace } and \\ backslash", "new\nline and tab\t", "owl \U0001F989 and \u202Eright to left\u202C", "line\u2028separator",
	"<script>alert(1)</script>", "'; DROP TABLE models; --", strings.Repeat("long ", 400)}

// repository draws the i-th repository.
func (g *generator) repository(i int) {
	r := &Repository{}
	r.Kind = []hub.Kind{hub.Model, hub.Model, hub.Dataset, hub.Model, hub.Space}[i%5]
	r.Owner = g.account()
	r.ID = fmt.Sprintf("%s/Tale-%d_v%d.%d", r.Owner, i, g.IntN(4), g.IntN(10))
	if i%47 == 13 {
		r.ID, r.Owner = fmt.Sprintf("short-%d", i), ""
	}
	r.CreatedAt = epoch.Add(time.Duration(g.Int64N(int64(3 * 365 * 24 * time.Hour)))).Truncate(time.Millisecond)
	r.LastModified = r.CreatedAt.Add(time.Duration(g.Int64N(int64(90 * 24 * time.Hour)))).Truncate(time.Millisecond)
	r.Likes = g.Int64N(40)
	r.Tags = []string{"license:" + g.pick([]string{"mit", "apache-2.0", "openrail"}), "region:us", g.pick([]string{"text-generation", "object-detection", "a, comma"})}
	switch r.Kind {
	case hub.Model:
		r.Downloads, r.PipelineTag, r.LibraryName = g.Int64N(1000), "text-generation", "transformers"
		g.lineage(r)
	case hub.Dataset:
		r.Downloads = g.Int64N(1000)
	case hub.Space:
		r.SDK = g.pick([]string{"gradio", "static", "docker"})
		for range g.IntN(4) {
			r.Models = append(r.Models, g.pick(g.ids[hub.Model]))
		}
		slices.Sort(r.Models)
		r.Models = slices.Compact(r.Models)
	}
	g.rights(r, i)
	g.history(r, i)
	g.talk(r, i)
	if i%31 == 17 {
		g.hub.Moves = append(g.hub.Moves, Move{Kind: r.Kind, From: fmt.Sprintf("old-owner/tale-%d", i), To: r.ID})
	}
	g.ids[r.Kind] = append(g.ids[r.Kind], r.ID)
	g.hub.Repositories = append(g.hub.Repositories, r)
}

// lineage draws what a model derives from, in each of the ways that tell it.
func (g *generator) lineage(r *Repository) {
	known := g.ids[hub.Model]
	if len(known) == 0 {
		return
	}
	base, relation := g.pick(known), g.pick([]string{"finetune", "adapter", "quantized", "merge"})
	switch g.IntN(6) {
	case 0:
		r.Tags = append(r.Tags, "base_model:"+base, "base_model:"+relation+":"+base)
	case 1:
		r.Bases = []hub.Lineage{{Base: base, Relation: relation}}
	case 2:
		r.Card, _ = json.Marshal(map[string]any{"base_model": base, "base_model_relation": relation})
	case 3:
		r.Tags = append(r.Tags, "base_model:"+r.ID) // itself
	}
	if data := g.ids[hub.Dataset]; len(data) > 0 && g.IntN(3) == 0 {
		r.Tags = append(r.Tags, "dataset:"+g.pick(data))
	}
}

// rights draws who may see what.
func (g *generator) rights(r *Repository, i int) {
	switch i % 41 {
	case 3:
		r.Gated = "auto"
	case 5:
		r.Gated = "manual"
	case 7:
		r.Disabled = true
	case 11:
		r.Private = r.Owner != ""
	case 19:
		r.DiscussionsOff = true
	case 23:
		r.Gone = true
	}
	if r.Kind == hub.Space {
		r.Gated = ""
	}
}

// history draws the commits, newest first. The first one is by system.
func (g *generator) history(r *Repository, i int) {
	n := 1 + g.IntN(8)
	if i%97 == 21 {
		n = 1000 + g.IntN(1500) // several pages
	}
	at := r.LastModified
	for c := range n {
		authors := []string{r.Owner}
		switch {
		case c == n-1:
			authors = []string{"system"}
		case g.IntN(4) == 0:
			authors = []string{g.pick(g.people), "Bo Quill"} // a name of git, not an account
		case r.Owner == "":
			authors = []string{g.pick(g.people)}
		}
		title := fmt.Sprintf("Update file %d", c)
		if g.IntN(20) == 0 {
			title = g.pick(odd)
		}
		r.Commits = append(r.Commits, Commit{SHA: g.hex(20), Title: title, Authors: authors, Date: at})
		at = at.Add(-time.Duration(1+g.IntN(3600)) * time.Second)
	}
}

// talk draws discussions and pull requests, newest first.
func (g *generator) talk(r *Repository, i int) {
	n := max(0, g.IntN(6)-2)
	if i%53 == 29 {
		n = 50 + g.IntN(120) // several pages, the last may be full
	}
	for num := n; num > 0; num-- {
		d := Discussion{Num: int64(num), Author: g.pick(g.people), Title: g.pick(odd), Status: g.pick([]string{"open", "closed"}), Date: r.LastModified.Add(time.Duration(num) * time.Minute)}
		switch g.IntN(8) {
		case 0:
			d.Author = "" // the account is gone
		case 1:
			d.Author, d.Type = g.pick(g.orgs), hub.Org
		case 2, 3:
			d.IsPullRequest, d.Status = true, g.pick([]string{"merged", "draft", "open"})
		}
		r.Discussions = append(r.Discussions, d)
	}
}
