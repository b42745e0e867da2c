package synthetic

import (
	"fmt"
	"math"

	"github.com/hubgraph/hubgraph/hub"
)

// MaxScale is the largest scale that Generate accepts.
const MaxScale = 20

// Options says which hub to generate.
type Options struct {
	Scale float64 // 1 for the paper's hub; more than 0, at most MaxScale
	Seed  uint64
}

// Validate returns a hub.UsageError when the scale is out of range.
func (o Options) Validate() error {
	if math.IsNaN(o.Scale) || o.Scale <= 0 || o.Scale > MaxScale {
		return hub.Usagef("scale %v is out of range: more than 0, at most %d", o.Scale, MaxScale)
	}
	return nil
}

// Source names the hub, for snapshot.json.
func (o Options) Source() string {
	return fmt.Sprintf("hubgraph synthetic hub, scale %v, seed %d", o.Scale, o.Seed)
}
