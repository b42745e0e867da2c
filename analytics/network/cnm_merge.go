package network

// pass moves the links of small to big and gives all links of both their new
// gains. With shares a of out- and b of in-degrees, a community w that only one
// of the two, x, is linked to gets
//
//	gain(x, w) - (a(y) b(w) + a(w) b(y)),  y being the other of the two,
//
// and a community that both are linked to gets the sum of both gains. Products
// are converted to float64 so that no compiler fuses them with the sum.
type pass struct {
	communities []community
	links       []link
	big, small  int32
	of, other   community // big and small before the merge

	best  int32   // the best link so far, none at first
	gain  float64 // of it
	label int32   // of the community at its other end
}

// run returns the links of the merged community; the rows of links that it is
// given are used up.
func (p *pass) run(big, small []int32) []int32 {
	small = p.markSmall(small)
	return p.move(p.passBig(big, len(small) > 0), small)
}

// markSmall marks the communities that small is linked to and returns the links
// that are not gone.
func (p *pass) markSmall(row []int32) []int32 {
	live := row[:0]
	for _, l := range row {
		if e := &p.links[l]; e.owner != gone {
			p.communities[e.ends^p.small].mark = l
			live = append(live, l)
		}
	}
	return live
}

// passBig gives the links of big their new gains and returns those that are not
// gone. Where small has a link to the same community, that one goes.
func (p *pass) passBig(row []int32, marked bool) []int32 {
	communities, links, big := p.communities, p.links, p.big
	out, in := p.other.out, p.other.in
	best, gain, label := p.best, p.gain, p.label
	live := row[:0]
	for _, l := range row {
		e := &links[l]
		if e.owner == gone {
			continue
		}
		live = append(live, l)
		w := &communities[e.ends^big]
		if marked && w.mark != none {
			e.gain += links[w.mark].gain
			links[w.mark].owner = gone
			w.mark = none
		} else {
			e.gain -= float64(out*w.in) + float64(w.out*in)
		}
		e.owner = big
		if e.gain >= gain && (e.gain > gain || w.label < label) {
			best, gain, label = l, e.gain, w.label
		}
	}
	p.best, p.gain, p.label = best, gain, label
	return live
}

// move appends to row, that of big, the links of small that are not gone.
func (p *pass) move(row, small []int32) []int32 {
	for _, l := range small {
		e := &p.links[l]
		if e.owner == gone {
			continue
		}
		row = append(row, l)
		w := &p.communities[e.ends^p.small]
		w.mark = none
		e.gain -= float64(p.of.out*w.in) + float64(w.out*p.of.in)
		e.ends ^= p.small ^ p.big
		e.owner = p.big
		if e.gain >= p.gain && (e.gain > p.gain || w.label < p.label) {
			p.best, p.gain, p.label = l, e.gain, w.label
		}
	}
	return row
}
