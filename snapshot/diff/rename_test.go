package diff_test

import (
	"fmt"
	"maps"
	"strings"

	"github.com/hubgraph/hubgraph/snapshot"
)

// another is put behind the id of a repository of the older hub that is gone,
// while another one has the id.
const another = "\x01"

// follow returns the older hub with the names that its repositories have in the
// newer one, and the old names by kind and new name.
func follow(older, newer hubOf) (hubOf, map[string]string) {
	keyOf := func(r record) string { return key(r["kind"], r["id"]) }
	hubKey := func(r record) string { return key(r["kind"], r.str("hub_id")) }
	were, byHub := map[string]record{}, map[string]string{}
	for _, r := range older[snapshot.RepositoriesFile] {
		if _, repeated := were[keyOf(r)]; repeated {
			continue
		}
		were[keyOf(r)] = r
		if _, ok := byHub[hubKey(r)]; !ok && r.str("hub_id") != "" {
			byHub[hubKey(r)] = keyOf(r)
		}
	}
	now := map[string]string{} // what the repositories of old are called, by what they were called
	seen := map[string]bool{}
	for _, r := range newer[snapshot.RepositoriesFile] {
		k := keyOf(r)
		if seen[k] {
			continue
		}
		seen[k] = true
		was, known := byHub[hubKey(r)]
		if _, taken := now[was]; known && !taken {
			now[was] = k
			continue
		}
		old, listed := were[k]
		if _, taken := now[k]; !listed || taken || old.str("hub_id") != "" && r.str("hub_id") != "" && old.str("hub_id") != r.str("hub_id") {
			continue
		}
		now[k] = k
	}
	return renamed(older, now, seen), inverse(now)
}

func inverse(now map[string]string) map[string]string {
	out := map[string]string{}
	for was, is := range now {
		out[is] = was
	}
	return out
}

// readFollowed reads the older hub by the names of the newer one, but people and
// what else rests on no name of a repository as it was.
func readFollowed(older, newer hubOf, raw bool) *naive {
	n := readNaively(older, raw)
	hub, was := follow(older, newer)
	moved := readNaively(hub, raw)
	n.repositories, n.commits, n.discussions = moved.repositories, moved.commits, moved.discussions
	for _, what := range []string{"repository", "commits", "discussions"} {
		n.sets[what] = moved.sets[what]
	}
	for k, v := range n.sets["repository"] {
		if old, ok := was[k]; ok {
			_, id, _ := strings.Cut(old, "\x00")
			_, rest, _ := strings.Cut(v, "\x00")
			n.sets["repository"][k] = id + "\x00" + rest
		}
	}
	for what, kinds := range map[string][2]string{"usage": {"space", "model"}, "lineage": {"model", "model"}, "trained_on": {"model", "dataset"}} {
		n.sets[what] = followPairs(n.sets[what], kinds[0], kinds[1], was)
	}
	return n
}

// renamed writes the names of today into a hub. listed are those of the newer.
func renamed(older hubOf, now map[string]string, listed map[string]bool) hubOf {
	name := func(kind any, id any, own bool) any {
		k := key(kind, id)
		if to, ok := now[k]; ok {
			_, is, _ := strings.Cut(to, "\x00")
			return is
		}
		if own && listed[k] {
			return fmt.Sprint(id) + another
		}
		return id
	}
	out := maps.Clone(older)
	own := func(file, field string) {
		out[file] = nil
		for _, r := range older[file] {
			r = maps.Clone(r)
			r[field] = name(r["kind"], r[field], true)
			out[file] = append(out[file], r)
		}
	}
	own(snapshot.RepositoriesFile, "id")
	own(snapshot.CommitsFile, "repo")
	own(snapshot.DiscussionsFile, "repo")
	return out
}

// followPairs writes the names of today into relations, key by key.
func followPairs(of map[string]string, fromKind, toKind string, was map[string]string) map[string]string {
	now := inverse(was)
	end := func(kind, id string) string {
		if to, ok := now[key(kind, id)]; ok {
			_, id, _ = strings.Cut(to, "\x00")
		}
		return id
	}
	translate := func(k string) string {
		from, to, _ := strings.Cut(k, "\x00")
		return key(end(fromKind, from), end(toKind, to))
	}
	out := map[string]string{}
	for k, v := range of {
		if translate(k) == k {
			out[k] = v
		}
	}
	for k, v := range of {
		if to := translate(k); to != k {
			if _, stays := out[to]; stays && translate(to) == to {
				to = k
			}
			out[to] = v
		}
	}
	return out
}
