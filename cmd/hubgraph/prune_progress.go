package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// pruneMeter shows what is compared with the snapshot: on a terminal in a line
// that changes, elsewhere in a line every ten seconds.
type pruneMeter struct {
	out  io.Writer
	stop func() // ends the display; may be called more than once

	mu   sync.Mutex
	line string
}

// start begins to show a line, in place of what is shown, and returns stop.
func (m *pruneMeter) start(line string) (stop func()) {
	if m.stop != nil {
		m.stop()
	}
	m.say(line)
	if !isTerminal(m.out) {
		m.stop = ticking(10*time.Second, func(time.Time) { fmt.Fprintln(m.out, m.said()) }, func() {})
		return m.stop
	}
	bar := progressbar.NewOptions64(-1, progressbar.OptionSetWriter(m.out), progressbar.OptionClearOnFinish())
	m.stop = ticking(100*time.Millisecond, func(time.Time) { bar.Describe(m.said()) }, func() { _ = bar.Finish() })
	return m.stop
}

// set says how far a comparison is.
func (m *pruneMeter) set(kind string, looked, gone int64) {
	m.say(fmt.Sprintf("prune %s: %s compared, %s gone", kind, inThousands(looked), inThousands(gone)))
}

func (m *pruneMeter) say(line string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.line = line
}

func (m *pruneMeter) said() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.line
}
