package snapshot

import (
	"crypto/sha256"
	"io"
)

// summing is a reader of a file that is summed up beside whoever reads it, so that
// this costs time only where no processor is free.
type summing struct {
	in         io.Reader
	free, full chan []byte
}

// summed is a file that is summed up as it is read, if the walk takes the fingerprint.
// end waits until it is.
func (w *walk) summed(plain string, in io.Reader) (r io.Reader, end func()) {
	if w.sums == nil {
		return in, func() {}
	}
	const pieces = 4
	s := &summing{in, make(chan []byte, pieces), make(chan []byte, pieces)}
	for range pieces {
		s.free <- nil
	}
	sum, done := sha256.New(), make(chan struct{})
	w.sums[plain] = sum
	go func() {
		defer close(done)
		for piece := range s.full {
			sum.Write(piece)
			s.free <- piece
		}
	}()
	return s, func() { close(s.full); <-done }
}

func (s *summing) Read(p []byte) (int, error) {
	n, err := s.in.Read(p)
	for read := p[:n]; len(read) > 0; {
		size := min(len(read), chunkSize)
		s.full <- append((<-s.free)[:0], read[:size]...)
		read = read[size:]
	}
	return n, err
}
