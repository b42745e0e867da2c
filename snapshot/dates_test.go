package snapshot

import (
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Dates are handed over unless they are skimmed without being asked for.
func TestWalkDates(t *testing.T) {
	at := time.Date(2023, 4, 5, 6, 7, 8, 0, time.UTC)
	for want, r := range map[time.Time][]Reading{at: {{}, {Skim: true, Dates: true}, {Dates: true}}, {}: {{Skim: true}}} {
		for _, r := range r {
			r.Rejects = NewRejects(RejectOptions{})
			s, err := Open(folder(everyFile))
			if err != nil {
				t.Fatal(err)
			}
			var created, committed time.Time
			_, err = s.Walk(ctx, r, Handlers{
				Repository: func(_ int, r *hub.Repository) error { created = r.CreatedAt; return nil },
				Commit:     func(_ int, c *hub.Commit) error { committed = c.Date; return nil },
			})
			if err != nil || !created.Equal(want) || !committed.Equal(want) {
				t.Errorf("%+v: %v, %v, %v; want %v", r, created, committed, err, want)
			}
		}
	}
}
