package terminal

import (
	"fmt"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// How often progress is updated.
const (
	redrawInterval = 100 * time.Millisecond // on a terminal
	logInterval    = 10 * time.Second       // elsewhere
)

// Unit is what Done and Total of a Progress count.
type Unit int

// The units of progress.
const (
	Steps Unit = iota // a bar without numbers
	Bytes
	Records
)

// Progress says how far a piece of work has got.
type Progress struct {
	Text        string // what is being done; while it is "" nothing is shown
	Log         string // follows Text where there is no bar
	Done, Total int64  // a Total of 0 means unknown
	Unit        Unit
}

// ShowProgress shows the progress of a piece of work until stop is called: on
// a terminal as a bar (a spinner while the total is unknown), elsewhere as a
// line every ten seconds. current is called from another goroutine. stop
// returns once the final state is shown, and may be called more than once.
func (t *IO) ShowProgress(current func(now time.Time) Progress) (stop func()) {
	interval, show, end := logInterval, t.logProgress, func() {}
	if isTerminal(t.Err) {
		b := &bar{io: t}
		interval, show, end = redrawInterval, b.draw, b.end
	}
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(interval)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				if p := current(t.Now()); p.Text != "" {
					show(p)
				}
			case <-quit:
				end()
				return
			}
		}
	}()
	return sync.OnceFunc(func() { close(quit); <-ended })
}

// ShowBytes shows how many bytes of a known total have been read.
func (t *IO) ShowBytes(text string, read func() (done, total int64)) (stop func()) {
	return t.ShowProgress(func(time.Time) Progress {
		done, total := read()
		return Progress{Text: text, Log: fmt.Sprintf(": %d of %d MB", done>>20, total>>20), Done: done, Total: total, Unit: Bytes}
	})
}

func (t *IO) logProgress(p Progress) { fmt.Fprintln(t.Err, p.Text+p.Log) }

// bar draws progress on a terminal. An error of the terminal does not stop the
// work.
type bar struct {
	io    *IO
	shown *progressbar.ProgressBar // nil before there is anything to show
}

func (b *bar) draw(p Progress) {
	total := p.Total
	if total == 0 {
		total = -1
	}
	if b.shown == nil {
		b.shown = progressbar.NewOptions64(total, progressbar.OptionSetWriter(b.io.Err), progressbar.OptionClearOnFinish(), progressbar.OptionFullWidth(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionSetElapsedTime(true),
			progressbar.OptionShowBytes(p.Unit == Bytes), showCount(p.Unit == Records))
	}
	b.shown.Describe(p.Text)
	if total > 0 {
		_ = b.shown.Set64(min(p.Done, total))
	}
}

func showCount(yes bool) progressbar.Option {
	if yes {
		return progressbar.OptionShowCount()
	}
	return func(*progressbar.ProgressBar) {}
}

func (b *bar) end() {
	if b.shown != nil {
		_ = b.shown.Finish()
	}
}
