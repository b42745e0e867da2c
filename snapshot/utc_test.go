package snapshot

import (
	"regexp"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var utcForm = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$`)

// parseUTC takes exactly what has the form and is a date to package time, and
// gives the same time; here for dates with up to two characters changed.
func TestParseUTC(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		when := time.Unix(rapid.Int64Range(-62135596800, 253402300799).Draw(rt, "second"), rapid.Int64Range(0, 999_999_999).Draw(rt, "nanosecond")).UTC()
		text := []byte(when.Format(rapid.SampledFrom([]string{time.RFC3339, time.RFC3339Nano, "2006-01-02T15:04:05.000Z07:00", "2006-01-02T15:04:05.0000000000Z"}).Draw(rt, "form")))
		for range rapid.IntRange(0, 2).Draw(rt, "changes") {
			text[rapid.IntRange(0, len(text)-1).Draw(rt, "at")] = rapid.OneOf(rapid.ByteRange('0', '9'), rapid.SampledFrom([]byte("-:.TZtz/;\x00\x80\xb0\xff "))).Draw(rt, "to")
		}
		s := string(text)
		want, err := time.Parse(time.RFC3339Nano, s)
		valid := err == nil && utcForm.MatchString(s) && want.Year() >= 1
		var c clock
		ok := c.parseUTC(text) == len(text)
		if ok != valid {
			rt.Fatalf("%q: %v, want %v", s, ok, valid)
		}
		if ok && !c.time().Equal(want) {
			rt.Fatalf("%q is %v, want %v", s, c.time(), want)
		}
	})
}
