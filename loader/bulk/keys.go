package bulk

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// keys finds commits that share a key, which the import would turn into two
// nodes. kind:repo@sha is ambiguous only if an id or a sha contains an @, as
// none on the Hub does; only such keys are remembered, by their hashes.
type keys struct {
	seen map[[sha256.Size]byte]bool
}

func (k *keys) check(c *hub.Commit) error {
	if strings.IndexByte(c.SHA, '@') < 0 && strings.IndexByte(c.Repo, '@') < 0 {
		return nil
	}
	key := hub.CommitKey(c.Kind, c.Repo, c.SHA)
	sum := sha256.Sum256([]byte(key))
	if k.seen[sum] {
		return fmt.Errorf("two commits have the key %.200q in the graph, which an import cannot merge; load without --bulk", key)
	}
	if k.seen == nil {
		k.seen = map[[sha256.Size]byte]bool{}
	}
	k.seen[sum] = true
	return nil
}
