package figures

import (
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/hubgraph/hubgraph/analytics"
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
	{"permissive", "Models, permissive licence"},
	{"restrictive", "Models, restrictive licence"},
	{"none", "Models without a licence"},
}

// correlation is figure 3: what goes with what, for each kind of repository and
// for the models of each licence class.
func correlation(r *analytics.Results) Figure {
	var maps []heat
	add := func(title, noun string, c analytics.Correlations) {
		maps = append(maps, newHeat(title, grouped(c.N)+" "+noun, c, 8))
	}
	for _, k := range hub.Kinds {
		all, _ := r.Pearson.At(k).Get("all")
		add(capital(k.String())+"s", k.String()+"s", all)
	}
	for _, part := range licenceParts {
		c, _ := r.Pearson.Model.Get(part.key)
		add(part.title, "models", c)
	}
	const rowHeight, strip = vg.Length(262), vg.Length(34)
	return Figure{
		Number: 3, Name: "correlation", Width: width, Height: 2*rowHeight + strip,
		Title: "Correlations between activities",
		Text: "Six heat maps of Pearson correlations between the activities of a repository: for models, datasets and spaces, and for the models with permissive, " +
			"restrictive and no licence. Each cell holds its number; blue is positive, orange negative, and a stronger colour a stronger correlation.",
		draw: func(c draw.Canvas) {
			tiles := draw.Tiles{Cols: 3, Rows: 2, PadX: 14, PadY: 10, PadBottom: strip}
			for i := range maps {
				maps[i].draw(tiles.At(c, i%3, i/3))
			}
			scale(c, vg.Point{X: c.Min.X + rowNames, Y: c.Min.Y + 12})
		},
	}
}

// capital begins a word with a capital letter.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// grouped writes a count with commas between thousands.
func grouped(n int) string {
	if n < 1000 {
		return digits(n)
	}
	return grouped(n/1000) + "," + digits(n%1000 + 1000)[1:]
}
