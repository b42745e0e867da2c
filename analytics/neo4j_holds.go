package analytics

import (
	"context"
	"errors"
	"fmt"
)

// ErrIncomplete reports that a load did not come to its end, or is under way.
var ErrIncomplete = errors.New("a load was left off or is under way, so the graph is not that of one whole snapshot; the same 'hubgraph load' again finishes it")

// wantWhole returns an error unless the graph holds what the snapshot loaded
// last says. It asks the database's own counters. Of what older snapshots had,
// as much may be there besides: a load keeps what is gone.
func wantWhole(ctx context.Context, db Reader, h head) error {
	if h.unfinished > 0 {
		return ErrIncomplete
	}
	var of string
	var holds, least, most int64
	var wrong error
	err := query(ctx, db, "holds", nil, func() error {
		if wrong == nil {
			want := fmt.Sprint(least)
			if least != most {
				want = fmt.Sprintf("%d to %d", least, most)
			}
			wrong = fmt.Errorf("the graph holds %d %s, and what was loaded into it says %s: something else wrote to it or emptied it; 'hubgraph load DIR --replace' makes it anew", holds, of, want)
		}
		return nil
	}, &of, &holds, &least, &most)
	if err != nil {
		return err
	}
	return wrong
}
