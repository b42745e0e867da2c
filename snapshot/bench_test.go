package snapshot

import (
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
