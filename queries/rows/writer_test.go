package rows

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
)

var (
	berlin = time.FixedZone("", 3600)
	kinds  = [][]any{
		{"plain", int64(42), 0.5, true},
		{nil, int64(-1), 1.0, false},
		{"", int64(math.MaxInt64), 1e-7, nil},
		{"a,b \"c\"\nd", time.Date(2023, 10, 1, 12, 0, 0, 5e8, berlin), 1e21, []any{"x", nil, int64(1)}},
		{"<b>&|_*_\\x1b" + "\x1b[31m", map[string]any{"b": int64(1), "a": []any{math.NaN()}}, math.NaN(), "名前_ü"},
	}
	columns = []string{"text", "n", "share", "b"}
)

func write(t *testing.T, format string, width int, columns []string, rows [][]any) string {
	t.Helper()
	var b strings.Builder
	w, err := New(format, &b, width)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Columns(columns); err != nil {
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
	return b.String()
}

func TestWriters(t *testing.T) {
	for format, want := range map[string]string{
		"csv": "text,n,share,b\n" +
			"plain,42,0.5,true\n" +
			",-1,1,false\n" +
			`"",9223372036854775807,1e-07,` + "\n" +
			"\"a,b \"\"c\"\"\nd\",2023-10-01T12:00:00.5+01:00,1e+21,\"[\"\"x\"\",null,1]\"\n" +
			"<b>&|_*_\\x1b\x1b[31m,\"{\"\"a\"\":[null],\"\"b\"\":1}\",NaN,名前_ü\n",
		"json": "[\n" +
			`{"text":"plain","n":42,"share":0.5,"b":true},` + "\n" +
			`{"text":null,"n":-1,"share":1,"b":false},` + "\n" +
			`{"text":"","n":9223372036854775807,"share":1e-7,"b":null},` + "\n" +
			`{"text":"a,b \"c\"\nd","n":"2023-10-01T12:00:00.5+01:00","share":1e+21,"b":["x",null,1]},` + "\n" +
			`{"text":"<b>&|_*_\\x1b\u001b[31m","n":{"a":[null],"b":1},"share":null,"b":"名前_ü"}` + "\n]\n",
		"md": "| text | n | share | b |\n| --- | ---: | ---: | --- |\n" +
			"| plain | 42 | 0.5 | true |\n" +
			"|  | -1 | 1 | false |\n" +
			"|  | 9223372036854775807 | 1e-07 |  |\n" +
			"| a,b \"c\"<br>d | 2023-10-01T12:00:00.5+01:00 | 1e+21 | \\[\"x\",null,1\\] |\n" +
			"| \\<b\\>\\&\\|\\_\\*\\_\\\\x1b\x1b\\[31m | {\"a\":\\[null\\],\"b\":1} | NaN | 名前_ü |\n",
		"table": "" +
			" text                          │ n                           │ share │ b\n" +
			"───────────────────────────────┼─────────────────────────────┼───────┼──────────────\n" +
			" plain                         │ 42                          │   0.5 │ true\n" +
			"                               │ -1                          │     1 │ false\n" +
			"                               │ 9223372036854775807         │ 1e-07 │\n" +
			" a,b \"c\"\\nd                    │ 2023-10-01T12:00:00.5+01:00 │ 1e+21 │ [\"x\",null,1]\n" +
			" <b>&|_*_\\x1b\\u001b[31m        │ {\"a\":[null],\"b\":1}          │   NaN │ 名前_ü\n",
	} {
		got := write(t, format, 0, columns, kinds)
		if format == "table" {
			got, want = squeeze(got), squeeze(want)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", format, diff)
		}
	}
}

// squeeze drops runs of spaces and rules, whose lengths follow the widest cell.
func squeeze(s string) string {
	for _, r := range []string{" ", "─"} {
		for strings.Contains(s, r+r) {
			s = strings.ReplaceAll(s, r+r, r)
		}
	}
	return s
}

func TestForPeople(t *testing.T) {
	for f, want := range map[float64]string{
		0: "0", 1: "1", 100: "100", -2.5: "-2.5", 1.0 / 3: "0.3333", 2.0 / 3: "0.6667", 123456.7890123: "123457", 12.76839: "12.77", 25440.562321: "25441",
		0.013333: "0.01333", 0.00012345678: "0.0001235", 9.99996: "10", 99999.5: "100000", -1234.5: "-1234", 1234.56: "1235",
		1e-7: "1e-07", 1.23456789e-9: "1.235e-09", 1e20: "100000000000000000000", 1e21: "1e+21", math.Inf(-1): "-Inf",
	} {
		if got, err := forPeople(f); err != nil || got != want {
			t.Errorf("%v: %q, %v; want %q", f, got, err, want)
		}
	}
}

func TestJSONLines(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(write(t, "jsonl", 0, columns, kinds), "\n"), "\n")
	if len(lines) != len(kinds) {
		t.Fatalf("%d lines for %d rows", len(lines), len(kinds))
	}
	var array []json.RawMessage
	if err := json.Unmarshal([]byte(write(t, "json", 0, columns, kinds)), &array); err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		if line != string(array[i]) {
			t.Errorf("line %d is %s, the array has %s", i, line, array[i])
		}
	}
}

// TestCSVReadsBack reads what was written with the standard library's reader.
func TestCSVReadsBack(t *testing.T) {
	texts := []string{"", " ", "a", `"`, `""`, ",", "\n", "a\nb", "a\r\nb", "\r", " padded ", "é名", "=1+1", "#", `\.`}
	rows := [][]any{}
	for _, s := range texts {
		rows = append(rows, []any{s, "end"})
	}
	r := csv.NewReader(strings.NewReader(write(t, "csv", 0, []string{"a", "b"}, rows)))
	got, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(texts)+1 {
		t.Fatalf("%d records, want %d", len(got), len(texts)+1)
	}
	for i, s := range texts {
		want := strings.ReplaceAll(s, "\r\n", "\n") // the standard reader does this inside quotes
		if got[i+1][0] != want {
			t.Errorf("%q came back as %q", s, got[i+1][0])
		}
	}
}

func TestEmptyResults(t *testing.T) {
	for format, want := range map[string]string{
		"csv": "a,b\n", "json": "[]\n", "jsonl": "", "md": "| a | b |\n| --- | --- |\n", "table": " a │ b\n───┼───\n",
	} {
		if got := write(t, format, 0, []string{"a", "b"}, nil); got != want {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
	}
	if got := write(t, "csv", 0, []string{"a"}, [][]any{{nil}, {""}}); got != "a\n\"\"\n\"\"\n" {
		t.Errorf("a lone null must not be an empty line: %q", got)
	}
}

func TestTableFitsTheTerminal(t *testing.T) {
	long := strings.Repeat("abcdefghij", 20)
	rows := [][]any{{int64(1), long, "名前" + long}, {int64(123456), "b", "c"}}
	for _, width := range []int{80, 120} {
		got := write(t, "table", width, []string{"n", "one", "two"}, rows)
		joined := ""
		for line := range strings.Lines(got) {
			line = strings.TrimSuffix(line, "\n")
			if n := len([]rune(line)) + strings.Count(line, "名") + strings.Count(line, "前"); n > width {
				t.Errorf("width %d: a line of %d:\n%s", width, n, line)
			}
			if cells := strings.Split(line, "│"); len(cells) == 3 {
				joined += strings.TrimSpace(cells[1])
			}
		}
		if !strings.Contains(joined, long) {
			t.Errorf("width %d: a part of the text is gone:\n%s", width, got)
		}
	}
}

// TestNothingIsBroken: in however narrow a terminal, no number, time, header or word is
// broken, nothing is lost, and no line is wider than the terminal; where a table cannot
// do that, a row is a record.
func TestNothingIsBroken(t *testing.T) {
	names := []string{"repositories", "organisation", "mean", "max", "when", "name"}
	row := []any{int64(25440562), true, 25440.562321, int64(394129), time.Date(2023, 10, 1, 12, 0, 0, 0, time.UTC), "some words, and then more of them"}
	for _, width := range []int{30, 40, 60, 80, 100, 140} {
		got := write(t, "table", width, names, [][]any{row, row})
		for line := range strings.Lines(got) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > max(width, 36) { // "organisation" and a value of 20 need 36
				t.Errorf("width %d: a line of %d: %q", width, n, line)
			}
		}
		for _, whole := range append(names, "25,440,562", "true", "25,441", "394,129", "2023-10-01T12:00:00Z", "words,", "more") {
			if !strings.Contains(got, whole) {
				t.Errorf("width %d: %q is broken:\n%s", width, whole, got)
			}
		}
		if records := strings.HasPrefix(got, "─── 1 ─"); records != (width < 80) || records != strings.Contains(got, "\n─── 2 ─") {
			t.Errorf("width %d: records %v:\n%s", width, records, got)
		}
	}
	if got, want := write(t, "table", 34, []string{"model", "likes", "text"}, [][]any{{"gust-lab/tide-base", int64(5), "one two three four five six"}, {"b", int64(1234567), nil}}), ""+
		"─── 1 ────────────────────────\n model  gust-lab/tide-base\n likes  5\n text   one two three four five\n        six\n"+
		"─── 2 ────────────────────────\n model  b\n likes  1,234,567\n text\n"; squeezeRules(got) != squeezeRules(want) {
		t.Errorf("%s", cmp.Diff(want, got))
	}
}

// squeezeRules makes rules one character long.
func squeezeRules(s string) string {
	for strings.Contains(s, "──") {
		s = strings.ReplaceAll(s, "──", "─")
	}
	return s
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		widths, least []int
		total         int
		want          []int
	}{
		{[]int{5, 100, 50}, []int{5, 8, 8}, 155, []int{5, 100, 50}},
		{[]int{5, 100, 50}, []int{5, 8, 8}, 65, []int{5, 30, 30}},
		{[]int{5, 100, 20}, []int{5, 8, 8}, 65, []int{5, 40, 20}},
		{[]int{5, 100, 50}, []int{5, 60, 8}, 85, []int{5, 60, 20}},
		{[]int{5, 100, 50}, []int{5, 8, 8}, 10, []int{5, 8, 8}},
	} {
		if diff := cmp.Diff(c.want, fit(c.widths, c.least, c.total)); diff != "" {
			t.Errorf("fit(%v, %v, %d) (-want +got)\n%s", c.widths, c.least, c.total, diff)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	for format, want := range map[string]string{"jsn": "did you mean json", "xml": "want one of table, csv, json, jsonl, md, parquet", "CSV": "did you mean csv"} {
		_, err := New(format, &strings.Builder{}, 0)
		var usage *hub.UsageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", format, err, want)
		}
	}
}
