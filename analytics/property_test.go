package analytics

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/hub"
)

// plainHub is a hub as records, for counting by the definitions.
type plainHub struct {
	models      []hub.Repository
	commits     []hub.Commit
	discussions []hub.Discussion
	identities  []hub.Identity
	bots        []string
}

// Names that look alike, sort oddly and merge into each other.
var someNames = []string{"ada-wren", "Ada-Wren", "ada wren", "bo-quill", "Bo", "bó-quill", "京", "gust-lab", "ci-bot", "z", ""}

func drawHub(t *rapid.T) plainHub {
	var h plainHub
	name := rapid.SampledFrom(someNames)
	models := rapid.IntRange(0, 6).Draw(t, "models")
	tags := []string{"text-generation", "Text-Generation", "object-detection", "text-to-image", "license:mit"}
	for i := range models {
		h.models = append(h.models, hub.Repository{
			ID: fmt.Sprintf("%s/m%d", rapid.SampledFrom([]string{"a", "B", "é"}).Draw(t, "owner"), i), Kind: hub.Model,
			Tags:  rapid.SliceOfN(rapid.SampledFrom(tags), 0, 3).Draw(t, "tags"),
			Likes: rapid.Int64Range(0, 3).Draw(t, "likes"),
		})
	}
	if models > 0 {
		for i := range rapid.IntRange(0, 40).Draw(t, "commits") {
			h.commits = append(h.commits, hub.Commit{
				Repo: rapid.SampledFrom(h.models).Draw(t, "repo").ID, SHA: strconv.Itoa(i),
				Authors: rapid.SliceOfN(name, 0, 4).Draw(t, "authors"),
			})
		}
		for i := range rapid.IntRange(0, 10).Draw(t, "discussions") {
			h.discussions = append(h.discussions, hub.Discussion{Repo: rapid.SampledFrom(h.models).Draw(t, "repo").ID, Num: int64(i), Author: name.Draw(t, "author")})
		}
	}
	filled := name.Filter(func(s string) bool { return s != "" })
	seen := hub.NewPeople()
	for range rapid.IntRange(0, 4).Draw(t, "identities") {
		id := hub.Identity{Alias: filled.Draw(t, "alias"), Canonical: filled.Draw(t, "canonical")}
		if seen.Merge(id) != hub.MergeCircle { // a circle is a bad line
			h.identities = append(h.identities, id)
		}
	}
	h.bots = rapid.SliceOfN(filled, 0, 2).Draw(t, "bots")
	return h
}

// snapshot writes the hub as files.
func (h plainHub) snapshot() map[string]string {
	files := map[string]string{}
	line := func(file string, record map[string]any) {
		text, err := json.Marshal(record)
		if err != nil {
			panic(err)
		}
		files[file] += string(text) + "\n"
	}
	files["repositories.jsonl"] = ""
	for _, r := range h.models {
		line("repositories.jsonl", map[string]any{"id": r.ID, "kind": "model", "tags": r.Tags, "likes": r.Likes})
	}
	for _, c := range h.commits {
		line("commits.jsonl", map[string]any{"repo": c.Repo, "kind": "model", "sha": c.SHA, "authors": c.Authors})
	}
	for _, d := range h.discussions {
		line("discussions.jsonl", map[string]any{"repo": d.Repo, "kind": "model", "num": d.Num, "author": d.Author})
	}
	for _, id := range h.identities {
		line("identities.jsonl", map[string]any{"alias": id.Alias, "canonical": id.Canonical})
	}
	for _, b := range h.bots {
		line("bots.jsonl", map[string]any{"name": b})
	}
	return files
}

// who resolves a name by the words of the format: the first record of an alias
// wins, chains are followed; a name is a bot by its own or its canonical form.
func (h plainHub) who(name string) string {
	canonical := name
	for moved := true; moved; {
		moved = false
		for _, id := range h.identities {
			if id.Alias == canonical {
				canonical, moved = id.Canonical, true
				break
			}
		}
	}
	if slices.Contains(h.bots, name) || slices.Contains(h.bots, canonical) {
		return ""
	}
	return canonical
}

// people returns who authored a commit, in order, without bots and repetitions.
func (h plainHub) people(authors []string) []string {
	var out []string
	for _, a := range authors {
		if p := h.who(a); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// plainNetwork is a collaboration network with names for nodes.
type plainNetwork struct {
	Edges        map[string]int64 // "from > to" -> weight
	Size         NetworkSize
	Repositories int
}

// network follows the definition word by word, commit by commit.
func (h plainHub) network(s Scope) plainNetwork {
	out := plainNetwork{Edges: map[string]int64{}}
	developers, touched, alone := map[string]bool{}, map[string]bool{}, map[string]int64{}
	for _, r := range h.models {
		if !s.Has(hub.FieldsOf(r.Tags)) {
			continue
		}
		out.Repositories++
		unique := map[string]bool{}
		for _, c := range h.commits {
			for _, p := range h.people(c.Authors) {
				if c.Repo == r.ID {
					unique[p], developers[p] = true, true
				}
			}
		}
		if len(unique) > 0 {
			out.Size.RepositoriesWithAuthors++
		}
		for _, c := range h.commits {
			people := h.people(c.Authors)
			if c.Repo != r.ID || len(people) == 0 {
				continue
			}
			first := people[0]
			if len(unique) == 1 {
				alone[first]++
				out.Size.SelfLoopCommits++
			}
			for other := range unique {
				if other != first {
					out.Edges[first+" > "+other]++
					out.Size.WeightTotal++
					touched[first], touched[other] = true, true
				}
			}
		}
	}
	for p := range alone {
		if touched[p] {
			out.Size.SelfLoopDevelopersNotIsolate++
		}
	}
	out.Size.Developers, out.Size.NonIsolates, out.Size.Edges = len(developers), len(touched), len(out.Edges)
	out.Size.Isolates = len(developers) - len(touched)
	out.Size.SelfLoopDevelopers = len(alone)
	out.Size.IsolateShare = Undefined
	if len(developers) > 0 {
		out.Size.IsolateShare = Number(float64(out.Size.Isolates) / float64(len(developers)))
	}
	return out
}

func TestNetworkByDefinition(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := drawHub(rt)
		c := fromFiles(t, files(h.snapshot()), Options{})
		for _, s := range Scopes {
			n := collaborate(t, c, s)
			got := plainNetwork{Edges: map[string]int64{}, Size: n.Size, Repositories: n.Repositories}
			var names []string
			for v := range int32(n.Graph.N()) {
				name := c.People[n.People[v]]
				names = append(names, name)
				for i, u := range n.Graph.Out(v) {
					got.Edges[name+" > "+c.People[n.People[u]]] = n.Graph.OutWeights(v)[i]
				}
			}
			if d := cmp.Diff(h.network(s), got, equateUndefined); d != "" {
				rt.Fatalf("%s: %s", s.Name, d)
			}
			if !slices.IsSorted(names) {
				rt.Fatalf("%s: nodes are not in the order of their names: %q", s.Name, names)
			}
		}
	})
}

func TestActivityByDefinition(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := drawHub(rt)
		models := fromFiles(t, files(h.snapshot()), Options{}).Repositories[hub.Model]
		if !slices.IsSorted(models.IDs) || models.Len() != len(h.models) {
			rt.Fatalf("models %q", models.IDs)
		}
		for _, r := range h.models {
			i, _ := slices.BinarySearch(models.IDs, r.ID)
			want := map[string]int64{Likes: r.Likes, Downloads: 0}
			committers, starters, either := map[string]bool{}, map[string]bool{}, map[string]bool{}
			for _, c := range h.commits {
				if c.Repo == r.ID {
					want[Commits]++
					for _, p := range h.people(c.Authors) {
						committers[p], either[p] = true, true
					}
				}
			}
			for _, d := range h.discussions {
				if d.Repo == r.ID {
					want[Discussions]++
					if p := h.who(d.Author); p != "" {
						starters[p], either[p] = true, true
					}
				}
			}
			want[Committers], want[Starters], want[Community] = int64(len(committers)), int64(len(starters)), int64(len(either))
			for _, name := range MetricNames {
				if got := models.Column(name)[i]; got != want[name] {
					rt.Fatalf("%s of %s is %d, want %d", name, r.ID, got, want[name])
				}
			}
		}
	})
}

// The same records in another order make the same results, except where the
// order is meant: authors of a commit, the first record of an alias. Only the
// fingerprint is that of other files.
func TestResultsDoNotDependOnTheOrderOfLines(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		texts := drawHub(rt).snapshot()
		o := Defaults()
		results := func() string {
			r := analyze(t, fromFiles(t, files(texts), o), o)
			r.About.Snapshot.Fingerprint = ""
			return string(encode(t, r))
		}
		want := results()
		for _, name := range []string{"repositories.jsonl", "commits.jsonl", "discussions.jsonl", "bots.jsonl"} {
			if lines := strings.SplitAfter(texts[name], "\n"); len(lines) > 1 {
				texts[name] = strings.Join(rapid.Permutation(lines[:len(lines)-1]).Draw(rt, name), "")
			}
		}
		if d := cmp.Diff(want, results()); d != "" {
			rt.Fatal(d)
		}
	})
}
