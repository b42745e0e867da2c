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
	bar  *progressbar.ProgressBar // nil when not on a terminal
	stop func()                   // ends the display; may be called more than once

	mu   sync.Mutex
	line string
}

func newPruneMeter(out io.Writer) *pruneMeter {
	m := &pruneMeter{out: out, line: "prune: reading the snapshot"}
	every, end := 10*time.Second, func() {}
	if isTerminal(out) {
		every = 100 * time.Millisecond
		m.bar = progressbar.NewOptions64(-1, progressbar.OptionSetWriter(out), progressbar.OptionClearOnFinish())
		end = func() { _ = m.bar.Finish() }
	}
	m.stop = ticking(every, m.show, end)
	return m
}

// set says how far a comparison is.
func (m *pruneMeter) set(kind string, looked, gone int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.line = fmt.Sprintf("prune %s: %s compared, %s gone", kind, inThousands(looked), inThousands(gone))
}

func (m *pruneMeter) show(time.Time) {
	m.mu.Lock()
	line := m.line
	m.mu.Unlock()
	if m.bar == nil {
		fmt.Fprintln(m.out, line)
		return
	}
	m.bar.Describe(line) // shows it too
}
