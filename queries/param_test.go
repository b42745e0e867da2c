package queries

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
)

func demo(t *testing.T) *Query {
	t.Helper()
	q, err := parseFile("demo/all-types.cypher", whole)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestBind(t *testing.T) {
	defaults := map[string]any{
		"limit": int64(20), "share": 1.0, "field": nil, "title": "it's -- here", "raw": false, "kinds": []any{"model", "space"},
		"from": time.Date(2023, 10, 1, 0, 0, 0, 0, time.UTC), "model": "x/y",
	}
	for _, c := range []struct {
		arg, key string
		want     any
	}{
		{"limit=0", "limit", int64(0)},
		{"limit=1000", "limit", int64(1000)},
		{"share=-2.5e-3", "share", -0.0025},
		{"share=3", "share", 3.0},
		{"field=cv", "field", "cv"},
		{"title=", "title", ""},
		{"title=a=b, 'c'", "title", "a=b, 'c'"},
		{"raw=true", "raw", true},
		{"kinds=", "kinds", []any{}},
		{"kinds=a,b c", "kinds", []any{"a", "b c"}},
		{`kinds=["a,b"]`, "kinds", []any{"a,b"}},
		{"from=2022-02-28", "from", time.Date(2022, 2, 28, 0, 0, 0, 0, time.UTC)},
		{"from=2022-02-28T23:59:59.5Z", "from", time.Date(2022, 2, 28, 23, 59, 59, 5e8, time.UTC)},
		{"field=CV", "field", "cv"},
		{"from=2022", "from", time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"from=2022-03", "from", time.Date(2022, 3, 1, 0, 0, 0, 0, time.UTC)},
		{"model=') DETACH DELETE n //", "model", "') DETACH DELETE n //"},
	} {
		args := []string{c.arg}
		if c.key != "model" {
			args = append(args, "model=x/y")
		}
		got, err := demo(t).Bind(args)
		if err != nil {
			t.Errorf("%s: %v", c.arg, err)
			continue
		}
		want := map[string]any{}
		for k, v := range defaults {
			want[k] = v
		}
		want[c.key] = c.want
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.arg, diff)
		}
	}
}

func TestBindRefuses(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"", "demo/all-types needs the parameter model (string): -p model=..."},
		{"model", `parameter "model": want name=value`},
		{"modl=x", `demo/all-types has no parameter "modl"; did you mean model?`},
		{"wrong-altogether=x", "it has limit, share, field"},
		{"limit=1 limit=2", "parameter limit is given twice"},
		{"limit=ten", `parameter limit of demo/all-types: "ten" is not a whole number`},
		{"limit=1.5", `"1.5" is not a whole number`},
		{"limit=", `"" is not a whole number`},
		{"limit=99999999999999999999", "is not a whole number"},
		{"limit=-1", "-1 is less than 0"},
		{"limit=1001", "1001 is more than 1000"},
		{"share=NaN", `"NaN" is not a number`},
		{"share=x", `"x" is not a number`},
		{"field=audio", `"audio" is none of cv, nlp, mm`},
		{"raw=yes", `"yes" is neither true nor false`},
		{`kinds=["a",1]`, "is not a JSON array of strings"},
		{"from=yesterday", `"yesterday" is not a time`},
		{"from=2023-02-30", `"2023-02-30" is not a time`},
	} {
		_, err := demo(t).Bind(strings.Fields(c.args))
		var usage *hub.UsageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.args, err, c.want)
		}
	}
}

func TestParamString(t *testing.T) {
	want := []string{
		"limit int = 20 min 0 max 1000", "share float = 1.0", "field string = null in cv|nlp|mm", `title string = 'it\'s -- here'`,
		"raw bool = false", "kinds list = ['model', 'space']", "from datetime = datetime('2023-10-01T00:00:00Z')", "model string",
	}
	var got []string
	for _, p := range demo(t).Params {
		got = append(got, p.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
