package chart

import "math"

// Series is a named row of values, NaN where there is none.
type Series struct {
	Name   string
	Values []float64
}

// Bar has a horizontal bar for each label and series, with its value at its
// end.
type Bar struct {
	Title, Text string
	Labels      []string
	Series      []Series // at most MaxSeries, as long as Labels
	Axis        string   // what the values are
	Unit        Unit
}

// Head returns the title and the text.
func (b *Bar) Head() (title, text string) { return b.Title, b.Text }

func (b *Bar) empty() bool { return len(b.Labels) == 0 || len(b.Series) == 0 }

const (
	barHeight = 14.0
	barSkip   = 8.0 // between the groups of labels
)

func (b *Bar) group() float64 { return float64(len(b.Series))*barHeight + barSkip }

func (b *Bar) top() float64 {
	top := legendHeight(len(b.Series))
	if b.Axis != "" {
		top += 18
	}
	return top
}

func (b *Bar) height() float64 { return b.top() + float64(len(b.Labels))*b.group() + 4 }

// extent returns the range of the values, with 0.
func (b *Bar) extent() (lo, hi float64) {
	for _, s := range b.Series {
		for _, v := range s.Values {
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	if lo == hi {
		hi = 1
	}
	return lo, hi
}

func (b *Bar) draw(c *canvas, top float64) {
	label, value := lettering{size: labelSize, color: ink, anchor: end}, lettering{size: smallSize, color: muted}
	labels, numbers := 0.0, 0.0
	for _, l := range b.Labels {
		labels = max(labels, min(label.width(oneLine(l)), 280))
	}
	for _, s := range b.Series {
		for _, v := range s.Values {
			numbers = max(numbers, value.width(b.Unit.Format(v)))
		}
	}
	left := margin + labels + 8
	x := axis{from: left, to: right - numbers - 6}
	x.lo, x.hi = b.extent()
	if x.lo < 0 {
		x.from += numbers + 6
	}
	var names []string
	for _, s := range b.Series {
		names = append(names, s.Name)
	}
	legend(c, top, names, bars)
	if b.Axis != "" {
		c.text(left, top+legendHeight(len(b.Series))+11, value.cut(b.Axis, right-left), value)
	}
	y := top + b.top()
	for i, name := range b.Labels {
		c.text(left-8, y+(b.group()-barSkip)/2+4.2, label.cut(name, labels+.5), label)
		for j, s := range b.Series {
			b.bar(c, x, y+float64(j)*barHeight, i, j, s, value)
		}
		y += b.group()
	}
	c.stroke(x.at(0), top+b.top()-3, x.at(0), y-barSkip+3, paint{line: muted})
}

// bar draws one bar and its value.
func (b *Bar) bar(c *canvas, x axis, y float64, i, j int, s Series, style lettering) {
	v, zero := s.Values[i], x.at(0)
	text := b.Unit.Format(v)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		c.text(zero+5, y+barHeight/2+3.6, text, style)
		return
	}
	tip := b.Labels[i] + ": " + text
	if s.Name != "" {
		tip = b.Labels[i] + ", " + s.Name + ": " + text
	}
	from, to := min(zero, x.at(v)), max(zero, x.at(v))
	c.rect(from, y+1, to-from, barHeight-2, paint{fill: seriesColors[j]}, oneLine(tip))
	if v < 0 {
		style.anchor = end
		c.text(from-5, y+barHeight/2+3.6, text, style)
		return
	}
	c.text(to+5, y+barHeight/2+3.6, text, style)
}
