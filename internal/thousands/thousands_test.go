package thousands

import "testing"

func TestGroup(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "7": "7", "999": "999", "1000": "1,000", "-1234567": "-1,234,567", "-999": "-999", "12345.6789": "12,345.6789", "1.5e+20": "1.5e+20", "1000 %": "1,000 %", "n/a": "n/a",
	} {
		if got := Group(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 lines", 1: "1 line", 2: "2 lines", 1234567: "1,234,567 lines", -1: "-1 lines"} {
		if got := Count(n, "line", "lines"); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
