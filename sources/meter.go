package sources

import "sync/atomic"

// Meter counts the bytes that are read of the files of a source, as they are on
// disk. It may be asked from another goroutine. A nil Meter counts nothing.
type Meter struct{ done, total atomic.Int64 }

// Progress returns how many bytes have been read and how many there are.
func (m *Meter) Progress() (done, total int64) { return m.done.Load(), m.total.Load() }

// Read counts bytes that have been read.
func (m *Meter) Read(n int64) {
	if m != nil {
		m.done.Add(n)
	}
}

// Expect counts bytes that are going to be read.
func (m *Meter) Expect(n int64) {
	if m != nil {
		m.total.Add(n)
	}
}
