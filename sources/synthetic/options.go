package synthetic

import (
	"fmt"
	"math"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// MaxScale is the largest scale that Generate accepts.
const MaxScale = 20

// Options says which hub to generate.
type Options struct {
	Scale float64 // 1 for the paper's hub; more than 0, at most MaxScale
	Seed  uint64

	// Months says how much later the hub is looked at, at most MaxMonths: with
	// commits, discussions and repositories that are new, others that are gone or
	// renamed, likes and downloads that went up and down. Each month begins with
	// the hub of the month before.
	Months int
}

// MaxMonths is the largest number of months that Generate accepts.
const MaxMonths = 120

// Collected is when the hub was supposedly collected: the time for
// snapshot.json. No record is later.
func (o Options) Collected() time.Time { return monthEnd(o.Months) }

// Validate returns a hub.UsageError when the options are out of range.
func (o Options) Validate() error {
	if math.IsNaN(o.Scale) || o.Scale <= 0 || o.Scale > MaxScale {
		return hub.Usagef("scale %v is out of range: more than 0, at most %d", o.Scale, MaxScale)
	}
	if o.Months < 0 || o.Months > MaxMonths {
		return hub.Usagef("month %d is out of range: from 0 to %d", o.Months, MaxMonths)
	}
	return nil
}

// Source names the hub, for snapshot.json. It is the same in all months.
func (o Options) Source() string {
	return fmt.Sprintf("hubgraph synthetic hub, scale %v, seed %d", o.Scale, o.Seed)
}
