package queries

import (
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// SnapshotsHeld is a statement that anybody can ask for the snapshots that a graph
// holds: first those that were loaded completely, the one loaded last at the top, then
// those of which a load did not come to its end.
const SnapshotsHeld = `MATCH (s:Snapshot)
RETURN s.source AS source, s.collectedAt AS collectedAt, s.id AS fingerprint, coalesce(s.complete, false) AS complete, s.loadedAt AS loadedAt,
  s.licenseRules AS licenseRules, s.fieldRules AS fieldRules
ORDER BY complete DESC, loadedAt DESC, fingerprint DESC`

// ReadProvenance asks a graph whose numbers it holds. In a graph without a snapshot it
// is the zero value.
func ReadProvenance(ctx context.Context, db Reader) (of hub.Provenance, err error) {
	_, rows, err := db.Read(ctx, SnapshotsHeld, nil)
	if err != nil {
		return hub.Provenance{}, fmt.Errorf("ask for the snapshots of the graph: %w", err)
	}
	found := false
	for row, err := range rows {
		if err != nil {
			return hub.Provenance{}, fmt.Errorf("ask for the snapshots of the graph: %w", err)
		}
		var s hub.Snapshot
		s.Source, _ = row[0].(string)
		if at, ok := row[1].(time.Time); ok {
			s.CollectedAt = at.UTC()
		}
		s.Fingerprint, _ = row[2].(string)
		licenses, _ := row[5].(string)
		fields, _ := row[6].(string)
		s = s.Classified(licenses, fields)
		switch complete, _ := row[3].(bool); {
		case !complete:
			of.Unfinished = append(of.Unfinished, s)
		case found:
			of.Earlier = append(of.Earlier, s)
		default:
			of.Snapshot, found = s, true
		}
	}
	return of, nil
}
