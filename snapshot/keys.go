package snapshot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// Keys are the keys that are read of each file of a snapshot, in the order of
// the documents. Others are counted and passed over.
var Keys = map[string][]string{
	MetaFile: {"format", "source", "collectedAt", "counts", "lacks"},
	RepositoriesFile: {"id", "kind", "tags", "owner", "license", "likes", "downloads", "created_at", "last_modified",
		"hub_id", "sha", "gated", "disabled", "languages", "sdk", "pipeline_tag", "library_name"},
	CommitsFile:     {"repo", "kind", "sha", "authors", "date", "title"},
	DiscussionsFile: {"repo", "kind", "num", "author", "date", "is_pull_request", "status"},
	UsagesFile:      {"space", "model"},
	IdentitiesFile:  {"alias", "canonical"},
	BotsFile:        {"name"},
	LineageFile:     {"model", "base", "relation", "evidence"},
	DatasetsFile:    {"model", "dataset"},
	AccountsFile:    {"name", "type", "fullname"},
}

// elsewhere is what other programs, the Hub's API first, call the keys.
var elsewhere = map[string]map[string]string{
	MetaFile:         {"date": "collectedAt", "version": "format"},
	RepositoriesFile: {"modelId": "id", "repo_id": "id", "name": "id", "_id": "hub_id", "author": "owner", "type": "kind", "repo_type": "kind", "licence": "license"},
	CommitsFile:      {"repo_id": "repo", "id": "repo", "repo_type": "kind", "type": "kind", "commit_id": "sha", "oid": "sha", "hash": "sha", "author": "authors", "created_at": "date", "createdAt": "date", "message": "title"},
	DiscussionsFile:  {"repo_id": "repo", "id": "repo", "repo_type": "kind", "type": "kind", "number": "num", "createdAt": "date", "created_at": "date", "isPR": "is_pull_request", "pr": "is_pull_request"},
	UsagesFile:       {"space_id": "space", "model_id": "model", "repo": "space"},
	IdentitiesFile:   {"name": "alias", "from": "alias", "to": "canonical"},
	BotsFile:         {"bot": "name", "login": "name", "user": "name"},
	LineageFile:      {"base_model": "base", "parent": "base", "child": "model", "type": "relation"},
	AccountsFile:     {"kind": "type", "full_name": "fullname", "user": "name", "login": "name"},
}

// meant returns the key of a file that an unknown one may stand for, "" for none.
func meant(file, key string) string {
	for _, known := range Keys[file] {
		if flat(known) == flat(key) {
			return known
		}
	}
	if known := elsewhere[file][key]; known != "" {
		return known
	}
	if near := nearest.Names(key, Keys[file]); len(near) > 0 {
		return near[0]
	}
	return ""
}

// flat is a name without what camel case, snake case and kebab case differ in.
func flat(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(name))
}

// keyTally counts unknown keys. The lines of a file mostly have the same ones in
// the same order, so the next is tried first.
type keyTally struct {
	keys []keyCount
	at   int // of the next key, if the line is as the last one
}

type keyCount struct {
	key string
	n   int64
}

// mostKeys is how many different keys are counted: a file whose keys are data
// shall not fill the memory.
const mostKeys = 100

func (t *keyTally) add(key string, n int64) {
	if t.at >= len(t.keys) || t.keys[t.at].key != key {
		t.at = slices.IndexFunc(t.keys, func(c keyCount) bool { return c.key == key })
	}
	switch {
	case t.at >= 0:
		t.keys[t.at].n += n
	case len(t.keys) < mostKeys:
		t.at = len(t.keys)
		t.keys = append(t.keys, keyCount{strings.Clone(key), n})
	default:
		t.at = len(t.keys)
	}
	t.at++
}

// shownKeys is how many unknown keys a line names.
const shownKeys = 8

// line says which keys of a file are not read, those first that may stand for a
// known one; "" when there are none. In snapshot.json they are not counted.
func (t *keyTally) line(file string) string {
	keys := slices.Clone(t.keys)
	slices.SortFunc(keys, func(a, b keyCount) int {
		x, y := meant(file, a.key) == "", meant(file, b.key) == ""
		if x != y {
			return map[bool]int{false: -1, true: 1}[x]
		}
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.key, b.key))
	})
	var parts []string
	for _, k := range keys[:min(len(keys), shownKeys)] {
		part := quote(k.key)
		if file != MetaFile {
			part += " in " + thousands.Count(int64(k.n), "line", "lines")
		}
		if known := meant(file, k.key); known != "" {
			part += fmt.Sprintf(" (did you mean %q?)", known)
		}
		parts = append(parts, part)
	}
	if more := len(keys) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("%d others", more))
	}
	if len(parts) == 0 {
		return ""
	}
	return "keys that are not read: " + strings.Join(parts, ", ")
}

// other passes over the value of an unknown key and counts it.
func (p *parser) other() {
	if p.unknown != nil {
		p.unknown.add(p.key, 1)
	}
	p.skip()
}

// instead names a key of the line that may stand for a missing one, for the
// reason of a reject.
func (p *parser) instead(file, missing string) string {
	q := parser{b: p.b, fresh: true}
	q.open()
	for q.next() {
		if !slices.Contains(Keys[file], q.key) && meant(file, q.key) == missing {
			return fmt.Sprintf("; there is %s, which is not read", quote(q.key))
		}
		q.skip()
	}
	return ""
}
