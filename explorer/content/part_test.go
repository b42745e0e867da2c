package content_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

func TestAsked(t *testing.T) {
	c := onSample(t)
	t.Run("Parts", func(t *testing.T) { parts(t, c) })
	t.Run("UnknownSubject", func(t *testing.T) { unknownSubject(t, c) })
	t.Run("Cypher", func(t *testing.T) { freeCypher(t, c) })
}

func parts(t *testing.T, c *content.Content) {
	ctx := context.Background()
	part := func(name string, args []string, p content.Part, most int) (a *content.Answer, done queries.Outcome) {
		t.Helper()
		done, err := c.Part(ctx, name, args, p, func(head *content.Answer) queries.Writer {
			a = head
			return content.Keep(a, most)
		})
		if err != nil {
			t.Fatal(err)
		}
		return a, done
	}
	const all = 1 << 20
	// An argument says more, or less, than the query lists by itself.
	for limit, want := range map[string]int{"": 20, "limit=7": 7, "limit=40": 40} {
		args := []string{limit}
		if limit == "" {
			args = nil
		}
		a, err := c.Query(ctx, "developers/top-committers", args)
		if err != nil || len(a.Rows) != want {
			t.Errorf("%q: %d rows, %v", limit, len(a.Rows), err)
		}
	}
	// A query that ends with LIMIT $limit, and one that has no limit.
	for _, name := range []string{"adoption/top-models", "time/per-month"} {
		whole, done := part(name, nil, content.Part{Rows: 1000}, all)
		if done.Cut || len(whole.Rows) < 12 || done.Rows != len(whole.Rows) {
			t.Fatalf("%s: %d rows, %+v", name, len(whole.Rows), done)
		}
		var rows [][]any
		for skip := 0; ; skip += 5 {
			a, done := part(name, nil, content.Part{Skip: skip, Rows: 5}, all)
			if rows = append(rows, a.Rows...); !a.Cut {
				break
			}
			if done.Rows != 5 {
				t.Fatalf("%s: a part of %d rows", name, done.Rows)
			}
		}
		if d := cmp.Diff(whole.Rows, rows); d != "" {
			t.Errorf("%s in parts: %s", name, d)
		}
		if a, done := part(name, nil, content.Part{Rows: 1000}, 200); !done.Cut || len(a.Rows) == 0 || done.Rows != len(a.Rows) || len(a.Rows) >= len(whole.Rows) {
			t.Errorf("%s: %d rows in 200 bytes, %+v", name, len(a.Rows), done)
		}
	}
	a, _ := part("adoption/top-models", nil, content.Part{Skip: 5, Rows: 5}, all)
	if a.Params["limit"] != int64(10) || !strings.Contains(a.Cypher, "/*$limit*/ 10") {
		t.Errorf("the second five are shown with limit %v", a.Params["limit"])
	}
	if a, _ := part("adoption/top-models", []string{"limit=3"}, content.Part{Rows: 5}, all); len(a.Rows) != 3 || a.Cut {
		t.Errorf("%d rows, cut: %v, with an argument that says 3", len(a.Rows), a.Cut)
	}
	if a, done := part("adoption/top-models", nil, content.Part{Skip: 5000, Rows: 5}, all); len(a.Rows) != 0 || done.Rows != 0 {
		t.Errorf("%d rows after the end", done.Rows)
	}
}

func unknownSubject(t *testing.T, c *content.Content) {
	var head *content.Answer
	_, err := c.Part(context.Background(), "adoption/co-used", []string{"model=no/such-model"}, content.Part{Rows: 5}, func(a *content.Answer) queries.Writer {
		head = a
		return content.Keep(a, 1000)
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(head.Notes, func(n queries.Note) bool { return n.Kind == content.NoteSubject && n.Name == "no/such-model" }) {
		t.Errorf("notes %+v", head.Notes)
	}
}

func freeCypher(t *testing.T, c *content.Content) {
	ctx := context.Background()
	a, err := c.Cypher(ctx, "UNWIND range(1, $n) AS x RETURN x, 'text ' + x AS text", map[string]any{"n": int64(9)}, 4, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if want := [][]any{{int64(1), "text 1"}, {int64(2), "text 2"}, {int64(3), "text 3"}, {int64(4), "text 4"}}; !a.Cut || !cmp.Equal(want, a.Rows) || len(a.Columns) != 2 {
		t.Errorf("%+v", a)
	}
	for _, text := range []string{"CREATE (n)", "MATCH (n) RETURN n LIMIT $n", "RETURN 1 +", "SHOW USERS", "CALL dbms.components()"} {
		if _, err := c.Cypher(ctx, text, nil, 4, 1000); !errors.As(err, new(*hub.UsageError)) {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := c.Cypher(ctx, "RETURN 1", map[string]any{"m": 1}, 4, 1000); !errors.As(err, new(*hub.UsageError)) {
		t.Error(err)
	}
}
