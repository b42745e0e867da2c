package network

import (
	"math"
	"testing"
)

func TestNMIOracle(t *testing.T) {
	compared := 0
	for _, c := range communityCases(t) {
		var partitions []*Communities
		for _, of := range c.Partitions {
			partitions = append(partitions, newCommunities(of))
		}
		want := c.NMI
		for i, a := range partitions {
			for _, b := range partitions[i+1:] {
				if got, back := NMI(a, b), NMI(b, a); math.Abs(got-want[0]) > 1e-12 || math.Abs(back-want[0]) > 1e-12 {
					t.Errorf("%s: %v, the other way %v, want %v", c.Name, got, back, want[0])
				}
				want = want[1:]
				compared++
			}
			if got := NMI(a, a); math.Abs(got-1) > 1e-12 {
				t.Errorf("%s: %v of a partition with itself", c.Name, got)
			}
		}
	}
	if compared < 1000 {
		t.Errorf("%d pairs compared", compared)
	}
}

func TestNMIOfNothing(t *testing.T) {
	none := newCommunities(nil)
	if got := NMI(none, none); got != 1 {
		t.Errorf("%v", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("partitions of different nodes are compared")
		}
	}()
	NMI(none, newCommunities([]int32{0}))
}
