package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// watch shows how far a long reading is until stop is called: a bar on a
// terminal, a line every ten seconds elsewhere. progress returns bytes and is
// called from another goroutine. stop may be called more than once.
func (e *env) watch(what string, progress func() (done, total int64)) (stop func()) {
	show, every, end := lines(e.errOut, what, progress), 10*time.Second, func() {}
	if isTerminal(e.errOut) {
		_, total := progress()
		bar := progressbar.NewOptions64(total, progressbar.OptionSetWriter(e.errOut), progressbar.OptionSetDescription(what),
			progressbar.OptionShowBytes(true), progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish(), progressbar.OptionFullWidth())
		show, every = func() { done, _ := progress(); bar.Set64(done) }, 100*time.Millisecond
		end = func() { bar.Finish() }
	}
	return ticking(every, func(time.Time) { show() }, end)
}

// ticking calls show at every tick, on a goroutine of its own, until stop is
// called; end comes last. stop waits for it and may be called more than once.
func ticking(every time.Duration, show func(now time.Time), end func()) (stop func()) {
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case now := <-tick.C:
				show(now)
			case <-quit:
				end()
				return
			}
		}
	}()
	return sync.OnceFunc(func() { close(quit); <-ended })
}

func lines(w io.Writer, what string, progress func() (done, total int64)) func() {
	return func() {
		done, total := progress()
		fmt.Fprintf(w, "%s: %d of %d MB\n", what, done>>20, total>>20)
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
