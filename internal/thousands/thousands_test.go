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
