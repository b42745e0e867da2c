package report

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// FuzzRead checks that what Read takes is a JSON object with the parts of a
// results.json and reads the same when it was written again, and that
// everything else has one line of reason.
func FuzzRead(f *testing.F) {
	var text bytes.Buffer
	if err := fixture().Encode(&text); err != nil {
		f.Fatal(err)
	}
	f.Add(text.String())
	for _, s := range []string{"", "[]", `{"about":{"counts":{}},"activity":{},"licenses":{},"network":{}}`, `{"about":{"counts":{}},"activity":{},"licenses":{},"network":{}} x`,
		`{"about":{"counts":{"models":"x"}},"activity":{},"licenses":{},"network":{}}`, "{\n\"about\":null}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Read(strings.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "not a results.json: ") || strings.Contains(err.Error(), "\n") {
				t.Fatalf("%q: error %q", text, err)
			}
			return
		}
		var parts map[string]any
		if err := json.Unmarshal([]byte(text), &parts); err != nil {
			t.Fatalf("%q is taken, which encoding/json does not: %v", text, err)
		}
		about, _ := parts["about"].(map[string]any)
		if _, ok := about["counts"]; !ok {
			t.Fatalf("%q is taken without counts", text)
		}
		for _, name := range []string{"activity", "licenses", "network"} {
			if _, ok := parts[name].(map[string]any); !ok {
				t.Fatalf("%q is taken with %s = %v", text, name, parts[name])
			}
		}
		var first, second bytes.Buffer
		if err := r.Encode(&first); err != nil {
			t.Fatal(err)
		}
		again, err := Read(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("%q: written as %s: %v", text, &first, err)
		}
		if err := again.Encode(&second); err != nil || first.String() != second.String() {
			t.Fatalf("%q: written as %s, then as %s, %v", text, &first, &second, err)
		}
	})
}

var jsonNumber = regexp.MustCompile(`^[ \t\r\n]*-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?[ \t\r\n]*$`)

// FuzzPrinted holds the values printed in the paper against encoding/json.
func FuzzPrinted(f *testing.F) {
	for _, s := range []string{`0.01`, `"<0.01"`, `null`, `"0.01"`, `"<x"`, `""`, `true`, `1e400`, `"<1e-3"`, `[1]`, `"<0x1p-2"`, `"<inf"`, `"<-1"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got printed
		err := json.Unmarshal([]byte(text), &got)
		var value any
		valid := json.Unmarshal([]byte(text), &value) == nil
		want := printed{known: true}
		switch v := value.(type) {
		case nil:
			want.value = math.NaN()
		case float64:
			want.value = v
		case string:
			bound, below := strings.CutPrefix(v, "<")
			var x float64
			valid = valid && below && json.Valid([]byte(bound)) && json.Unmarshal([]byte(bound), &x) == nil && jsonNumber.MatchString(bound)
			want.below, want.value = true, x
		default:
			valid = false
		}
		if (err == nil) != valid {
			t.Fatalf("%q: %+v, error %v; want %v", text, got, err, valid)
		}
		if err == nil && (got.known != want.known || got.below != want.below || strconv.FormatFloat(got.value, 'g', -1, 64) != strconv.FormatFloat(want.value, 'g', -1, 64)) {
			t.Fatalf("%q: %+v, want %+v", text, got, want)
		}
	})
}
