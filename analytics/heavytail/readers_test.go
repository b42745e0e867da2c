//go:build readers

// This test needs Python and the network: go test -tags readers ./analytics/heavytail

package heavytail

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/internal/readers"
)

// TestPeers: on the samples that come with powerlaw the fits are those of powerlaw, and
// those that are known of them.
func TestPeers(t *testing.T) {
	known := map[string]PowerLaw{
		"words": {Alpha: 1.9527, XMin: 7}, "terrorism": {Alpha: 2.3677, XMin: 12}, "blackouts": {Alpha: 2.2726, XMin: 230000},
		"flares": {Alpha: 1.7884, XMin: 323}, "cities": {Alpha: 2.3700, XMin: 52457},
	}
	lines := strings.Split(readers.Run(t, readers.Peers(t), "-B", filepath.Join("testdata", "reference.py")), "\n")
	if len(lines) != len(known) {
		t.Fatalf("%d samples, want %d", len(lines), len(known))
	}
	for _, line := range lines {
		var o oracle
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatalf("%v in %.100q", err, line)
		}
		s, err := NewSample(o.Values, o.Discrete)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.FitPowerLaw()
		if err != nil {
			t.Fatal(err)
		}
		if !near(got.Alpha, o.Alpha, 1e-4) || got.XMin != o.XMin || !near(got.D, o.D, 1e-4) || got.NTail != o.NTail {
			t.Errorf("%s: %+v, powerlaw says alpha %v, x_min %v, D %v of %d values", o.Name, got, o.Alpha, o.XMin, o.D, o.NTail)
		}
		if want := known[o.Name]; !near(got.Alpha, want.Alpha, 1e-4) || got.XMin != want.XMin {
			t.Errorf("%s: %+v, known are alpha %v, x_min %v", o.Name, got, want.Alpha, want.XMin)
		}
	}
}
