package network

import "math"

// pass moves the links of small to big and gives all links of both their new
// gains. With shares a of out- and b of in-degrees, a community w that only one
// of the two, x, is linked to gets
//
//	gain(x, w) - (a(y) b(w) + a(w) b(y)),  y being the other of the two,
//
// and a community that both are linked to gets the sum of both gains. Products
// are converted to float64 so that no compiler fuses them with the sum.
type pass struct {
	m                 *merger
	big, small        int32
	outBig, inBig     float64 // before the merge
	outSmall, inSmall float64

	best  int32 // link of the largest gain, none without links
	gain  float64
	label int32 // of the community at its other end
}

func (p *pass) run() {
	p.best, p.gain = none, math.Inf(-1)
	moving := p.markSmall()
	p.passBig(len(moving) > 0)
	p.move(moving)
}

// markSmall marks the communities linked to small and returns these links.
func (p *pass) markSmall() []int32 {
	row := p.m.slots[p.small].links
	live := row[:0]
	for _, l := range row {
		if e := &p.m.links[l]; e.owner != gone {
			p.m.slots[e.ends^p.small].mark = l
			live = append(live, l)
		}
	}
	return live
}

// passBig gives the links of big their new gains and drops those that are gone.
// Where small has a link to the same community, that one goes.
func (p *pass) passBig(marked bool) {
	slots, links, row := p.m.slots, p.m.links, p.m.slots[p.big].links
	live := row[:0]
	for _, l := range row {
		e := &links[l]
		if e.owner == gone {
			continue
		}
		w := &slots[e.ends^p.big]
		if marked && w.mark != none {
			other := &links[w.mark]
			e.gain += other.gain
			other.owner = gone
			w.mark = none
		} else {
			e.gain -= float64(p.outSmall*w.in) + float64(w.out*p.inSmall)
		}
		e.owner = p.big
		live = append(live, l)
		if e.gain >= p.gain && (e.gain > p.gain || w.label < p.label) {
			p.best, p.gain, p.label = l, e.gain, w.label
		}
	}
	p.m.slots[p.big].links = live
}

// move hands the links of small that are left to big.
func (p *pass) move(moving []int32) {
	slots, links := p.m.slots, p.m.links
	row := slots[p.big].links
	for _, l := range moving {
		e := &links[l]
		if e.owner == gone {
			continue
		}
		w := &slots[e.ends^p.small]
		w.mark = none
		e.gain -= float64(p.outBig*w.in) + float64(w.out*p.inBig)
		e.ends ^= p.small ^ p.big
		e.owner = p.big
		row = append(row, l)
		if e.gain >= p.gain && (e.gain > p.gain || w.label < p.label) {
			p.best, p.gain, p.label = l, e.gain, w.label
		}
	}
	slots[p.big].links = row
}
