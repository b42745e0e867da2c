package prune_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Names of a small world, so that two hubs drawn from it have much in common.
// Some need three and four bytes a letter, and the sorting of strings by UTF-16
// would differ from that by bytes.
var (
	people   = []string{"ada-wren", "Ada Wren", "bo-quill", "cai-fen", "李雷", "Émile Noir", "😀-moss", "\uff5efay", "tidy-bot", "gust-lab", "kit"}
	repoIDs  = []string{"gust-lab/tide", "gust-lab/tide-chat", "ada-wren/reef", "legacy", "kit/😀", "kit/\uff5e", "bo-quill/echo", "kit/Text"}
	shas     = []string{"a1", "a2", "b1", "b2"}
	licences = []string{"", "", "mit", "openrail", "own-terms", "apache-2.0"}
	tagSets  = [][]string{{}, {"fill-mask"}, {"image-to-text", "pytorch"}, {"translation", "object-detection"}}
	dates    = []string{"", "2023-01-02T03:04:05Z", "2023-06-01T00:00:00.5Z"}
	states   = []string{"", "open", "merged"}
)

// drawHub makes a small hub from a seed: every file, names that are mostly not
// listed everywhere, repeated records, spaces that are only users.
func drawHub(t testing.TB, seed uint64) fstest.MapFS {
	r := rand.New(rand.NewPCG(seed, 1))
	hubIDs := rand.New(rand.NewPCG(seed, 2))
	rich := r.Float64() // how much there is
	var files = map[string][]map[string]any{}
	put := func(file string, record map[string]any) { files[file] = append(files[file], record) }
	some := func(most int) int { return int(rich * float64(r.IntN(most+1))) }

	for _, k := range hub.Kinds {
		for _, id := range repoIDs {
			if r.Float64() < 0.3+rich/2 {
				put(snapshot.RepositoriesFile, map[string]any{"id": id, "kind": k.String(), "owner": pick(r, people), "license": pick(r, licences),
					"tags": pick(r, tagSets), "likes": r.IntN(3), "downloads": r.IntN(2), "created_at": pick(r, dates), "last_modified": pick(r, dates), "hub_id": pick(hubIDs, []string{"", "h1", "h2", "h3", "h4", "h5", "h6"})})
			}
		}
	}
	for range some(60) {
		put(snapshot.CommitsFile, map[string]any{"repo": pick(r, repoIDs), "kind": pick(r, hub.Kinds[:]).String(), "sha": pick(r, shas),
			"authors": authors(r), "date": pick(r, dates), "title": pick(r, states)})
	}
	for range some(20) {
		put(snapshot.DiscussionsFile, map[string]any{"repo": pick(r, repoIDs), "kind": pick(r, hub.Kinds[:]).String(), "num": r.IntN(3),
			"author": pick(r, append([]string{""}, people...)), "is_pull_request": r.IntN(2) == 0, "status": pick(r, states)})
	}
	for range some(40) {
		put(snapshot.UsagesFile, map[string]any{"space": pick(r, repoIDs), "model": pick(r, repoIDs)})
	}
	for range some(10) {
		put(snapshot.LineageFile, map[string]any{"model": pick(r, repoIDs), "base": pick(r, repoIDs), "relation": pick(r, hub.Relations), "evidence": pick(r, []string{"", "tag", "card", "hub"})})
		put(snapshot.DatasetsFile, map[string]any{"model": pick(r, repoIDs), "dataset": pick(r, repoIDs)})
	}
	for range some(8) {
		put(snapshot.BotsFile, map[string]any{"name": pick(r, people)})
	}
	for i := range some(6) { // towards smaller numbers only, so that no circle closes
		alias := len(people) - 1 - i
		put(snapshot.IdentitiesFile, map[string]any{"alias": people[alias], "canonical": people[r.IntN(alias)]})
	}
	for range some(8) {
		put(snapshot.AccountsFile, map[string]any{"name": pick(r, people), "type": pick(r, []any{nil, hub.User, hub.Org}), "fullname": pick(r, states)})
	}
	return folder(t, files, fmt.Sprintf(`{"format":1,"source":"small world","collectedAt":"2023-10-01T00:00:%02dZ"}`, seed%60))
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func authors(r *rand.Rand) []string {
	list := []string{}
	for range r.IntN(4) {
		list = append(list, pick(r, append([]string{""}, people...)))
	}
	return list
}

// folder is a snapshot of records by file.
func folder(t testing.TB, files map[string][]map[string]any, meta string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{snapshot.MetaFile: {Data: []byte(meta)}, snapshot.RepositoriesFile: {}}
	for name, records := range files {
		var text []byte
		for _, r := range records {
			line, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			text = append(append(text, line...), '\n')
		}
		out[name] = &fstest.MapFile{Data: text}
	}
	return out
}
