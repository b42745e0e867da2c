package api_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/explorer/api"
)

// formats hold the same rows, and their trailers say that these are all.
func formats(t *testing.T, c *client) {
	const path = "/api/v1/query/time/per-month"
	rows := c.ask(t, "GET", path+"?limit=1000").json(t, 200)["rows"].([]any)
	lines := c.ask(t, "GET", path+"?format=jsonl")
	table := c.ask(t, "GET", path+"?format=csv")
	binary := c.ask(t, "GET", path+"?format=parquet")
	for _, a := range []answer{lines, table, binary} {
		if a.StatusCode != 200 || a.Trailer.Get("Hubgraph-Complete") != "true" || a.Trailer.Get("Hubgraph-Cut") != "" || !strings.Contains(a.Header.Get("Content-Disposition"), `"per-month.`) {
			t.Errorf("%s: %s, trailer %v", a.Request.URL, a.Status, a.Trailer)
		}
	}
	var got []any
	for line := range strings.Lines(string(lines.body)) {
		var row any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		got = append(got, row)
	}
	want, _ := json.Marshal(rows)
	if b, _ := json.Marshal(got); !bytes.Equal(b, want) || len(rows) < 12 {
		t.Errorf("%d JSON Lines are not the %d rows of JSON", len(got), len(rows))
	}
	records, err := csv.NewReader(bytes.NewReader(table.body)).ReadAll()
	if err != nil || len(records) != len(rows)+1 {
		t.Fatalf("%d records of CSV, %v", len(records), err)
	}
	for i, record := range records[1:] {
		for j, name := range records[0] {
			if f, ok := rows[i].(map[string]any)[name].(float64); ok && strconv.FormatFloat(f, 'f', -1, 64) != record[j] {
				t.Errorf("row %d: %s is %s in CSV, %v in JSON", i, name, record[j], f)
			}
		}
	}
	file, err := parquet.OpenFile(bytes.NewReader(binary.body), int64(len(binary.body)))
	if err != nil || file.NumRows() != int64(len(rows)) {
		t.Errorf("Parquet: %v", err)
	}
	if head := c.ask(t, "HEAD", path+"?format=csv"); head.StatusCode != 200 || len(head.body) > 0 || !strings.HasPrefix(head.Header.Get("Content-Type"), "text/csv") {
		t.Errorf("HEAD of CSV: %s", head.Status)
	}
}

// cut: an answer that ends at a limit of bytes says so at its end, and goes on there.
func cut(t *testing.T, c *client) {
	const path = "/api/v1/query/time/per-month"
	page := c.ask(t, "GET", path).json(t, 200)
	n := len(page["rows"].([]any))
	said, _ := json.Marshal(page["said"])
	if page["cut"] != true || page["next"] == nil || n == 0 || !strings.Contains(string(said), "Cut at "+strconv.Itoa(n)+" row") {
		t.Errorf("%d rows in 600 bytes, next %v, said %s", n, page["next"], said)
	}
	lines := c.ask(t, "GET", path+"?format=jsonl")
	all := strings.Split(strings.TrimSpace(string(lines.body)), "\n")
	var last map[string]struct {
		Cut  int
		Next string
	}
	if err := json.Unmarshal([]byte(all[len(all)-1]), &last); err != nil {
		t.Fatal(err)
	}
	if end := last["$end"]; end.Cut != len(all)-1 || end.Next == "" || lines.Trailer.Get("Hubgraph-Cut") != strconv.Itoa(end.Cut) || lines.Trailer.Get("Hubgraph-Next") != end.Next || lines.Trailer.Get("Hubgraph-Complete") != "false" {
		t.Errorf("last line %s, trailer %v", all[len(all)-1], lines.Trailer)
	}
	table := c.ask(t, "GET", path+"?format=csv")
	records, err := csv.NewReader(bytes.NewReader(table.body)).ReadAll() // which wants as many fields in each record
	if err != nil {
		t.Fatal(err)
	}
	if end := records[len(records)-1][0]; !strings.HasPrefix(end, "# Cut at "+strconv.Itoa(len(records)-2)+" row") || table.Trailer.Get("Hubgraph-Cut") != strconv.Itoa(len(records)-2) {
		t.Errorf("last record %q of %d, trailer %v", end, len(records), table.Trailer)
	}
	// Page by page all rows come.
	rows := 0
	for next := path + "?format=jsonl"; next != ""; {
		a := c.ask(t, "GET", next)
		rows += strings.Count(string(a.body), "\n")
		if next = a.Trailer.Get("Hubgraph-Next"); next != "" {
			rows--
		}
	}
	if all := c.ask(t, "GET", path+"?limit=1000&format=csv"); all.StatusCode != 200 || rows < 12 {
		t.Errorf("%d rows in pages", rows)
	}
}

// broken is a database that answers nothing, or breaks after some rows.
type broken struct {
	err   error
	after int
}

func (b broken) Plan(context.Context, string, map[string]any) (string, []string, error) {
	return "r", nil, nil
}

func (b broken) Read(ctx context.Context, cypher string, _ map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	if strings.Contains(cypher, "Snapshot") && !strings.Contains(cypher, "$") {
		return nil, func(func([]any, error) bool) {}, nil
	}
	if b.after == 0 {
		return nil, nil, b.err
	}
	return []string{"month", "x"}, func(yield func([]any, error) bool) {
		for i := range b.after {
			if !yield([]any{strings.Repeat("m", 100), int64(i)}, nil) {
				return
			}
		}
		yield(nil, b.err)
	}, nil
}

// lost is an error of a connection.
type lost struct{ error }

func (lost) Lost() bool { return true }

func TestBroken(t *testing.T) {
	away := serve(t, broken{err: lost{errors.New("gone")}}, api.Options{})
	for _, path := range []string{"/api/v1/query/time/per-month", "/api/v1/query/time/per-month?format=csv", "/api/v1/model/a", "/api/v1/search?q=abc"} {
		a := away.ask(t, "GET", path)
		if p := a.json(t, 503); p["type"] != "/api/v1/problems#database-away" || a.Header.Get("Retry-After") == "" || a.Header.Get("Trailer") != "" {
			t.Errorf("%s: %s", path, a.body)
		}
	}
	// What breaks after much is sent says so, and ends the connection.
	for format, want := range map[string]string{"jsonl": `{"$end":{"problem":{"type":"/api/v1/problems#database-away"`, "csv": "# Broken off: the database is away"} {
		c := serve(t, broken{lost{errors.New("gone")}, 5000}, api.Options{})
		w, err := http.Get(c.url + "/api/v1/query/time/per-month?format=" + format)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(w.Body)
		w.Body.Close()
		if err == nil || !strings.Contains(string(body), want) || len(w.Trailer.Get("Hubgraph-Complete")) > 0 {
			t.Errorf("%s: %v, ends in %q, trailer %v", format, err, body[max(0, len(body)-200):], w.Trailer)
		}
	}
}
