package bulk

import (
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// count is a count on the (:Snapshot) node, as loader writes it.
type count struct {
	name string
	n    int64
}

func (w *writer) counts() []count {
	n, ignored := w.read.Records, w.read.Ignored
	return []count{
		{"models", n.Repositories[hub.Model]},
		{"datasets", n.Repositories[hub.Dataset]},
		{"spaces", n.Repositories[hub.Space]},
		{"commits", n.Commits},
		{"discussions", n.Discussions},
		{"usages", n.Usages},
		{"identities", n.Identities},
		{"bots", n.Bots},
		{"rejected", int64(w.read.Rejected)},
		{"commitsOfUnknownRepositories", ignored.CommitsOfUnknownRepositories},
		{"commitsRepeated", ignored.CommitsRepeated},
		{"discussionsOfUnknownRepositories", ignored.DiscussionsOfUnknownRepositories},
		{"discussionsRepeated", ignored.DiscussionsRepeated},
		{"usagesByUnknownSpacesKept", ignored.UsagesByUnknownSpacesKept},
		{"usagesOfUnknownModels", ignored.UsagesOfUnknownModels},
		{"usagesRepeated", ignored.UsagesRepeated},
	}
}

// snapshotHeader is the header of snapshot.csv.
func snapshotHeader(counts []count) string {
	h := strings.Builder{}
	h.WriteString(":ID(Snapshot),id,source,collectedAt:datetime,complete:boolean")
	for _, c := range counts {
		h.WriteString("," + c.name + ":long")
	}
	return h.String()
}

// writeSnapshot writes the (:Snapshot) node, which is not complete yet: that is
// said of a database that is online and has its constraints.
func (w *writer) writeSnapshot() error {
	meta, counts := w.snapshot.Meta(), w.counts()
	t := w.to.node("snapshot.csv", "Snapshot", snapshotHeader(counts))
	if w.to.err != nil {
		return w.to.err
	}
	t.int(0)
	t.text(w.id)
	t.optional(meta.Source)
	t.time(meta.CollectedAt)
	t.bool(false)
	for _, c := range counts {
		t.int(c.n)
	}
	return t.end()
}
