package bulk

import (
	"fmt"
	"os"
	"sync"
)

// flushAt is the number of bytes written at once.
const flushAt = 256 << 10

// disk writes on its own goroutine, so that the next lines are made meanwhile.
type disk struct {
	jobs chan diskJob
	done chan struct{}
	pool sync.Pool

	mu  sync.Mutex
	err error // the first; after it nothing is written
}

type diskJob struct {
	f   *os.File
	buf []byte
}

// waiting is the number of buffers that may wait to be written.
const waiting = 4

func newDisk() *disk {
	d := &disk{jobs: make(chan diskJob, waiting), done: make(chan struct{})}
	go func() {
		defer close(d.done)
		for j := range d.jobs {
			if d.failed() == nil {
				if _, err := j.f.Write(j.buf); err != nil {
					d.fail(err)
				}
			}
			d.pool.Put(&j.buf)
		}
	}()
	return d
}

// buffer returns an empty buffer.
func (d *disk) buffer() []byte {
	if b, ok := d.pool.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, flushAt+64<<10)
}

// write queues a buffer for writing. Its error is that of an earlier one.
func (d *disk) write(f *os.File, buf []byte) error {
	d.jobs <- diskJob{f, buf}
	return d.failed()
}

// close waits until everything is written.
func (d *disk) close() error {
	close(d.jobs)
	<-d.done
	return d.failed()
}

func (d *disk) fail(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.err = fmt.Errorf("write import files: %w", err)
}

func (d *disk) failed() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.err
}
