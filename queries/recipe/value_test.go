package recipe

import (
	"testing"
	"time"
)

func TestShown(t *testing.T) {
	for _, c := range []struct {
		in   any
		as   form
		want string
	}{
		{nil, grouped, ""}, {int64(1234), grouped, "1,234"}, {int64(2023), bare, "2023"}, {0.123456, grouped, "0.123"}, {0.5, share, "50%"}, {int64(1), share, "100%"},
		{true, grouped, "true"}, {"x", share, "x"}, {[]any{"a", int64(1)}, grouped, "a, 1"}, {map[string]any{"b": int64(1), "a": "x"}, grouped, `{"a":"x","b":1}`},
		{time.Date(2023, 4, 5, 6, 7, 8, 0, time.FixedZone("", 3600)), grouped, "2023-04-05 05:07:08"},
	} {
		if got := shown(c.in, c.as); got != c.want {
			t.Errorf("%v is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"ada_wren": "ada_wren", "_x_": `\_x\_`, "a*b": `a\*b`, "<b>&": `\<b\>\&`, "[x](y)": `\[x\](y)`, "a\nb\u202ec": "a b c", "# x": `\# x`, "$x$ `y` |": "\\$x\\$ \\`y\\` \\|",
	} {
		if got := escapeMarkdown(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
