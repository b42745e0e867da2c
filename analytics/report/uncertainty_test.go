package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

// between is an interval of a level of 95 percent.
func between(estimate, low, high analytics.Number) analytics.Interval {
	return analytics.Interval{Estimate: estimate, Low: low, High: high, Level: 0.95, Draws: 1000}
}

func uncertain() *analytics.Results {
	r := &analytics.Results{Uncertainty: &analytics.Uncertainty{Level: 0.95, Draws: 1000}}
	none := between(analytics.Undefined, analytics.Undefined, analytics.Undefined)
	for _, a := range []*analytics.ActivityIntervals{&r.Uncertainty.Activity.Model, &r.Uncertainty.Activity.Dataset, &r.Uncertainty.Activity.Space} {
		a.CommittersExactlyOne = none
	}
	r.Uncertainty.Activity.Model = analytics.ActivityIntervals{CommittersExactlyOne: between(0.7, 0.69, 0.72),
		Metrics: analytics.Ordered[analytics.MetricIntervals]{{Key: analytics.Likes, Value: analytics.MetricIntervals{ZeroShare: between(0.5, 0.4, 0.55), Gini: between(0.9, 0.88, 0.93),
			Pareto: analytics.Ordered[analytics.Interval]{{Key: "80", Value: between(0.02, 0.01, 0.03)}}}}}}
	with := func(x analytics.Interval) analytics.Ordered[analytics.Ordered[analytics.Interval]] {
		return analytics.Ordered[analytics.Ordered[analytics.Interval]]{{Key: analytics.Likes, Value: analytics.Ordered[analytics.Interval]{{Key: analytics.Commits, Value: x}}}}
	}
	r.Uncertainty.Pearson.Model, r.Uncertainty.Spearman.Model = with(between(0.25, -0.25, 0.5)), with(none)
	return r
}

// cells are the texts of a row, with what stands in small print.
func cells(r row) string {
	var out []string
	for _, c := range r.Cells {
		text := c.Text
		if c.Aside != "" {
			text += " (" + c.Aside + ")"
		}
		out = append(out, text)
	}
	return r.Name + ": " + strings.Join(out, " | ")
}

func TestUncertaintySection(t *testing.T) {
	v := newView(uncertain(), Options{})
	if len(v.Beyond) != 1 || !strings.Contains(v.Beyond[0].Intro, "1,000 samples of as many repositories") || !strings.Contains(v.Beyond[0].Intro, "between which 95") {
		t.Fatalf("%+v", v.Beyond)
	}
	tables := v.Beyond[0].Tables
	for i, want := range []string{"models: likes: 50.0% (40.0% to 55.0%) | 2.0% (1.0% to 3.0%) | 0.90 (0.88 to 0.93)", "models: 70.0% (69.0% to 72.0%)", "likes and commits: 0.25 (−0.25 to 0.50) | n/a"} {
		if got := cells(tables[i].Rows[0]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if heads := len(tables[0].Heads); heads != 3 || len(tables) != 5 {
		t.Errorf("%d heads, %d tables", heads, len(tables))
	}
}

// A comparison has the new numbers with their bounds.
func TestCompareUncertainty(t *testing.T) {
	a, b := uncertain(), uncertain()
	b.Uncertainty.Activity.Model.CommittersExactlyOne = between(0.8, 0.75, 0.85)
	a.TruckFactors = &analytics.TruckFactors{LeastCommits: 10, Owners: analytics.TruckFactor{Counted: 4, Summary: analytics.Summary{Mean: 1.5, Max: 3}}}
	b.TruckFactors = &analytics.TruckFactors{LeastCommits: 10, Owners: analytics.TruckFactor{Counted: 7, Summary: analytics.Summary{Mean: 1.25, Max: 2}}}
	var out bytes.Buffer
	if err := Compare(&out, Side{Label: "a", Results: a}, Side{Label: "b", Results: b}, CompareOptions{Format: "csv"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nuncertainty-one,models,share,0.7,0.8,", "\nuncertainty-one,models,\"share, lower\",0.69,0.75,", "\ntruck-factors,owners,counted,4,7,3,"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}

func TestTruckFactorSection(t *testing.T) {
	r := &analytics.Results{TruckFactors: &analytics.TruckFactors{LeastCommits: 10}}
	f := analytics.TruckFactor{Committed: 2000, Counted: 1200, One: analytics.Part{Repositories: 900, Share: 0.75}, Single: analytics.Part{Repositories: 300, Share: 0.25}, Summary: analytics.Summary{Mean: 1.5, Max: 12}}
	r.TruckFactors.Repositories.Model = f
	v := newView(r, Options{})
	if len(v.Beyond) != 1 || !strings.Contains(v.Beyond[0].Intro, "with 10 commits or more") || len(v.Beyond[0].Tables[0].Rows) != 4 {
		t.Fatalf("%+v", v.Beyond)
	}
	if got := cells(v.Beyond[0].Tables[0].Rows[0]); got != "models: 2,000 | 1,200 | 900 | 75.0% | 300 | 25.0% | 1.50 | 12" {
		t.Error(got)
	}
	r.TruckFactors.Organizations = &f
	if rows := newView(r, Options{}).Beyond[0].Tables[0].Rows; len(rows) != 5 || rows[4].Name != "organisations" {
		t.Errorf("%+v", rows)
	}
}
