package hfcommunity

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/internal/sqldump"
)

// Records arrive as they were emitted, in order, until either side fails, and
// nothing goes on afterwards.
func TestPipe(t *testing.T) {
	broken, enough := errors.New("broken"), errors.New("enough")
	text := func(i int) string { return strings.Repeat("x", i*7919%3000) + fmt.Sprint(i) }
	for _, c := range []struct {
		emitted, taken int // numbers at which a side fails, -1 for never
		want           error
	}{{-1, -1, nil}, {0, -1, broken}, {997, -1, broken}, {-1, 0, enough}, {-1, 1, enough}, {-1, 555, enough}, {-1, 1999, enough}, {600, 600, broken}, {601, 600, enough}} {
		emitted, taken, ended := 0, 0, false
		err := pipe(func(emit func(*record) error) error {
			defer func() { ended = true }()
			var scratch []byte
			for ; emitted < 2000; emitted++ {
				if emitted == c.emitted {
					return broken
				}
				scratch = append(scratch[:0], text(emitted)...) // is written over
				r := record{table: &tables[emitted%len(tables)], line: int64(emitted), start: scratch[:1], values: []sqldump.Value{{Text: scratch}, {Null: true}, {Text: scratch[1:], Cut: true}}[:emitted%4%3+1]}
				if emitted%5 == 0 {
					r.fault = "fault"
				}
				if err := emit(&r); err != nil {
					return err
				}
			}
			return nil
		}, func(r *record) error {
			if taken == c.taken {
				return enough
			}
			want := text(taken)
			if r.line != int64(taken) || string(r.start) != want[:1] || len(r.values) != taken%4%3+1 || string(r.values[0].Text) != want || r.table != &tables[taken%len(tables)] || (r.fault != "") != (taken%5 == 0) {
				t.Fatalf("record %d: %+v", taken, r)
			}
			if len(r.values) == 3 && (!r.values[1].Null || string(r.values[2].Text) != want[1:] || !r.values[2].Cut) {
				t.Fatalf("record %d: %+v", taken, r.values)
			}
			taken++
			return nil
		})
		if !errors.Is(err, c.want) || !ended || err == nil && taken != 2000 || c.taken < 0 && c.emitted >= 0 && taken != c.emitted {
			t.Errorf("%+v: %v after %d records of %d, ended %v", c, err, taken, emitted, ended)
		}
	}
}
