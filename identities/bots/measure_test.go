package bots

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/columns"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

func bundledRules(t testing.TB) *hub.BotRules {
	t.Helper()
	r, err := hub.BundledBotRules(hub.DefaultBotRules)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSample: what every name of the sample does, as testdata/measure.py finds it.
func TestSample(t *testing.T) {
	f, err := os.Open("testdata/sample.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rules, from := bundledRules(t), FromSnapshot(loadtest.Open(t, sample.FS()), nil)
	all, _, err := from.tally(t.Context(), nil)
	if err != nil || len(all) != len(want)-1 || len(all) < 100 {
		t.Fatalf("%d names, %v; want %d", len(all), err, len(want)-1)
	}
	err = from.activities(t.Context(), all, func(i int, done []activity) {
		if len(done) != all[i].activities {
			t.Errorf("%s: %d activities, counted as %d", all[i].name, len(done), all[i].activities)
		}
		x := Suggestion{Name: all[i].name, Measures: measure(done, rules)}
		for k, name := range want[0] {
			value := columns.Values(suggestionColumns, &x, func(n string) bool { return n == name })[name]
			if !same(value, want[i+1][k]) {
				t.Errorf("%s: %s is %v, want %s", x.Name, name, value, want[i+1][k])
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// same compares a value with the text of it, numbers up to six digits.
func same(value any, text string) bool {
	number, err := strconv.ParseFloat(text, 64)
	switch v := value.(type) {
	case nil:
		return text == ""
	case int:
		return err == nil && float64(v) == number
	case float64:
		return err == nil && math.Abs(v-number) < 5.0001e-7
	case string:
		return v == text
	}
	return false
}

// at is an activity some minutes after the beginning of 2024.
func at(minutes int, repository, sha, title string) activity {
	return activity{at: time.Date(2024, 1, 1, 0, minutes, 0, 0, time.UTC).UnixMilli(), repository: repository, sha: shaOf(sha), title: title}
}

// TestMeasure: values worked out by hand.
func TestMeasure(t *testing.T) {
	float := func(x float64) *float64 { return &x }
	rules := bundledRules(t)
	// Gaps of 10, 10, 10 and 30 minutes: mean 15, deviation sqrt(75), so (8.660254 - 15) / 23.660254.
	// The copy of b in the space does not count. 00:00, 00:10, 00:20, 00:30 and 01:00: minute 0 twice.
	all := []activity{
		at(60, "model:x/1", "e", "End of training"), at(10, "space:x/copy", "b", "Sync 2"), at(10, "model:x/2", "b", "Sync 2 (#7)"),
		at(0, "model:x/1", "a", "Sync 1"), at(30, "model:x/3", "d", ""), at(20, "model:x/1", "c", "Adding `safetensors` variant of this model (#12)"),
		{at: analytics.NoDate, repository: "dataset:y/4", discussion: true, pull: true}, {at: analytics.NoDate, repository: "dataset:y/4", discussion: true},
	}
	one := 3
	first, last := at(0, "", "", "").at, at(60, "", "", "").at
	want := Measures{
		Commits: 5, Discussions: 2, PullRequests: 1, Dated: 5, First: &first, Last: &last, ActiveDays: 1, Burstiness: float(-0.267949), MinuteShare: float(0.4), Hours: 2,
		Titled: 4, BotTitles: float(0.25), LibraryTitles: float(0.25), TopTitleShare: float(0.5), TopTitle: "Sync *", Repositories: 4, DayMedian: float(3), DayMax: &one,
	}
	if d := cmp.Diff(want, measure(all, rules)); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
	// Before 1970, on two days: 1969-12-30T23:59 and 1969-12-31T00:01.
	early := time.Date(1969, 12, 30, 23, 59, 0, 0, time.UTC).UnixMilli()
	m := measure([]activity{{at: early, repository: "a", sha: 1}, {at: early + 120_000, repository: "a", sha: 2}}, rules)
	if m.ActiveDays != 2 || m.Hours != 2 || *m.MinuteShare != 0.5 || m.Burstiness != nil || *m.DayMedian != 1 || m.Titled != 0 || m.TopTitleShare != nil {
		t.Errorf("%+v", m)
	}
	same := measure([]activity{{at: 5, sha: 1}, {at: 5, sha: 2}, {at: 5, sha: 3}}, rules) // all at one moment
	if same.Burstiness != nil || *same.MinuteShare != 1 {
		t.Errorf("%+v", same)
	}
	few := measure([]activity{{at: 5, sha: 1}, {at: 6, sha: 2}, {at: analytics.NoDate, sha: 3}, {at: analytics.NoDate, sha: 4}}, rules)
	if few.Dated != 2 || len(signalsOf(&few, 3)) > 0 || len(signalsOf(&few, 2)) != 1 { // one minute of the hour
		t.Errorf("%+v", few)
	}
	if m := measure(nil, rules); m.First != nil || m.DayMax != nil || m.Repositories != 0 {
		t.Errorf("%+v", m)
	}
}

// TestForm: what is masked in a title, and what is not.
func TestForm(t *testing.T) {
	for title, want := range map[string]string{
		"Training in progress, step 500":      "Training in progress, step *",
		" Fix  it (#12) ":                     "Fix it",
		"Fix it (#12) again":                  "Fix it * again",
		"Fix it (#)":                          "Fix it (#)",
		"(#3)":                                "*",
		"Copy ada-wren/reef at 9b86f0":        "Copy * at *",
		"Mise à jour nº ٣":                    "Mise à jour nº *",
		"Adding `safetensors` variant (#1)":   "Adding `safetensors` variant",
		"Add results for cnn_dailymail v3.0.": "Add results for cnn_dailymail *",
		"":                                    "",
	} {
		if got := form(plain(title)); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
