package main

import (
	"errors"
	"fmt"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

func TestExitCode(t *testing.T) {
	for _, c := range []struct {
		err  error
		want int
	}{
		{nil, 0},
		{errors.New("x"), 1},
		{fmt.Errorf("a: %w", hub.Usagef("b")), 2},
		{fmt.Errorf("a: %w", hub.NotFoundf("b")), 2},
		{errors.Join(&hub.RejectedError{Count: 2}), 3},
	} {
		if got := exitCode(c.err); got != c.want {
			t.Errorf("%v: exit code %d, want %d", c.err, got, c.want)
		}
	}
}
