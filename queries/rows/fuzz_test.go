package rows

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzWriters reads back what the formats write.
func FuzzWriters(f *testing.F) {
	f.Add("a", "b,\"c\"\r\n", int64(-5), 0.1)
	f.Add("", " x|y\\", int64(math.MinInt64), 1e21)
	f.Add("_a_*b*`<br>`&~", "\x1b[31m\u202e\t\r", int64(0), 1e-7)
	f.Fuzz(func(t *testing.T, a, b string, n int64, x float64) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return // the graph has none
		}
		columns, row := []string{"first", b, "n", "x", "none"}, []any{a, []any{a, b}, n, x, nil}
		if b == "first" || b == "n" || b == "x" || b == "none" {
			columns[1] = "second"
		}
		text := map[string]string{}
		for _, format := range Formats {
			var out bytes.Buffer
			w, err := New(format, &out, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, err := range []error{w.Columns(columns), w.Row(row), w.Row(row), w.Close()} {
				if err != nil {
					t.Fatal(err)
				}
			}
			text[format] = out.String()
		}
		checkCSV(t, text["csv"], columns, row)
		checkJSON(t, text["json"], text["jsonl"], columns, row)
		checkMarkdown(t, text["md"], columns, row)
		checkTable(t, text["table"])
	})
}

func checkCSV(t *testing.T, text string, columns []string, row []any) {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(records) != 3 {
		t.Fatalf("%q: %v, %v", text, records, err)
	}
	lines := func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") } // as encoding/csv reads them
	var list []any
	err = json.Unmarshal([]byte(records[1][1]), &list)
	n, err1 := strconv.ParseInt(records[1][2], 10, 64)
	x, err2 := strconv.ParseFloat(records[1][3], 64)
	if records[0][1] != lines(columns[1]) || records[1][0] != lines(row[0].(string)) || err != nil || !cmp.Equal(any(list), row[1]) ||
		err1 != nil || n != row[2] || err2 != nil || !(x == row[3].(float64) || math.IsNaN(x) && math.IsNaN(row[3].(float64))) || records[1][4] != "" {
		t.Fatalf("%q of %q reads as %q; %v %v %v", text, row, records, err, err1, err2)
	}
}

func checkJSON(t *testing.T, array, lines string, columns []string, row []any) {
	var all []map[string]any
	d := json.NewDecoder(strings.NewReader(array))
	d.UseNumber()
	if err := d.Decode(&all); err != nil || len(all) != 2 {
		t.Fatalf("%q: %v", array, err)
	}
	number := func(v any) float64 { x, _ := v.(json.Number).Float64(); return x }
	whole, err := all[0]["n"].(json.Number).Int64()
	x := row[3].(float64)
	fits := math.IsNaN(x) || math.IsInf(x, 0)
	if fits {
		fits = all[0]["x"] == nil
	} else {
		fits = number(all[0]["x"]) == x
	}
	if v, there := all[0]["none"]; err != nil || whole != row[2] || !fits || !there || v != nil || all[0]["first"] != row[0] || !cmp.Equal(all[0][columns[1]], row[1]) {
		t.Fatalf("%q of %q reads as %v", array, row, all)
	}
	if strings.Count(lines, "\n") != 2 || array != "[\n"+strings.Replace(strings.TrimSuffix(lines, "\n"), "\n", ",\n", 1)+"\n]\n" {
		t.Fatalf("lines %q, array %q", lines, array)
	}
}

var markdownCell = regexp.MustCompile(` ((?:[^|\\]|\\.)*) \|`)

func checkMarkdown(t *testing.T, text string, columns []string, row []any) {
	if strings.Count(text, "\n") != 4 {
		t.Fatalf("%q", text)
	}
	plainText := func(s string) string {
		return strings.NewReplacer("\r\n", "<br>", "\n", "<br>", "\r", "<br>").Replace(s)
	}
	for i, line := range strings.SplitAfter(text, "\n")[:4] {
		cells := markdownCell.FindAllStringSubmatch(line, -1)
		if len(cells) != len(columns) || strings.Count(line, "|") < len(columns)+1 {
			t.Fatalf("line %d of %q has the cells %q", i, text, cells)
		}
		want := map[int]string{0: columns[1], 2: "", 3: ""}[i]
		at := 1
		if i >= 2 {
			want, at = row[0].(string), 0
		}
		if got := unescapeMarkdown(cells[at][1]); i != 1 && got != plainText(want) {
			t.Fatalf("line %d of %q: cell %q reads as %q, want %q", i, text, cells[at][1], got, plainText(want))
		}
	}
}

var markdownEscape = regexp.MustCompile(`(?s)\\(.)`)

func unescapeMarkdown(s string) string { return markdownEscape.ReplaceAllString(s, "$1") }

func checkTable(t *testing.T, text string) {
	if strings.Count(text, "\n") != 4 || strings.ContainsFunc(strings.ReplaceAll(text, "\n", ""), hidden) {
		t.Fatalf("table %q", text)
	}
}
