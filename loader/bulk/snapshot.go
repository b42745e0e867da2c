package bulk

import (
	"strings"

	"github.com/hubgraph/hubgraph/loader"
)

// snapshotHeader is the header of snapshot.csv.
func snapshotHeader(counts []loader.Count) string {
	h := strings.Builder{}
	h.WriteString(":ID(Snapshot),id,source,collectedAt:datetime,licenseRules,fieldRules,complete:boolean")
	for _, c := range counts {
		h.WriteString("," + c.Name + ":long")
	}
	return h.String()
}

// writeSnapshot writes the (:Snapshot) node, not yet marked as complete: that
// has to wait until the database is online and has its constraints.
func (w *writer) writeSnapshot() error {
	meta, counts := w.snapshot.Meta(), loader.SnapshotCounts(w.read)
	t := w.to.node("snapshot.csv", "Snapshot", snapshotHeader(counts))
	if w.to.err != nil {
		return w.to.err
	}
	t.int(0)
	t.text(w.id)
	t.optional(meta.Source)
	t.time(meta.CollectedAt)
	t.text(w.snapshot.Rules().Licenses.Name())
	t.text(w.snapshot.Rules().Fields.Name())
	t.bool(false)
	for _, c := range counts {
		t.int(c.N)
	}
	return t.end()
}
