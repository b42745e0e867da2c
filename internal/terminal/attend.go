package terminal

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// How long a command may be silent on a terminal before it says that it works, and
// how often it says so again.
const (
	silence     = 2 * time.Second
	statusTick  = time.Second
	statusPlain = 10 * time.Second // on a terminal without control sequences
)

// Attend returns the streams of a command that is never silent for long: where Err
// is a terminal, a line tells after two seconds without output what is being done and
// for how long, until something is written. stop takes the line away; it is to be
// called at the end. Nothing is shown after an unfinished line, such as a question or
// a bar, nor while Hold holds it.
func Attend(t IO) (attended IO, stop func()) {
	if !isTerminal(t.Err) {
		return t, func() {}
	}
	s := &status{to: t.Err, now: t.Now, start: t.Now(), last: t.Now(), plain: isDumb(), atLineStart: true}
	t.Err = &stream{file: t.Err.(terminalFile), status: s}
	if isTerminal(t.Out) {
		t.Out = &stream{file: t.Out.(terminalFile), status: s}
	}
	t.status = s
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(statusTick)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				s.show()
			case <-quit:
				return
			}
		}
	}()
	return t, sync.OnceFunc(func() { close(quit); <-ended; s.clear() })
}

// Doing names the work that goes on from now, for the line that breaks silence.
func (t *IO) Doing(work string) {
	if t.status != nil {
		t.status.doing(work)
	}
}

// Hold keeps the line that breaks silence away while a command waits for its user.
func (t *IO) Hold() (release func()) {
	if t.status == nil {
		return func() {}
	}
	t.status.hold(1)
	return sync.OnceFunc(func() { t.status.hold(-1) })
}

// FullScreen returns the terminal behind Err for a program that draws on all of it, and
// keeps the line that breaks silence away until release is called.
func (t *IO) FullScreen() (screen io.Writer, release func()) {
	if s, ok := t.Err.(*stream); ok {
		return s.file, t.Hold()
	}
	return t.Err, t.Hold()
}

// isDumb reports whether the terminal knows no control sequences.
func isDumb() bool { return os.Getenv("TERM") == "dumb" }

// status is the line that breaks silence.
type status struct {
	to    io.Writer
	now   func() time.Time
	plain bool // lines that stay, without control sequences

	mu          sync.Mutex
	work        string
	start       time.Time // of the work
	last        time.Time // of output, or of a plain line
	atLineStart bool      // the last output ended its line
	shown       bool
	held        int
}

func (s *status) doing(work string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.work, s.start = work, s.now()
}

func (s *status) hold(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.erase()
	s.held += n
	s.last = s.now()
}

func (s *status) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.erase()
}

// show draws the line if it is due. An error of the terminal does not stop the work.
func (s *status) show() {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if s.held > 0 || !s.atLineStart || now.Sub(s.last) < silence {
		return
	}
	work := s.work
	if work == "" {
		work = "still working"
	}
	text := fmt.Sprintf("%s: %v so far, Ctrl-C ends it", work, now.Sub(s.start).Truncate(time.Second))
	if s.plain {
		if !s.shown || now.Sub(s.last) >= statusPlain {
			fmt.Fprintln(s.to, text)
			s.shown, s.last = true, now
		}
		return
	}
	fmt.Fprint(s.to, "\r"+text+clearLine)
	s.shown = true
}

// erase takes the line away.
func (s *status) erase() {
	if s.shown && !s.plain {
		fmt.Fprint(s.to, "\r"+clearLine)
	}
	s.shown = false
}

// terminalFile is a file that may be a terminal.
type terminalFile interface {
	io.Writer
	Fd() uintptr
}

// stream is a terminal that is written to below the line that breaks silence.
type stream struct {
	file   terminalFile
	status *status
}

func (w *stream) Fd() uintptr { return w.file.Fd() }

func (w *stream) Write(b []byte) (int, error) {
	s := w.status
	s.mu.Lock()
	defer s.mu.Unlock()
	s.erase()
	s.last = s.now()
	if len(b) > 0 {
		last := b[len(b)-1]
		s.atLineStart = last == '\n' || last == '\r' // a bar that is taken away ends in \r
	}
	return w.file.Write(b)
}
