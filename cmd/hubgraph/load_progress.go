package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// loadMeter shows how far a load is: on a terminal a bar over the bytes of the
// snapshot with records per second and the time left, elsewhere a line every
// ten seconds.
type loadMeter struct {
	out      io.Writer
	progress func() (done, total int64) // bytes read
	bar      *progressbar.ProgressBar   // nil when not on a terminal
	start    time.Time
	quit     chan struct{}
	ended    chan struct{}

	mu      sync.Mutex
	entity  string // what is being written
	records int64
}

func newLoadMeter(out io.Writer, progress func() (done, total int64)) *loadMeter {
	m := &loadMeter{out: out, progress: progress, start: time.Now(), quit: make(chan struct{}), ended: make(chan struct{}), entity: "snapshot"}
	every := 10 * time.Second
	if isTerminal(out) {
		_, total := progress()
		m.bar = progressbar.NewOptions64(max(total, 1), progressbar.OptionSetWriter(out), progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetElapsedTime(true), progressbar.OptionClearOnFinish(), progressbar.OptionFullWidth())
		every = 100 * time.Millisecond
	}
	go m.run(every)
	return m
}

func (m *loadMeter) run(every time.Duration) {
	defer close(m.ended)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case now := <-tick.C:
			m.show(now)
		case <-m.quit:
			if m.bar != nil {
				_ = m.bar.Finish() // a broken terminal does not stop the work
			}
			return
		}
	}
}

// add counts records that were written.
func (m *loadMeter) add(entity string, records int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if records > 0 {
		m.entity = entity
	}
	m.records += int64(records)
}

// stop ends the display.
func (m *loadMeter) stop() {
	close(m.quit)
	<-m.ended
}

func (m *loadMeter) show(now time.Time) {
	m.mu.Lock()
	entity, records := m.entity, m.records
	m.mu.Unlock()
	done, total := m.progress()
	elapsed := now.Sub(m.start)
	rate := inThousands(int64(float64(records) / elapsed.Seconds()))
	if m.bar != nil {
		m.bar.Describe(fmt.Sprintf("load %s: %s records, %s/s", entity, inThousands(records), rate))
		_ = m.bar.Set64(min(done, total))
		return
	}
	fmt.Fprintf(m.out, "load %s: %s records, %s/s, %d %%%s\n", entity, inThousands(records), rate, percent(done, total), left(elapsed, done, total))
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
