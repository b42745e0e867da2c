package analytics

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzDecode checks that what Decode reads is written and read again the same.
func FuzzDecode(f *testing.F) {
	small := fstest.MapFS{"repositories.jsonl": {Data: []byte(`{"id":"ada-wren/owl","kind":"model","tags":["fill-mask"],"likes":2}`)}}
	f.Add(string(encode(f, analyze(f, fromFiles(f, small, Defaults()), Defaults()))))
	f.Add(`{"about":{"pareto":[80]},"ignored":{"b":1,"a":2},"activity":{"model":{"n":1}},"network":{"all":{"k_max":null}}}`)
	f.Add(`{"usage":{"all":{"top":[["a",1.5]]}},"pearson":{"model":{"all":{"matrix":[[null,1e-300]]}}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Decode(strings.NewReader(text))
		if err != nil {
			return
		}
		var first, second bytes.Buffer
		if err := r.Encode(&first); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		again, err := Decode(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("%q: written as %s: %v", text, &first, err)
		}
		if err := again.Encode(&second); err != nil || first.String() != second.String() {
			t.Fatalf("%q: written as %s, then as %s: %v", text, &first, &second, err)
		}
	})
}

// FuzzValues holds numbers and ordered objects against encoding/json.
func FuzzValues(f *testing.F) {
	for _, s := range []string{`1`, `-0.0`, `1e400`, `null`, `"1"`, `9007199254740993`, `1e21`, `{"b":1,"a":[2],"b":{}}`, `{"":null}`, `{}`, `[1]`, `{"\ud800":"\u003c"}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkNumber(t, text)
		checkOrdered(t, text)
	})
}

func checkNumber(t *testing.T, text string) {
	var got Number
	var want *float64
	err, wantErr := json.Unmarshal([]byte(text), &got), json.Unmarshal([]byte(text), &want)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%q: error %v, want %v", text, err, wantErr)
	}
	if err != nil {
		return
	}
	if want == nil && got.Defined() || want != nil && float64(got) != *want {
		t.Fatalf("%q: %v", text, got)
	}
	written, err := json.Marshal(got)
	var back Number
	if err != nil || json.Unmarshal(written, &back) != nil || back != got && !(math.IsNaN(float64(back)) && math.IsNaN(float64(got))) {
		t.Fatalf("%q: %v is written as %s and read as %v, %v", text, got, written, back, err)
	}
}

func checkOrdered(t *testing.T, text string) {
	var got Ordered[json.RawMessage]
	var want map[string]json.RawMessage
	err, wantErr := json.Unmarshal([]byte(text), &got), json.Unmarshal([]byte(text), &want)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%q: error %v, want %v", text, err, wantErr)
	}
	if err != nil {
		return
	}
	last := map[string]string{}
	for _, e := range got {
		last[e.Key] = string(e.Value)
	}
	if len(last) != len(want) {
		t.Fatalf("%q: %v, want %v", text, got, want)
	}
	for key, value := range want {
		if last[key] != string(value) {
			t.Fatalf("%q: %q is %s, want %s", text, key, last[key], value)
		}
	}
	// In the order of the text: the first key is the first string of an object.
	if d := json.NewDecoder(strings.NewReader(text)); len(got) > 0 {
		for i, token := range []any{json.Delim('{'), got[0].Key} {
			if next, err := d.Token(); err != nil || next != token {
				t.Fatalf("%q: token %d is %v, want %v", text, i, next, token)
			}
		}
	}
	var written bytes.Buffer
	encoded, err := json.Marshal(got)
	if err != nil || json.Compact(&written, encoded) != nil {
		t.Fatalf("%q: written as %s, %v", text, encoded, err)
	}
	var again Ordered[json.RawMessage]
	if err := json.Unmarshal(encoded, &again); err != nil || len(again) != len(got) {
		t.Fatalf("%q: written as %s and read as %v, %v", text, encoded, again, err)
	}
	for i := range got {
		if got[i].Key != again[i].Key {
			t.Fatalf("%q: key %d is %q, then %q", text, i, got[i].Key, again[i].Key)
		}
	}
}
