package chart_test

import (
	"bytes"
	"fmt"

	"github.com/hubgraph/hubgraph/chart"
)

func ExampleWrite() {
	bars := &chart.Bar{
		Caption: chart.Caption{Title: "Licences", Text: "Bar chart: models for each licence."},
		Labels:  []string{"apache-2.0", "mit"},
		Series:  []chart.Series{{Values: []float64{1234, 567}}},
		Axis:    "models",
	}
	for _, format := range chart.Formats {
		var file bytes.Buffer
		if err := chart.Write(&file, bars, format, chart.Dark); err != nil {
			fmt.Println(err)
		}
		fmt.Printf("%s %q\n", format, file.Bytes()[:5])
	}
	// Output:
	// svg "<?xml"
	// png "\x89PNG\r"
	// pdf "%PDF-"
}

// A distribution with a long tail: 90 models have no like, one has 400.
func ExampleTail() {
	likes := chart.TailOf([]chart.Count{{Value: 0, Members: 90}, {Value: 1, Members: 6}, {Value: 12, Members: 3}, {Value: 400, Members: 1}})
	for _, at := range likes.Shares() {
		fmt.Printf("%g likes or more: %s\n", at.X, chart.Percent.Format(at.Y))
	}
	for bin := 8; bin < 12; bin++ {
		fmt.Println(chart.WholeBinEdge(bin))
	}
	// Output:
	// 1 likes or more: 10%
	// 12 likes or more: 4%
	// 400 likes or more: 1%
	// 9
	// 10
	// 13
	// 16
}
