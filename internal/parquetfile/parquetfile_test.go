package parquetfile

import (
	"bytes"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

var columns = []Column{{"text", String, false}, {"n", Int, false}, {"x", Float, false}, {"yes", Bool, false}, {"at", Time, false}, {"list", String, true}}

// Rows come back by another way of the library, into structures, in the order given.
func TestWriter(t *testing.T) {
	type row struct {
		Text *string    `parquet:"text,optional"`
		N    *int64     `parquet:"n,optional"`
		X    *float64   `parquet:"x,optional"`
		Yes  *bool      `parquet:"yes,optional"`
		At   *time.Time `parquet:"at,optional,timestamp(microsecond)"`
		List []*string  `parquet:"list,optional,list"`
	}
	write := func() []byte {
		var b bytes.Buffer
		w := NewWriter(&b, "test", "0", columns, Meta{"source", "a hub"})
		for _, values := range [][]any{
			{"", int64(-1) << 63, 0.1, true, time.UnixMicro(-1), []string{"a", "b"}},
			{nil, nil, nil, nil, nil, nil},
			{"x\x00", int64(0), math.Copysign(0, -1), false, time.Unix(0, 0), []any{"a", "c"}},
		} {
			if err := w.Row(values); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	data := write()
	got, err := parquet.Read[row](bytes.NewReader(data), int64(len(data)))
	if err != nil || len(got) != 3 {
		t.Fatal(got, err)
	}
	if d := cmp.Diff([]any{"", int64(-1) << 63, 0.1, true, int64(-1), "b"}, []any{*got[0].Text, *got[0].N, *got[0].X, *got[0].Yes, got[0].At.UnixMicro(), *got[0].List[1]}); d != "" {
		t.Error(d)
	}
	if r := got[1]; r.Text != nil || r.N != nil || r.X != nil || r.Yes != nil || r.At != nil || r.List != nil {
		t.Errorf("a row of null is %+v", r)
	}
	if r := got[2]; *r.Text != "x\x00" || *r.Yes || len(r.List) != 2 {
		t.Errorf("%+v", r)
	}
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if source, _ := f.Lookup("source"); source != "a hub" {
		t.Errorf("metadata: %q", source)
	}
	for i, c := range f.Schema().Fields() {
		if c.Name() != columns[i].Name {
			t.Errorf("column %d is %s", i, c.Name())
		}
	}
	if !bytes.Equal(data, write()) {
		t.Error("equal rows, other bytes")
	}
}

func TestRowsThatDoNotFit(t *testing.T) {
	ok := []any{"", int64(1), 1.0, true, time.Time{}, []string{}}
	for i, bad := range []any{1, 1.0, int64(1), "true", "2024-01-01", "a"} {
		w := NewWriter(&bytes.Buffer{}, "test", "0", columns)
		values := append([]any{}, ok...)
		values[i] = bad
		if w.Row(values) == nil {
			t.Errorf("%v in column %s", bad, columns[i].Name)
		}
		if err := w.Row(ok); err != nil {
			t.Error(err)
		}
	}
	if NewWriter(&bytes.Buffer{}, "test", "0", columns).Row(ok[1:]) == nil {
		t.Error("a row that is too short")
	}
	if NewWriter(&bytes.Buffer{}, "test", "0", columns[5:]).Row([]any{[]any{int64(1)}}) == nil {
		t.Error("a number in a list of text")
	}
}
