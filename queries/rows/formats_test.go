package rows

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/queries"
)

func statement(t testing.TB) *queries.Statement {
	t.Helper()
	s, err := queries.Guard("RETURN 1")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTableInBlocks: rows after the first block stand under the same columns,
// without a header; a block that needs wider columns has one of its own.
func TestTableInBlocks(t *testing.T) {
	var rows [][]any
	for i := range 3*tableBlock + 1 {
		rows = append(rows, []any{int64(10_000 + i), "short"})
	}
	rows[2*tableBlock+5][1] = "wider than the blocks before"
	lines := strings.Split(strings.TrimSuffix(write(t, "table", 0, []string{"n", "text"}, rows), "\n"), "\n")
	if want := len(rows) + 4; len(lines) != want {
		t.Fatalf("%d lines, want %d: a line each, and two headers", len(lines), want)
	}
	for i, want := range map[int]string{
		0: "      n │ text", 1: "────────┼───────", 2: " 10,000 │ short", tableBlock + 2: " 11,000 │ short", 2*tableBlock + 1: " 11,999 │ short",
		2*tableBlock + 2: "      n │ text", 2*tableBlock + 3: "────────┼" + strings.Repeat("─", 30), 2*tableBlock + 4: " 12,000 │ short",
		2*tableBlock + 9: " 12,005 │ wider than the blocks before", 3*tableBlock + 4: " 13,000 │ short",
	} {
		if lines[i] != want {
			t.Errorf("line %d is %q, want %q", i+1, lines[i], want)
		}
	}
	if got := write(t, "table", 0, []string{"n", "text"}, rows[:tableBlock]); strings.Count(got, "\n") != tableBlock+2 {
		t.Errorf("a full block has %d lines", strings.Count(got, "\n"))
	}
}

// rowsDB gives n rows without holding them.
type rowsDB struct{ n int }

func (d rowsDB) Plan(context.Context, string, map[string]any) (string, []string, error) {
	return "r", nil, nil
}

func (d rowsDB) Read(context.Context, string, map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return []string{"n", "name", "share"}, func(yield func([]any, error) bool) {
		for i := range d.n {
			if !yield([]any{int64(i), fmt.Sprintf("owner-%d/model-%d", i%1000, i), float64(i) / 7}, nil) {
				return
			}
		}
	}, nil
}

// heapWatch measures the heap every hundred thousand bytes of output.
type heapWatch struct {
	written, next int
	peak          uint64
}

func (h *heapWatch) Write(b []byte) (int, error) {
	if h.written += len(b); h.written >= h.next {
		h.next = h.written + 10<<20
		runtime.GC()
		runtime.GC() // what is pooled goes with the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		h.peak = max(h.peak, m.HeapAlloc)
	}
	return len(b), nil
}

// TestManyRowsInBoundedMemory: what is in memory does not grow with the rows.
func TestManyRowsInBoundedMemory(t *testing.T) {
	for _, format := range []string{"csv", "json", "jsonl", "md", "table", "parquet"} {
		var peaks [2]uint64
		for i, n := range []int{100_000, 800_000} {
			watch := &heapWatch{}
			out, err := New(format, watch, 0)
			if err != nil {
				t.Fatal(err)
			}
			done, err := queries.Run(t.Context(), rowsDB{n}, statement(t), nil, queries.Limits{}, out)
			if err != nil || done.Rows != n || done.Cut {
				t.Fatalf("%s: %+v, %v", format, done, err)
			}
			peaks[i] = watch.peak
		}
		// Held, 700,000 rows more would be over 70 MB. Buffers that are kept for
		// the next use make up to 20 MB of difference.
		if peaks[1] > peaks[0]+32<<20 {
			t.Errorf("%s: %d MB of heap for 800,000 rows, %d MB for 100,000", format, peaks[1]>>20, peaks[0]>>20)
		}
	}
}

// BenchmarkAMillionRows reports the largest heap while a million rows are written.
func BenchmarkAMillionRows(b *testing.B) {
	for _, format := range []string{"csv", "json", "table", "parquet"} {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				watch := &heapWatch{}
				out, err := New(format, watch, 0)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := queries.Run(b.Context(), rowsDB{1_000_000}, statement(b), nil, queries.Limits{}, out); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(watch.peak)/1e6, "peak-heap-MB")
			}
		})
	}
}

func TestParquetReadsBack(t *testing.T) {
	type record struct {
		Yes   *bool      `parquet:"yes,optional"`
		Count *int64     `parquet:"count(*),optional"`
		Share *float64   `parquet:"a.share,optional"`
		Name  *string    `parquet:"name,optional"`
		At    *time.Time `parquet:"at,optional,timestamp(microsecond)"`
		Names []string   `parquet:"names,optional,list"`
		Mixed *string    `parquet:"mixed,optional"`
		Empty *int64     `parquet:"empty,optional"`
		None  *string    `parquet:"none,optional"`
	}
	at := time.Date(2023, 10, 1, 12, 0, 0, 123456000, berlin)
	names := []string{"yes", "count(*)", "a.share", "name", "at", "names", "mixed", "empty", "none"}
	rows := [][]any{
		{true, int64(1), 0.5, "ä,\"\n", at, []any{"a", "b"}, int64(1), nil, nil},
		{nil, nil, nil, nil, nil, nil, nil, nil, nil},
		{false, int64(-9), int64(3), "", time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC), []any{}, map[string]any{"b": int64(2), "a": []any{nil}}, nil, nil},
		{true, int64(1 << 62), -1e300, "x", at, []any{"c"}, "text", nil, nil},
	}
	var out bytes.Buffer
	w := &parquetWriter{out: &out}
	w.Describe([]queries.Column{{}, {}, {}, {}, {}, {}, {}, {Name: "empty", Type: queries.Int}, {}})
	writeRows(t, w, names, rows)
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range file.Schema().Fields() {
		got = append(got, f.Name())
	}
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("order of columns (-want +got)\n%s", diff)
	}
	records, err := parquet.Read[record](bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	utc := at.UTC()
	want := []record{
		{new(true), new(int64(1)), new(0.5), new("ä,\"\n"), &utc, []string{"a", "b"}, new("1"), nil, nil},
		{},
		{new(false), new(int64(-9)), new(3.0), new(""), new(time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC)), []string{}, new(`{"a":[null],"b":2}`), nil, nil},
		{new(true), new(int64(1 << 62)), new(-1e300), new("x"), &utc, []string{"c"}, new("text"), nil, nil},
	}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func writeRows(t *testing.T, w queries.Writer, names []string, rows [][]any) {
	t.Helper()
	if err := w.Columns(names); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestParquetOfNothing: an empty answer has its columns.
func TestParquetOfNothing(t *testing.T) {
	var out bytes.Buffer
	w := &parquetWriter{out: &out}
	w.Describe([]queries.Column{{Name: "n", Type: queries.Int}, {Name: "names", Type: queries.List}, {Name: "at", Type: queries.Datetime}})
	writeRows(t, w, []string{"n", "names", "at"}, nil)
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil || file.NumRows() != 0 {
		t.Fatalf("%v, %v rows", err, file.NumRows())
	}
	if got := file.Schema().String(); !strings.Contains(got, "optional int64 n (INT(64,true))") || !strings.Contains(got, "optional group names (LIST)") || !strings.Contains(got, "TIMESTAMP") {
		t.Errorf("schema %s", got)
	}
}
