package analytics

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/hub"
)

func TestNumber(t *testing.T) {
	for _, tt := range []struct {
		in   Number
		want string
	}{
		{0, "0"}, {Number(math.Copysign(0, -1)), "0"}, {7, "7"}, {-3, "-3"}, {0.5, "0.5"}, {1.0 / 3, "0.3333333333333333"},
		{1<<53 - 1, "9007199254740991"}, {1 << 53, "9007199254740992"}, {1e300, "1e+300"}, {1e-9, "1e-9"},
		{Undefined, "null"}, {Number(math.Inf(1)), "null"},
	} {
		got, err := json.Marshal(tt.in)
		if err != nil || string(got) != tt.want {
			t.Errorf("%v is written %s, %v, want %s", float64(tt.in), got, err, tt.want)
		}
	}
	var x Number
	if err := json.Unmarshal([]byte(`"12"`), &x); err == nil {
		t.Error("a string was read as a number")
	}
}

func TestNumberReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := Number(rapid.Float64().Draw(t, "x"))
		text, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		var got Number
		if err := json.Unmarshal(text, &got); err != nil || x.Defined() && got != x || !x.Defined() && got.Defined() {
			t.Fatalf("%v was written %s and read %v, %v", float64(x), text, float64(got), err)
		}
	})
}

func TestOrderedKeepsItsOrder(t *testing.T) {
	in := Ordered[int]{{"10", 1}, {"9", 2}, {"<a&b>", 3}, {"é\"", 4}}
	text, err := in.MarshalJSON()
	if err != nil || string(text) != `{"10":1,"9":2,"<a&b>":3,"é\"":4}` {
		t.Errorf("%s, %v", text, err)
	}
	var out Ordered[int]
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(in, out); d != "" {
		t.Error(d)
	}
	if v, ok := out.Get("9"); v != 2 || !ok {
		t.Errorf("Get(9) is %d, %v", v, ok)
	}
	if _, ok := out.Get("11"); ok {
		t.Error("there is no 11")
	}
	for _, bad := range []string{`[1]`, `{"a":"b"}`, `3`} {
		if err := json.Unmarshal([]byte(bad), &out); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

func TestResultsReadBack(t *testing.T) {
	want := analyze(t, fromFiles(t, files(map[string]string{
		"repositories.jsonl": model("a", `,"license":"mit"`) + model("b", ""),
		"commits.jsonl":      commit("a", "1", "x", "y") + commit("b", "1", "y"),
	}), Defaults()), Defaults())
	text := encode(t, want)
	got, err := Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got, equateUndefined); d != "" {
		t.Error(d)
	}
	if again := encode(t, got); !bytes.Equal(text, again) {
		t.Error(cmp.Diff(string(text), string(again)))
	}
	if !bytes.HasSuffix(text, []byte("}\n")) {
		t.Error("no newline at the end")
	}
	if _, err := Decode(strings.NewReader(`{"about": 3}`)); err == nil || !strings.HasPrefix(err.Error(), "read results: ") {
		t.Errorf("error %v", err)
	}
}

func TestOptions(t *testing.T) {
	ok := []Options{Defaults(), {Pareto: []int{1, 100}}}
	bad := []Options{{}, {Pareto: []int{0}}, {Pareto: []int{101}}, {Pareto: []int{80, 80}}, {Pareto: []int{80}, LicenseMin: -1}}
	for _, o := range ok {
		if err := o.Check(); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
	}
	for _, o := range bad {
		if !errors.As(o.Check(), new(*hub.UsageError)) {
			t.Errorf("%+v: %v, want wrong use", o, o.Check())
		}
	}
}

func TestLicensesAreSorted(t *testing.T) {
	var repos string
	for i, l := range []string{"mit", "zzz", "other", "mit", "openrail", "", "aaa"} {
		repos += model(string(rune('a'+i)), `,"license":"`+l+`"`)
	}
	got := analyze(t, fromFiles(t, files(map[string]string{"repositories.jsonl": repos}), Defaults()), Defaults()).Licenses.Model
	sixth := Number(1.0 / 6)
	want := Licenses{Repositories: 7, Without: 1, WithoutShare: 1.0 / 7, With: 6,
		Classes: LicenseClasses{Permissive: 2, Restrictive: 1, None: 1, Unlabelled: 3},
		Table: []License{{"mit", "permissive", 2, 2.0 / 6}, {"aaa", "unlabelled", 1, sixth}, {"openrail", "restrictive", 1, sixth},
			{"other", "unlabelled", 1, sixth}, {"zzz", "unlabelled", 1, sixth}}}
	if d := cmp.Diff(want, got, equateUndefined); d != "" {
		t.Error(d)
	}
}
