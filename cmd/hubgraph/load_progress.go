package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// loadMeter shows how far a load is, from its first written batch on: on a
// terminal a bar over the bytes of the snapshot with records per second and the
// time left, elsewhere a line every ten seconds.
type loadMeter struct {
	out      io.Writer
	progress func() (done, total int64) // bytes read
	bar      *progressbar.ProgressBar   // nil when not on a terminal, or not begun
	stop     func()                     // ends the display

	mu      sync.Mutex
	start   time.Time // of the first batch
	entity  string    // what is being written; "" before the first batch
	records int64
}

func newLoadMeter(out io.Writer, progress func() (done, total int64)) *loadMeter {
	m := &loadMeter{out: out, progress: progress}
	every := 10 * time.Second
	if isTerminal(out) {
		every = 100 * time.Millisecond
	}
	m.stop = ticking(every, m.show, m.end)
	return m
}

func (m *loadMeter) end() {
	if m.bar != nil {
		_ = m.bar.Finish()
	}
}

// add counts records that were written.
func (m *loadMeter) add(entity string, records int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.entity == "" {
		m.start = time.Now()
	}
	if m.entity == "" || records > 0 {
		m.entity = entity
	}
	m.records += int64(records)
}

func (m *loadMeter) show(now time.Time) {
	m.mu.Lock()
	entity, records, elapsed := m.entity, m.records, now.Sub(m.start)
	m.mu.Unlock()
	if entity == "" {
		return
	}
	done, total := m.progress()
	rate := inThousands(int64(float64(records) / elapsed.Seconds()))
	if !isTerminal(m.out) {
		fmt.Fprintf(m.out, "load %s: %s records, %s/s, %d %%%s\n", entity, inThousands(records), rate, percent(done, total), left(elapsed, done, total))
		return
	}
	if m.bar == nil {
		m.bar = progressbar.NewOptions64(max(total, 1), progressbar.OptionSetWriter(m.out), progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetElapsedTime(true), progressbar.OptionClearOnFinish(), progressbar.OptionFullWidth())
	}
	m.bar.Describe(fmt.Sprintf("load %s: %s records, %s/s", entity, inThousands(records), rate))
	_ = m.bar.Set64(min(done, total)) // a broken terminal does not stop the work
}

func percent(done, total int64) int64 {
	if total == 0 {
		return 100
	}
	return done * 100 / total
}

// left says how long the rest takes at the speed so far; nothing at the start.
func left(elapsed time.Duration, done, total int64) string {
	if done == 0 || done >= total {
		return ""
	}
	rest := time.Duration(float64(elapsed) * float64(total-done) / float64(done))
	return ", about " + rest.Round(time.Second).String() + " left"
}
