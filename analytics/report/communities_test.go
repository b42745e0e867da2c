package report

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

func someCommunities() *analytics.Communities {
	c := &analytics.Communities{Runs: 10, Seed: 3}
	c.Scopes.All = &analytics.CommunitiesOfNetwork{
		Developers: 1200,
		Leiden: analytics.Leiden{Modularity: 0.8125, Least: 0.8011, Communities: 41, Largest: 137, Sizes: analytics.Ordered[int]{{Key: "2", Value: 30}, {Key: "137", Value: 11}},
			NMI: analytics.Between{Mean: 0.97, Min: 0.93}},
		CNM:         analytics.CNM{Modularity: 0.7902, Communities: 39, NMI: 0.88},
		Betweenness: analytics.Betweenness{Summary: analytics.Summary{Count: 1200, Mean: 0.0004, Std: 0.0036, Max: 0.25}, Sources: 500, Sampled: true, Epsilon: 0.015, Delta: 0.1},
	}
	for _, name := range []string{"ada", "bo", "cai", "dov", "eve", "fay", "gus", "hal", "ivo", "jun", "kit"} {
		c.Scopes.All.Betweenness.Top = append(c.Scopes.All.Betweenness.Top, analytics.Ranked{Name: name, Value: 0.25})
	}
	c.Scopes.NLP = &analytics.CommunitiesOfNetwork{Developers: 3, Leiden: analytics.Leiden{Communities: 1, Largest: 3}, CNM: analytics.CNM{Communities: 1}}
	return c
}

func TestCommunitiesSection(t *testing.T) {
	v := newView(&analytics.Results{Communities: someCommunities()}, Options{})
	if len(v.Beyond) != 1 || !strings.Contains(v.Beyond[0].Intro, "of 10 runs") {
		t.Fatalf("%+v", v.Beyond)
	}
	rows := map[string]string{}
	for _, table := range v.Beyond[0].whole().Tables {
		for _, r := range table.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, c.Text)
			}
			rows[table.ID+": "+r.Name] = strings.Join(cells, " | ")
		}
	}
	for key, want := range map[string]string{
		"communities: all models":                  "1,200 | 41 | 137 | 0.8125 | 0.8011 | 0.9700 | 0.9300 | 39 | 0.7902 | 0.8800",
		"community-sizes: 2":                       "30 | 73.2%",
		"community-sizes: 100 or more":             "11 | 26.8%",
		"betweenness: all models":                  "500 | 0.015 | 0.00040 | 0.0036 | 0.0000 | 0.0000 | 0.0000 | 0.0000 | 0.2500",
		"developers-all-betweenness: ada":          "1 | 0.2500",
		"developers-all-betweenness: kit":          "11 | 0.2500",
		"communities: computer vision":             "",
		"developers-nlp-betweenness: nobody":       "",
		"betweenness: natural language processing": "0 | 0 | 0.0000 | 0.0000 | 0.0000 | 0.0000 | 0.0000 | 0.0000 | 0.0000",
	} {
		if rows[key] != want {
			t.Errorf("%s is %q, want %q", key, rows[key], want)
		}
	}
}

// Each format has the section, with the first ten names where not all are shown; of a hub
// without edges too.
func TestCommunitiesFormats(t *testing.T) {
	for _, format := range Formats {
		text := writeAs(t, &analytics.Results{Communities: someCommunities()}, Options{Format: format})
		for _, want := range []string{"0.8125", "jun"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q", format, want)
			}
		}
		if text := writeAs(t, &analytics.Results{Communities: &analytics.Communities{Runs: 10}}, Options{Format: format}); format != "csv" && !strings.Contains(text, "there are no communities") {
			t.Errorf("%s says nothing of a hub without edges", format)
		}
	}
	page, _ := render(t, &analytics.Results{Communities: someCommunities()}, Options{})
	if got := page.byID(t, "developers-all-betweenness").rows(); len(got) != 11 || got[1] != "1|ada|0.2500" {
		t.Errorf("%q", got)
	}
	a, b := Side{Label: "a", Results: &analytics.Results{Communities: someCommunities()}}, Side{Label: "b", Results: &analytics.Results{Communities: someCommunities()}}
	b.Results.Communities.Scopes.All.Leiden.Communities = 50
	if text := compared(t, a, b, CompareOptions{Format: "csv", Anyway: true}); !strings.Contains(text, "communities,all models,communities,41,50,9") {
		t.Errorf("compared: %.2000s", text)
	}
}
