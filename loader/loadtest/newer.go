package loadtest

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Newer returns the folder of a newer snapshot of the hub in a folder, in which
// records of every kind are changed, added and gone at random, by a seed: about
// one in so many. The order of the records changes too.
func Newer(t testing.TB, folder fs.FS, seed uint64, oneIn int) (dir string) {
	t.Helper()
	s := Open(t, folder)
	n := &newer{r: rand.New(rand.NewPCG(seed, 0)), oneIn: oneIn, seed: seed}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	if err := s.Scan(t.Context(), snapshot.Reading{Rejects: rejects}, n); err != nil {
		t.Fatal(err)
	}
	n.change()
	dir = t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	if err := n.write(w); err != nil {
		t.Fatal(err)
	}
	meta := s.Meta()
	if err := w.Close(snapshot.Meta{Source: meta.Source, CollectedAt: meta.CollectedAt.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// newer is a Sink that keeps a hub, and changes it.
type newer struct {
	r     *rand.Rand
	oneIn int
	seed  uint64
	made  int // names so far

	repositories []hub.Repository
	commits      []hub.Commit
	discussions  []hub.Discussion
	usages       []hub.Usage
	identities   []hub.Identity
	bots         []hub.Bot
	lineage      []hub.Lineage
	trainedOn    []hub.TrainedOn
	accounts     []hub.Account
}

func (n *newer) Repository(r *hub.Repository) error {
	own := *r
	own.Tags = slices.Clone(r.Tags)
	n.repositories = append(n.repositories, own)
	return nil
}

func (n *newer) Commit(c *hub.Commit) error {
	own := *c
	own.Authors = slices.Clone(c.Authors)
	n.commits = append(n.commits, own)
	return nil
}

func (n *newer) Discussion(d *hub.Discussion) error {
	n.discussions = append(n.discussions, *d)
	return nil
}

func (n *newer) Usage(u hub.Usage) error         { n.usages = append(n.usages, u); return nil }
func (n *newer) Identity(x hub.Identity) error   { n.identities = append(n.identities, x); return nil }
func (n *newer) Bot(b hub.Bot) error             { n.bots = append(n.bots, b); return nil }
func (n *newer) Lineage(l hub.Lineage) error     { n.lineage = append(n.lineage, l); return nil }
func (n *newer) TrainedOn(x hub.TrainedOn) error { n.trainedOn = append(n.trainedOn, x); return nil }
func (n *newer) Account(x hub.Account) error     { n.accounts = append(n.accounts, x); return nil }

func (n *newer) now() bool               { return n.r.IntN(n.oneIn) == 0 }
func (n *newer) one(of ...string) string { return of[n.r.IntN(len(of))] }

// name returns a name that is new, or of the hub.
func (n *newer) name() string {
	switch n.r.IntN(4) {
	case 0:
		n.made++
		return fmt.Sprintf("wren-%d-%d", n.seed, n.made)
	case 1:
		return n.anyOf().Owner
	case 2:
		if len(n.bots) > 0 {
			return n.bots[n.r.IntN(len(n.bots))].Name
		}
	}
	c := n.commits[n.r.IntN(len(n.commits))]
	if len(c.Authors) == 0 {
		return "ada-wren"
	}
	return c.Authors[n.r.IntN(len(c.Authors))]
}

func (n *newer) anyOf() hub.Repository { return n.repositories[n.r.IntN(len(n.repositories))] }

func (n *newer) date() time.Time {
	if n.r.IntN(8) == 0 {
		return time.Time{}
	}
	return time.Date(2024, 1, 1+n.r.IntN(300), n.r.IntN(24), 0, n.r.IntN(60), 0, time.UTC)
}

// some returns a list with some records changed, others gone and others new.
func some[T any](n *newer, list []T, change func(*T), another func(T) T) []T {
	var out []T
	for _, x := range list {
		if n.now() && n.r.IntN(2) == 0 {
			continue // gone
		}
		if n.now() {
			change(&x)
		}
		out = append(out, x)
		if n.now() {
			out = append(out, another(x))
		}
	}
	if n.r.IntN(2) == 0 && len(out) > 1 {
		i := n.r.IntN(len(out))
		out = slices.Concat(out[i:], out[:i])
	}
	return out
}

func (n *newer) change() {
	n.commits = some(n, n.commits, n.changeCommit, func(c hub.Commit) hub.Commit {
		n.made++
		c.SHA = fmt.Sprintf("%040x", n.seed<<20+uint64(n.made))
		n.changeCommit(&c)
		return c
	})
	n.discussions = some(n, n.discussions, n.changeDiscussion, func(d hub.Discussion) hub.Discussion {
		d.Num += 1000 + int64(n.r.IntN(1000))
		n.changeDiscussion(&d)
		return d
	})
	n.usages = some(n, n.usages, func(u *hub.Usage) { u.Model = n.anyOf().ID }, func(u hub.Usage) hub.Usage {
		n.made++
		return hub.Usage{Space: n.one(u.Space, n.anyOf().ID, fmt.Sprintf("lost/space-%d", n.made%7)), Model: u.Model}
	})
	n.lineage = some(n, n.lineage, func(l *hub.Lineage) {
		l.Relation, l.Evidence = n.one(hub.Relations...), n.one(append(hub.Evidences, "")...)
	}, func(l hub.Lineage) hub.Lineage { l.Base = n.anyOf().ID; return l })
	n.trainedOn = some(n, n.trainedOn, func(x *hub.TrainedOn) { x.Dataset = n.anyOf().ID }, func(x hub.TrainedOn) hub.TrainedOn {
		return hub.TrainedOn{Model: n.anyOf().ID, Dataset: x.Dataset}
	})
	n.identities = some(n, n.identities, func(x *hub.Identity) { x.Canonical = n.name() + "'" }, func(hub.Identity) hub.Identity {
		return hub.Identity{Alias: n.name() + "?", Canonical: n.name() + "!"}
	})
	n.bots = some(n, n.bots, func(b *hub.Bot) { b.Name = n.name() + "-bot" }, func(hub.Bot) hub.Bot { return hub.Bot{Name: n.name() + "-2"} })
	n.accounts = some(n, n.accounts, func(x *hub.Account) {
		x.Type, x.FullName = n.one(hub.User, hub.Org, ""), n.one("", x.FullName, "Wren")
	}, func(hub.Account) hub.Account { return hub.Account{Name: n.name(), Type: n.one(hub.User, hub.Org)} })
	n.repositories = some(n, n.repositories, n.changeRepository, func(r hub.Repository) hub.Repository {
		n.made++
		r.ID, r.HubID = fmt.Sprintf("fay-moss/gull-%d-%d", n.seed, n.made), ""
		r.Kind = hub.Kinds[n.r.IntN(len(hub.Kinds))]
		n.changeRepository(&r)
		return r
	})
}

func (n *newer) changeRepository(r *hub.Repository) {
	switch n.r.IntN(8) {
	case 0:
		r.Likes += 1 + int64(n.r.IntN(5))
	case 1:
		r.Owner = n.name()
	case 2:
		r.License = n.one("", "mit", "openrail", "other", "apache-2.0", "new-licence")
	case 3:
		r.Tags = []string{n.one("text-generation", "image-classification", "image-to-text", ""), "pytorch"}
	case 4:
		r.CreatedAt, r.LastModified = n.date(), n.date()
	case 5:
		r.Downloads++
	case 6: // its name is another one's, perhaps; what belonged to it stays under the former
		n.made++
		r.HubID, r.ID = n.one(r.HubID, "65a0f0f0f0f0f0f0f0f0f0f0"), fmt.Sprintf("%s-renamed-%d", r.ID, n.made)
	case 7:
		r.Owner, r.License, r.Tags = "", "", nil
	}
}

func (n *newer) changeCommit(c *hub.Commit) {
	switch n.r.IntN(4) {
	case 0:
		c.Date = n.date()
	case 1:
		c.Title = n.one("", "another title", c.Title+".")
	case 2:
		c.Authors = append(c.Authors, n.name())
		n.r.Shuffle(len(c.Authors), func(i, j int) { c.Authors[i], c.Authors[j] = c.Authors[j], c.Authors[i] })
	case 3:
		c.Authors = []string{n.name(), ""}[:n.r.IntN(3)]
	}
}

func (n *newer) changeDiscussion(d *hub.Discussion) {
	switch n.r.IntN(4) {
	case 0:
		d.Author = n.one("", n.name())
	case 1:
		d.Status = n.one("open", "closed", "merged", "draft", "")
	case 2:
		d.Date = n.date()
	case 3:
		d.IsPullRequest = !d.IsPullRequest
	}
}

func (n *newer) write(w *snapshot.Writer) error {
	for i := range n.repositories {
		if err := w.Repository(&n.repositories[i]); err != nil {
			return err
		}
	}
	for i := range n.commits {
		if err := w.Commit(&n.commits[i]); err != nil {
			return err
		}
	}
	for i := range n.discussions {
		if err := w.Discussion(&n.discussions[i]); err != nil {
			return err
		}
	}
	for _, err := range []error{put(n.usages, w.Usage), put(n.identities, w.Identity), put(n.bots, w.Bot), put(n.lineage, w.Lineage), put(n.trainedOn, w.TrainedOn), put(n.accounts, w.Account)} {
		if err != nil {
			return err
		}
	}
	return nil
}

func put[T any](list []T, write func(T) error) error {
	for _, x := range list {
		if err := write(x); err != nil {
			return err
		}
	}
	return nil
}
