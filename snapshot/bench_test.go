package snapshot

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// BenchmarkCommits reads 64 MB of commits as a hub has them: 10 to a repository.
func BenchmarkCommits(b *testing.B) {
	var repos, commits strings.Builder
	rng := rand.New(rand.NewPCG(1, 1))
	for i := 0; commits.Len() < 64<<20; i++ {
		id := fmt.Sprintf("developer-%d/base-model-%d", i%5000, i)
		fmt.Fprintf(&repos, `{"id": "%s", "kind": "model", "tags": []}`+"\n", id)
		for range 10 {
			fmt.Fprintf(&commits, `{"repo": "%s", "kind": "model", "sha": "%016x%016x%08x", "authors": ["developer-%d"], "date": "2023-05-26T00:51:04.000Z"}`+"\n",
				id, rng.Uint64(), rng.Uint64(), rng.Uint32(), i%5000)
		}
	}
	fsys := folder(map[string]string{RepositoriesFile: repos.String(), CommitsFile: commits.String()})
	b.SetBytes(int64(commits.Len() + repos.Len()))
	b.ReportAllocs()
	for b.Loop() {
		s, err := Open(fsys)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Walk(ctx, Reading{}, Handlers{Commit: func(int, *hub.Commit) error { return nil }}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeys decodes lines of commits and repositories with and without
// predicted keys.
func BenchmarkKeys(b *testing.B) {
	var commits, repositories strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&commits, `{"repo": "developer-%d/base-model-%d", "kind": "model", "sha": "%040x", "authors": ["developer-%d"], "date": "2023-05-26T00:51:04.000Z"}`+"\n", i/10, i/10, i, i/10)
		fmt.Fprintf(&repositories, `{"id": "developer-%d/base-model-%d", "kind": "model", "owner": "developer-%d", "license": "mit", "tags": ["pytorch", "text-generation", "region:us"], "likes": %d, "downloads": %d, "created_at": "2023-05-26T00:51:04.000Z", "last_modified": "2023-05-27T00:51:04.000Z"}`+"\n", i/10, i, i/10, i%7, i)
	}
	for _, predicted := range []bool{true, false} {
		b.Run(fmt.Sprintf("commits/predicted=%v", predicted), func(b *testing.B) { benchDecode(b, decodeCommit, commits.String(), predicted) })
		b.Run(fmt.Sprintf("repositories/predicted=%v", predicted), func(b *testing.B) { benchDecode(b, decodeRepository, repositories.String(), predicted) })
	}
}

func benchDecode[T any](b *testing.B, decode decoder[T], text string, predicted bool) {
	lines := bytes.SplitAfter([]byte(text), []byte("\n"))
	b.SetBytes(int64(len(text)))
	p, a := parser{noDates: true}, arena{}
	for b.Loop() {
		a.reset()
		if predicted {
			p.predicted = &predictedKeys{}
		}
		for _, line := range lines[:len(lines)-1] {
			var record T
			p.reset(line)
			p.open()
			if decode(&p, &record, &a); p.err != nil {
				b.Fatal(p.err.reason)
			}
		}
	}
}
