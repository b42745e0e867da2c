package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hubgraph/hubgraph/analytics"
)

// sameNumber takes undefined for equal to undefined.
var sameNumber = cmp.Comparer(func(a, b analytics.Number) bool {
	return a == b || !a.Defined() && !b.Defined()
})

func TestRead(t *testing.T) {
	var b bytes.Buffer
	if err := fixture().Encode(&b); err != nil {
		t.Fatal(err)
	}
	got, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fixture(), got, sameNumber, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

func TestReadNotResults(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "the file is empty",
		" \n":                        "the file is empty",
		"<html>":                     "line 1: invalid character '<'",
		"{\n\"about\": {},\n,":       "line 3:",
		`{"about":`:                  "unexpected end of JSON input",
		"[]":                         "found a JSON array where an object is due",
		"3":                          "found a JSON number where an object is due",
		`{"format":1,"source":"x"}`:  `no "about" in it`,
		`{"about":{},"activity":{}}`: `no "licenses" in it`,
		`{"about":{},"activity":{},"licenses":{},"network":{}}`:                              `no "counts" in "about"`,
		`{"about":[],"activity":{},"licenses":{},"network":{}}`:                              `"about" is not an object`,
		`{"about":{"license_min":"x","counts":{}},"activity":{},"licenses":{},"network":{}}`: "about.license_min: found a string",
	} {
		_, err := Read(strings.NewReader(text))
		if err == nil || !strings.HasPrefix(err.Error(), "not a results.json: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
