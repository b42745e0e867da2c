package main

import (
	"context"
	"fmt"
	"time"
)

// maxClockSkew is how far the clocks of Neo4j and of this machine may be apart
// for a load: its time orders the snapshots that a database has held.
const maxClockSkew = 10 * time.Minute

// now is the clock of this machine.
var now = time.Now

// clocked is a graphdb.DB.
type clocked interface {
	URI() string
	ClockSkew(ctx context.Context) (time.Duration, error)
}

// checkClock refuses a database whose clock is too far from ours.
func checkClock(ctx context.Context, db clocked) error {
	skew, err := db.ClockSkew(ctx)
	if err != nil {
		return err
	}
	if skew.Abs() <= maxClockSkew {
		return nil
	}
	side := "ahead of"
	if skew < 0 {
		side = "behind"
	}
	return fmt.Errorf("the clock of Neo4j at %s is %v %s this machine's, and a load notes its time to order the snapshots; set the clocks right, nothing was loaded",
		db.URI(), skew.Abs().Round(time.Second), side)
}
