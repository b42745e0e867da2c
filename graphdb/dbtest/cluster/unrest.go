package cluster

import (
	"math/rand/v2"
	"testing"
	"time"
)

// Unrest stops each member of a cluster of three in turn, the first one first, and
// meanwhile has the two others lead by turns and die before they confirm a commit, at
// seeded moments, half a pause to one and a half apart, until done. In the end all are up and the last elected leads.
func (c *Cluster) Unrest(t testing.TB, seed uint64, pause time.Duration, done <-chan struct{}) (elections, stops int) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	for stopped, over := 0, false; !over; stopped = (stopped + 1) % 3 {
		c.Stop(stopped)
		stops++
		c.Elect((stopped + 1) % 3)
		for range 3 {
			elections++
			c.LoseCommits(random.IntN(2))
			select {
			case <-done:
				over = true
			case <-time.After(pause/2 + time.Duration(random.Int64N(int64(pause)))):
			}
			c.LoseCommits(0)
			c.Elect((stopped + 1 + random.IntN(2)) % 3)
		}
		if err := c.Up(stopped); err != nil {
			t.Error(err)
			return elections, stops
		}
	}
	return elections, stops
}
