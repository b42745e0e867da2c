package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

type skewed struct {
	by  time.Duration
	err error
}

func (skewed) URI() string                                        { return "bolt://h:1" }
func (s skewed) ClockSkew(context.Context) (time.Duration, error) { return s.by, s.err }

func TestCheckClock(t *testing.T) {
	for _, by := range []time.Duration{0, 10 * time.Minute, -10 * time.Minute} {
		if err := checkClock(t.Context(), skewed{by: by}); err != nil {
			t.Errorf("%v: %v", by, err)
		}
	}
	for by, want := range map[time.Duration]string{
		10*time.Minute + time.Second: "bolt://h:1 is 10m1s ahead of this machine's",
		-26 * time.Hour:              "bolt://h:1 is 26h0m0s behind this machine's",
	} {
		if err := checkClock(t.Context(), skewed{by: by}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", by, err, want)
		}
	}
	if err := checkClock(t.Context(), skewed{err: errors.New("no answer")}); err == nil {
		t.Error("a clock that cannot be read is taken as right")
	}
}

// TestLoadRefusesAWrongClock loads from a machine whose clock is wrong.
func TestLoadRefusesAWrongClock(t *testing.T) {
	testDB(t)
	late := func() time.Time { return time.Now().Add(-11 * time.Minute) }
	code, out, errOut := runAt(t, late, "load", smallFolder(t), "--replace")
	if code != 1 || out != "" || strings.Count(errOut, "\n") != 1 || !strings.Contains(errOut, " is 11m0s ahead of this machine's") {
		t.Errorf("exit %d, output %q, messages %q", code, out, errOut)
	}
	if code, out, _ := command(t, "cypher", "MATCH (n) RETURN count(n) AS n", "-o", "csv"); code != 0 || out != "n\n0\n" {
		t.Errorf("exit %d, nodes %q; the refused load changed the database", code, out)
	}
}
