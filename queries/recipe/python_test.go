package recipe

import (
	"testing"
	"time"
)

func TestPythonLiteral(t *testing.T) {
	for _, c := range []struct {
		in   any
		want string
	}{
		{nil, "None"}, {true, "True"}, {false, "False"}, {int64(-5), "-5"}, {2.0, "2.0"}, {1e-7, "1e-07"}, {"it's \"x\"\n\\", `"it's \"x\"\n\\"`},
		{[]any{"a", int64(1)}, `["a", 1]`}, {time.Date(2023, 4, 5, 6, 7, 8, 0, time.UTC), `datetime.fromisoformat("2023-04-05T06:07:08+00:00")`},
	} {
		if got := pythonLiteral(c.in); got != c.want {
			t.Errorf("%v is %s, want %s", c.in, got, c.want)
		}
	}
}

func TestPythonNames(t *testing.T) {
	if pythonName("from") != "from_" || pythonName("limit") != "limit" || pythonName("database") != "database_" {
		t.Error(pythonName("from"), pythonName("limit"), pythonName("database"))
	}
	if got := pythonArgument("from", "from_"); got != `**{"from": from_}` {
		t.Error(got)
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		in   any
		want string
	}{
		{nil, "<NA>"}, {0.5, "0.5"}, {1.0, "1"}, {2.0 / 3, "0.666667"}, {1e-9, "1e-09"}, {int64(12345), "12345"}, {"x", "x"}, {[]any{"a", int64(2)}, "[a, 2]"}, {true, "True"},
	} {
		if got := plain(c.in); got != c.want {
			t.Errorf("%v is %s, want %s", c.in, got, c.want)
		}
	}
}
