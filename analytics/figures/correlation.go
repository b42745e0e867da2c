package figures

import (
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
)

// activityNames are the words for the columns of results.json.
var activityNames = map[string]string{
	analytics.Likes:       "likes",
	analytics.Discussions: "discussions",
	analytics.Starters:    "discussion starters",
	analytics.Commits:     "commits",
	analytics.Committers:  "committers",
	analytics.Community:   "community",
	analytics.Downloads:   "downloads",
	analytics.UsageSpaces: "using spaces",
}

// ActivityName returns the words for a column of results.json, such as
// "discussion starters" for n_disc_starters.
func ActivityName(key string) string {
	if name, ok := activityNames[key]; ok {
		return name
	}
	return strings.ReplaceAll(strings.TrimPrefix(key, "n_"), "_", " ")
}

// licenceParts are the groups of models of figure 3, besides all.
var licenceParts = []struct{ key, title string }{
	{"permissive", "Models, permissive licence tag"},
	{"restrictive", "Models, restrictive licence tag"},
	{"none", "Models without a licence tag"},
}

// correlation is figure 3: the correlations of activities, for each kind of
// repository and for the models of each licence class.
func correlation(r *analytics.Results, width vg.Length) chart.Chart {
	out := &chart.Triangles{
		Caption: chart.Caption{
			Title: "Correlations between activities",
			Text: "Six heat maps of Pearson correlations between the activities of a repository: for models, datasets and spaces, and for the models with permissive, " +
				"restrictive and no licence tag. Each cell holds its number; green is positive, red negative, and a stronger colour a stronger correlation.",
		},
		Width: width, Row: 205, Columns: 2, Slots: 8, Scale: "Pearson correlation", Letters: true,
	}
	for _, k := range hub.Kinds {
		all, _ := r.Pearson.At(k).Get("all")
		out.Maps = append(out.Maps, triangle(strings.ToUpper(k.String()[:1])+k.String()[1:]+"s", k.String()+"s", all))
	}
	for _, part := range licenceParts {
		c, _ := r.Pearson.Model.Get(part.key)
		out.Maps = append(out.Maps, triangle(part.title, "models", c))
	}
	return out
}

// triangle returns the heat map of a matrix; one that does not match its columns is
// left empty.
func triangle(title, noun string, c analytics.Correlations) chart.Triangle {
	t := chart.Triangle{Title: title, Info: grouped(c.N) + " " + noun}
	if len(c.Matrix) != len(c.Columns) {
		return t
	}
	for i, row := range c.Matrix {
		if len(row) <= i {
			return t
		}
	}
	for i, name := range c.Columns {
		t.Names = append(t.Names, ActivityName(name))
		var values []float64
		for _, r := range c.Matrix[i] {
			values = append(values, float64(r))
		}
		t.Values = append(t.Values, values)
	}
	return t
}
