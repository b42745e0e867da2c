package figures

import (
	"image/color"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/hubgraph/hubgraph/analytics"
)

// Figure is one figure, ready to be drawn.
type Figure struct {
	Number int    // 1 to 5, as in the paper
	Name   string // for file names, such as "activity"
	Title  string
	Text   string // what it shows, in words: axes, units, series
	Width  vg.Length
	Height vg.Length

	draw func(draw.Canvas)
}

// All returns the figures in their order.
func All(r *analytics.Results) []Figure {
	return []Figure{activity(r), activityShares(r), correlation(r), collaboration(r), adoption(r)}
}

// FileName returns the name of the figure's file, such as figure-1-activity.svg.
func (f *Figure) FileName(format Format) string {
	return "figure-" + strconv.Itoa(f.Number) + "-" + f.Name + "." + format.String()
}

// width of all figures in points: ten inches.
const width = vg.Length(720)

// margin around a figure that has a ground of its own.
const margin = vg.Length(14)

// paint draws the figure. One with a ground is on white, with a margin.
func (f *Figure) paint(c vg.Canvas, ground bool) {
	dc := draw.NewCanvas(c, f.Width, f.Height)
	if ground {
		dc.SetColor(color.White)
		dc.Fill(dc.Rectangle.Path())
		dc = draw.Crop(dc, margin, -margin, margin, -margin)
	}
	f.draw(dc)
}
