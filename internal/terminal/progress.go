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

// Progress says how far a piece of work has got.
type Progress struct {
	Text        string    // what is being done, and how much of what is done; while it is "" nothing is shown
	Done, Total int64     // in any unit, for the share and the time that is left; a Total of 0 means unknown
	Since       time.Time // when Done was 0; zero for no guess at the time that is left
}

// ShowProgress shows the progress of a piece of work until stop is called: on
// a terminal as a bar (a spinner while the total is unknown), elsewhere as a
// line every ten seconds. current is called from another goroutine. stop
// returns once the final state is shown, and may be called more than once.
func (t *IO) ShowProgress(current func(now time.Time) Progress) (stop func()) {
	interval, show, end := logInterval, t.logProgress, func() {}
	if isTerminal(t.Err) && !isDumb() {
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
				now := t.Now()
				if p := current(now); p.Text != "" {
					show(p, now)
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
	start := t.Now()
	return t.ShowProgress(func(time.Time) Progress {
		done, total := read()
		return Progress{Text: fmt.Sprintf("%s: %d of %d MB", text, done>>20, total>>20), Done: done, Total: total, Since: start}
	})
}

// left says how long the work will take yet, if that can be guessed.
func (p Progress) left(now time.Time) string {
	if p.Since.IsZero() || p.Total == 0 {
		return ""
	}
	return remaining(now.Sub(p.Since), p.Done, p.Total)
}

func (t *IO) logProgress(p Progress, now time.Time) {
	share := ""
	if p.Total > 0 {
		share = fmt.Sprintf(", %d %%", percent(p.Done, p.Total))
	}
	fmt.Fprintln(t.Err, p.Text+share+p.left(now))
}

// bar draws progress on a terminal. An error of the terminal does not stop the
// work.
type bar struct {
	io    *IO
	shown *progressbar.ProgressBar // nil before there is anything to show
	total int64                    // of the bar that is shown
}

func (b *bar) draw(p Progress, now time.Time) {
	total := p.Total
	if total == 0 {
		total = -1
	}
	if b.shown != nil && total != b.total { // other work begins
		_ = b.shown.Finish()
		b.shown = nil
	}
	if b.shown == nil {
		b.total = total
		b.shown = progressbar.NewOptions64(total, progressbar.OptionSetWriter(b.io.Err), progressbar.OptionClearOnFinish(), progressbar.OptionFullWidth(),
			progressbar.OptionSetPredictTime(false), progressbar.OptionSetElapsedTime(false))
	}
	b.shown.Describe(p.Text + p.left(now))
	if total > 0 {
		_ = b.shown.Set64(min(p.Done, total))
	}
}

func (b *bar) end() {
	if b.shown != nil {
		_ = b.shown.Finish()
	}
}
