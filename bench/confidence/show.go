package main

import (
	"fmt"
	"math"
	"path/filepath"

	"gonum.org/v1/plot/plotter"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/identities"
)

// rate is how many of some pairs are true.
type rate struct {
	n, right int
	sum      float64 // of confidences
}

func (r *rate) add(x *identities.Suggestion) {
	r.n++
	r.sum += x.Confidence
	if x.Accepted {
		r.right++
	}
}

func (r *rate) share() float64 { return float64(r.right) / float64(max(r.n, 1)) }

// interval is Wilson's for 95 %.
func (r *rate) interval() (low, high float64) {
	const z = 1.959964
	n, p := float64(r.n), r.share()
	middle, half := p+z*z/(2*n), z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max((middle-half)/(1+z*z/n), 0), min((middle+half)/(1+z*z/n), 1)
}

// bins are the classes of length in the tables.
var bins = []struct {
	least int
	name  string
}{{0, "1 to 5"}, {6, "6 to 8"}, {9, "9 to 11"}, {12, "12 to 14"}, {15, "15 and more"}}

func binOf(length int) (bin int) {
	for i, b := range bins {
		if length >= b.least {
			bin = i
		}
	}
	return bin
}

func (s *sample) show(dir string) error {
	total := 0
	for _, n := range s.truth {
		total += n
	}
	fmt.Printf("%d hubs, %d names, %d true pairs, %d pairs suggested\n\n", s.hubs, s.names, total, len(s.pairs))
	s.byPass(total)
	s.byLength()
	classes := s.byConfidence(total)
	return s.draw(dir, classes)
}

func (s *sample) byPass(total int) {
	fmt.Print("| pass | pairs | true | precision | recall |\n|---|---|---|---|---|\n")
	for _, pass := range []string{identities.SameRepository, identities.RealName, identities.HighDegree, identities.EqualForm, ""} {
		var r rate
		rows, name := s.rows, "`"+pass+"`"
		if pass == "" {
			rows, name = s.pairs, "any"
		}
		for i := range rows {
			if pass == "" || rows[i].Pass == pass {
				r.add(&rows[i])
			}
		}
		fmt.Printf("| %s | %d | %d | %.1f %% | %.1f %% |\n", name, r.n, r.right, 100*r.share(), 100*float64(r.right)/float64(total))
	}
	fmt.Println()
}

func (s *sample) byLength() {
	var found [5]rate
	var there [5]int
	for i := range s.pairs {
		found[binOf(s.pairs[i].Length)].add(&s.pairs[i])
	}
	for length, n := range s.truth {
		there[binOf(length)] += n
	}
	fmt.Print("| characters | pairs | true | precision | recall | mean confidence |\n|---|---|---|---|---|---|\n")
	for i, b := range bins {
		r := &found[i]
		fmt.Printf("| %s | %d | %d | %.1f %% | %.1f %% | %.3f |\n", b.name, r.n, r.right, 100*r.share(), 100*float64(r.right)/float64(max(there[i], 1)), r.sum/float64(max(r.n, 1)))
	}
	fmt.Println()
}

// byConfidence are the tenths of confidence.
func (s *sample) byConfidence(total int) []rate {
	classes := make([]rate, 10)
	for i := range s.pairs {
		classes[min(int(s.pairs[i].Confidence*10), 9)].add(&s.pairs[i])
	}
	fmt.Print("| confidence | pairs | true | share that is true | 95 % interval | mean confidence | recall from here on |\n|---|---|---|---|---|---|---|\n")
	right := 0
	for i := 9; i >= 0; i-- {
		r := &classes[i]
		right += r.right
		if r.n == 0 {
			continue
		}
		low, high := r.interval()
		fmt.Printf("| %.1f to %.1f | %d | %d | %.1f %% | %.1f to %.1f %% | %.3f | %.1f %% |\n", float64(i)/10, float64(i+1)/10, r.n, r.right, 100*r.share(), 100*low, 100*high, r.sum/float64(r.n), 100*float64(right)/float64(total))
	}
	brier := 0.0
	for i := range s.pairs {
		d := s.pairs[i].Confidence - truth(&s.pairs[i])
		brier += d * d
	}
	fmt.Printf("\nBrier score %.4f\n", brier/float64(len(s.pairs)))
	return classes
}

// draw draws the share of true pairs over the mean confidence.
func (s *sample) draw(dir string, classes []rate) error {
	is := chart.Points{Look: chart.Looks[0], Line: true, Marks: true}
	low, high := chart.Points{Look: chart.Looks[2], Line: true}, chart.Points{Look: chart.Looks[2], Line: true}
	for i := range classes {
		if r := &classes[i]; r.n > 0 {
			x := r.sum / float64(r.n)
			from, to := r.interval()
			is.Points = append(is.Points, plotter.XY{X: x, Y: r.share()})
			low.Points, high.Points = append(low.Points, plotter.XY{X: x, Y: from}), append(high.Points, plotter.XY{X: x, Y: to})
		}
	}
	even := chart.Points{Look: chart.Looks[1], Line: true, Points: plotter.XYs{{X: 0, Y: 0}, {X: 1, Y: 1}}}
	picture := &chart.Panels{
		Caption: chart.Caption{Title: "Confidence and truth", Text: "Share of suggested pairs that are one person's, by confidence, on generated hubs"},
		Width:   360, Row: 260, Columns: 1,
		Panels: []*chart.Panel{{
			X: chart.Axis{Label: "mean confidence of a tenth", Linear: true}, Y: chart.Axis{Label: "share that is true", Linear: true},
			Series: []chart.Points{even, low, high, is},
		}},
		Legend: []chart.Key{{Label: "share that is true", Look: chart.Looks[0], Line: true, Mark: true}, {Label: "as confident as right", Look: chart.Looks[1], Line: true}, {Label: "95 % interval", Look: chart.Looks[2], Line: true}},
	}
	paths, err := chart.WriteFiles(dir, []chart.Named{{Name: "confidence", Chart: picture}}, []chart.Format{chart.SVG}, chart.Light)
	for _, path := range paths {
		fmt.Println(filepath.Base(path))
	}
	return err
}
