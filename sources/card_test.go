package sources

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// What members finds in an object is what encoding/json finds.
func checkMembers(t *testing.T, text string) {
	t.Helper()
	var got []string
	err := members(text, func(key, value string) { got = append(got, key+"="+value) })
	if !json.Valid([]byte(text)) || !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") {
		return // it need not find out, but must end
	}
	d := json.NewDecoder(strings.NewReader(text))
	if _, e := d.Token(); e != nil {
		t.Fatal(e)
	}
	var want []string
	for d.More() {
		start := d.InputOffset()
		if _, e := d.Token(); e != nil {
			t.Fatal(e)
		}
		key := bytes.Trim([]byte(text[start:d.InputOffset()]), ", \t\r\n")
		var value json.RawMessage
		if e := d.Decode(&value); e != nil {
			t.Fatal(e)
		}
		want = append(want, string(key[1:len(key)-1])+"="+string(value))
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q: %q, %v; want %q", text, got, err, want)
	}
}

var cards = []string{
	`{}`, ` { } `, `{"a":1}`, `{"a" : [1, {"b":"]}"}] , "c":{"d":[]},"e":null}`, `{"a":"\"","b":"\\","c":"\\\"}"}`, `{"\u0061":-1.5e3,"":true,"x":""}`,
	`[]`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a":"x`, `{"a":[1`, `{"a":1}}`, `{"a":1]`, `{,}`, `{"a":]}`, `"a"`, ``, `{`, `{"a":1 "b":2}`, `{"`,
}

func TestMembers(t *testing.T) {
	for _, text := range cards {
		checkMembers(t, text)
	}
	for _, text := range cards[6:] {
		if err := members(text, func(string, string) {}); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func FuzzMembers(f *testing.F) {
	for _, text := range cards {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkMembers(t, text) })
}

// The words of a value are those of the JSON decoder, with escapes or without.
func TestWords(t *testing.T) {
	for _, value := range []string{`"en"`, `""`, `["en","", "fr"]`, `[ "a\u0062", 7, null, ["x"], "c" ]`, `["a", 7, {"b":"c"}, "d"]`, `7`, `null`, `{"a":"b"}`, `[]`, `"a\\b"`} {
		var want words
		if err := want.UnmarshalJSON([]byte(value)); err != nil {
			t.Fatal(err)
		}
		if got := wordsOf(value); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

func TestAddCard(t *testing.T) {
	it := Item{Repository: hub.Repository{Kind: hub.Space}}
	models, err := it.AddCard(`{"language":["en",7],"models":["a/x","b/y"],"model":"c/z","base_model":"d/b","base_model_relation":"merge","datasets":"e/d"}`)
	if err != nil || !slices.Equal(models, []string{"a/x", "b/y"}) || !slices.Equal(it.Languages, []string{"en"}) || !slices.Equal(it.Datasets, []string{"e/d"}) ||
		!slices.Equal(it.Bases, []hub.Lineage{{Base: "d/b", Relation: "merge", Evidence: "card"}}) {
		t.Errorf("%q, %+v, %v", models, it, err)
	}
	if _, err := it.AddCard(`{"language":"` + strings.Repeat("x", MaxCard) + `"}`); err == nil || !strings.Contains(err.Error(), "the limit is") {
		t.Errorf("a long card: %v", err)
	}
}
