package diff_test

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// sets are what a snapshot holds as sets: for each kind of thing, what is said
// of it by its key (parts joined by NUL).
type sets map[string]map[string]string

func key(parts ...any) string {
	text := make([]string, len(parts))
	for i, p := range parts {
		text[i] = fmt.Sprint(p)
	}
	return strings.Join(text, "\x00")
}

// str is a string field; missing and null are "".
func (r record) str(name string) string {
	s, _ := r[name].(string)
	return s
}

func (r record) moment(name string) string {
	t, err := time.Parse(time.RFC3339Nano, r.str(name))
	if err != nil {
		return "-"
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func (r record) count(name string) int64 {
	switch n := r[name].(type) {
	case int:
		return int64(n)
	case int64:
		return n
	}
	return 0
}

// fields are the subfields of a repository in the order cv, nlp, mm.
func (r record) fields() []string { return hub.FieldsOf(r["tags"].([]string)).Names() }

// first keeps the first record of each key, and only those that keep lets through.
func first(records []record, keyOf func(record) string, keep func(record) bool) map[string]record {
	out := map[string]record{}
	for _, r := range records {
		if _, ok := out[keyOf(r)]; !ok && keep(r) {
			out[keyOf(r)] = r
		}
	}
	return out
}

func always(record) bool { return true }

// naive is a snapshot read in the simplest way.
type naive struct {
	repositories map[string]record // by kind, id
	commits      map[string]record // by kind, repo, sha
	discussions  map[string]record
	sets         sets
}

func readNaively(h hubOf, raw bool) *naive {
	n := &naive{}
	n.repositories = first(h[snapshot.RepositoriesFile], func(r record) string { return key(r["kind"], r["id"]) }, always)
	listed := func(kind string, id any) bool { _, ok := n.repositories[key(kind, id)]; return ok }
	ofListed := func(r record) bool { return listed(r.str("kind"), r["repo"]) }
	n.commits = first(h[snapshot.CommitsFile], func(r record) string { return key(r["kind"], r["repo"], r["sha"]) }, ofListed)
	n.discussions = first(h[snapshot.DiscussionsFile], func(r record) string { return key(r["kind"], r["repo"], r["num"]) }, ofListed)

	merges := map[string]string{}
	for _, r := range h[snapshot.IdentitiesFile] {
		if _, known := merges[r.str("alias")]; !known && end(merges, r.str("canonical")) != r.str("alias") {
			merges[r.str("alias")] = r.str("canonical")
		}
	}
	bots := first(h[snapshot.BotsFile], func(r record) string { return r.str("name") }, always)
	who := func(name string) string {
		_, a := bots[name]
		_, b := bots[end(merges, name)]
		switch {
		case raw:
			return name
		case a || b:
			return ""
		}
		return end(merges, name)
	}

	n.sets = sets{"developer": n.developers(who), "collaboration": n.collaboration(who), "identity": merges, "bot": said(bots, func(record) string { return "" })}
	n.sets["usage"] = said(first(h[snapshot.UsagesFile], pairKey("space", "model"), func(r record) bool { return listed("model", r["model"]) }), func(record) string { return "" })
	n.sets["trained_on"] = said(first(h[snapshot.DatasetsFile], pairKey("model", "dataset"),
		func(r record) bool { return listed("model", r["model"]) && listed("dataset", r["dataset"]) }), func(record) string { return "" })
	n.sets["lineage"] = said(first(h[snapshot.LineageFile], pairKey("model", "base"),
		func(r record) bool { return listed("model", r["model"]) && listed("model", r["base"]) }), func(r record) string { return cmp.Or(r.str("relation"), "unknown") })
	n.sets["account"] = said(first(h[snapshot.AccountsFile], func(r record) string { return r.str("name") }, always),
		func(r record) string { return r.str("type") + "\x00" + r.str("fullname") })
	n.sets["commits"] = said(n.commits, func(r record) string { return fmt.Sprintf("%q %s %s", r["authors"], r.str("title"), r.moment("date")) })
	n.sets["discussions"] = said(n.discussions, func(r record) string {
		return key(r.str("author"), r.moment("date"), r["is_pull_request"], r.str("status"))
	})
	n.sets["repository"] = said(n.repositories, func(r record) string { return strings.Join(append([]string{r.str("id")}, attributesOf(r)...), "\x00") })
	return n
}

func pairKey(a, b string) func(record) string {
	return func(r record) string { return key(r[a], r[b]) }
}

func end(merges map[string]string, name string) string {
	for {
		next, ok := merges[name]
		if !ok {
			return name
		}
		name = next
	}
}

func said(records map[string]record, say func(record) string) map[string]string {
	out := map[string]string{}
	for k, r := range records {
		out[k] = say(r)
	}
	return out
}

var attributeNames = []string{"owner", "license", "tags", "fields", "likes", "downloads", "created_at", "last_modified"}

// attributesOf is what a repository says, in the order of attributeNames.
func attributesOf(r record) []string {
	tags := slices.Clone(r["tags"].([]string))
	sort.Strings(tags)
	downloads := r.count("downloads")
	if r["kind"] == "space" {
		downloads = 0
	}
	return []string{
		cmp.Or(r.str("owner"), "-"), cmp.Or(strings.ToLower(strings.TrimSpace(r.str("license"))), "-"), fmt.Sprintf("%q", slices.Compact(tags)),
		strings.Join(r.fields(), " "), fmt.Sprint(r.count("likes")), fmt.Sprint(downloads), r.moment("created_at"), r.moment("last_modified"),
	}
}

func (n *naive) developers(who func(string) string) map[string]string {
	out := map[string]string{}
	add := func(name string) {
		if name != "" && who(name) != "" {
			out[who(name)] = ""
		}
	}
	for _, c := range n.commits {
		for _, name := range c["authors"].([]string) {
			add(name)
		}
	}
	for _, d := range n.discussions {
		add(d.str("author"))
	}
	return out
}

// collaboration makes the edges commit by commit, as the paper says it.
func (n *naive) collaboration(who func(string) string) map[string]string {
	people := func(c record) []string {
		var out []string
		for _, name := range c["authors"].([]string) {
			if p := who(name); name != "" && p != "" && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
		return out
	}
	committers := map[string][]string{}
	for _, c := range n.commits {
		committers[c.str("repo")+c.str("kind")] = append(committers[c.str("repo")+c.str("kind")], people(c)...)
	}
	weights := map[string]int{}
	for _, c := range n.commits {
		if authors := people(c); c["kind"] == "model" && len(authors) > 0 {
			all := slices.Clone(committers[c.str("repo")+"model"])
			sort.Strings(all)
			for _, other := range slices.Compact(all) {
				if other != authors[0] {
					weights[key(authors[0], other)]++
				}
			}
		}
	}
	out := map[string]string{}
	for k, w := range weights {
		out[k] = fmt.Sprint(w)
	}
	return out
}
