package counts

import (
	"math/bits"
	"slices"
)

// months is a set of months, each as yyyymm. The zero value is empty. It needs
// memory of its own only if it spans more than 64 months.
type months struct {
	base int32  // the month of the lowest bit, counted from year 0
	set  uint64 // bit i: the month base + i
	wide *[]int32
}

func (m *months) add(month int32) { m.put(month/100*12 + month%100 - 1) }

func (m *months) put(at int32) {
	switch {
	case m.wide != nil:
		m.putWide(at)
	case m.set == 0:
		m.base, m.set = at, 1
	case at >= m.base && at-m.base < 64:
		m.set |= 1 << (at - m.base)
	case at < m.base && int(m.base-at) <= bits.LeadingZeros64(m.set):
		m.set = m.set<<(m.base-at) | 1
		m.base = at
	default:
		list := m.places()
		m.wide = &list
		m.putWide(at)
	}
}

func (m *months) putWide(at int32) {
	if i, there := slices.BinarySearch(*m.wide, at); !there {
		*m.wide = slices.Insert(*m.wide, i, at)
	}
}

// places are the months counted from year 0, in order.
func (m *months) places() []int32 {
	if m.wide != nil {
		return *m.wide
	}
	var list []int32
	for set := m.set; set != 0; set &= set - 1 {
		list = append(list, m.base+int32(bits.TrailingZeros64(set)))
	}
	return list
}

func (m *months) addAll(o months) {
	if m.set == 0 && m.wide == nil && o.wide == nil {
		*m = o
		return
	}
	for _, at := range o.places() {
		m.put(at)
	}
}

// list returns the months as yyyymm, in order.
func (m months) list() []int32 {
	list := slices.Clone(m.places())
	for i, at := range list {
		list[i] = at/12*100 + at%12 + 1
	}
	return list
}

func (m months) empty() bool { return m.set == 0 && m.wide == nil }
