package chart

import (
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Bar has a horizontal bar for each label and series, with its value at the end.
type Bar struct {
	Caption
	Labels []string
	Series []Series // at most MaxSeries, as long as Labels
	Axis   string   // what the values are
	Unit   Unit
}

const (
	barHeight = vg.Length(10.5)
	barSkip   = vg.Length(6) // between the groups of labels
	barAxis   = vg.Length(14)
)

var (
	barLabel = write(9, Ink, text.XRight, text.YCenter)
	barValue = write(8, Muted, text.XLeft, text.YCenter)
)

func (b *Bar) empty() bool { return len(b.Labels) == 0 || len(b.Series) == 0 }

// group is the height of the bars for one label.
func (b *Bar) group() vg.Length { return vg.Length(len(b.Series))*barHeight + barSkip }

func (b *Bar) size() vg.Point {
	h := legendHeight(len(b.Series)) + vg.Length(len(b.Labels))*b.group()
	if b.Axis != "" {
		h += barAxis
	}
	return vg.Point{X: width, Y: h}
}

// scale maps values to positions.
type scale struct {
	lo, hi   float64
	from, to vg.Length
}

func (s scale) at(x float64) vg.Length {
	return s.from + vg.Length((x-s.lo)/(s.hi-s.lo))*(s.to-s.from)
}

// scale returns the scale of the values on a canvas, beside labels of the given
// width.
func (b *Bar) scale(c draw.Canvas, labels vg.Length) scale {
	s, numbers := scale{}, vg.Length(0)
	for _, row := range b.Series {
		for _, v := range row.Values {
			numbers = max(numbers, barValue.Width(b.Unit.drawn(v)))
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				s.lo, s.hi = min(s.lo, v), max(s.hi, v)
			}
		}
	}
	if s.lo == s.hi {
		s.hi = 1
	}
	s.from, s.to = c.Min.X+labels+6, c.Max.X-numbers-5
	if s.lo < 0 {
		s.from += numbers + 5
	}
	return s
}

func (b *Bar) draw(c draw.Canvas) {
	labels := widest(barLabel, 210, b.Labels)
	x := b.scale(c, labels)
	left := c.Min.X + labels + 6
	var keys []Key
	for i, s := range b.Series {
		keys = append(keys, Key{Label: s.Name, Look: Looks[i], Area: true})
	}
	c = legendLine(c, keys)
	if b.Axis != "" {
		c.FillText(barValue, vg.Point{X: left, Y: c.Max.Y - 5}, cut(barValue, b.Axis, c.Max.X-left))
		c.Max.Y -= barAxis
	}
	y := c.Max.Y - barSkip/2
	for i, name := range b.Labels {
		c.FillText(barLabel, vg.Point{X: left - 6, Y: y - (b.group()-barSkip)/2 + 1}, cut(barLabel, name, labels+.4))
		for j, s := range b.Series {
			b.bar(c, x, y-vg.Length(j)*barHeight, i, j, s)
		}
		y -= b.group()
	}
	c.StrokeLine2(draw.LineStyle{Color: Muted, Width: 0.75}, x.at(0), c.Max.Y, x.at(0), y+barSkip/2)
}

// bar draws one bar and its value under y.
func (b *Bar) bar(c draw.Canvas, x scale, y vg.Length, i, j int, s Series) {
	v, end, style := s.Values[i], vg.Point{X: x.at(0), Y: y - barHeight/2 + 1}, barValue
	if math.IsNaN(v) || math.IsInf(v, 0) {
		end.X += 4
	} else {
		label := b.Labels[i]
		if s.Name != "" {
			label += ", " + s.Name
		}
		tip(c, label+": "+b.Unit.Format(v))
		fill(c, Looks[j].Color, vg.Rectangle{Min: vg.Point{X: min(end.X, x.at(v)), Y: y - barHeight + .75}, Max: vg.Point{X: max(end.X, x.at(v)), Y: y - .75}})
		if end.X = x.at(v) + 4; v < 0 {
			end.X -= 8
			style.XAlign = text.XRight
		}
	}
	c.FillText(style, end, b.Unit.drawn(v))
}
