//go:build unix

package terminal

import (
	"bytes"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// screen is a terminal of 80 columns and 24 lines, and what it has shown.
type screen struct {
	*testing.T
	keys *os.File
	tty  *os.File
	mu   sync.Mutex
	seen bytes.Buffer
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close(); keys.Close() })
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	s := &screen{T: t, keys: keys, tty: tty}
	go func() { io.Copy(s, keys) }()
	return s
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.Write(p)
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.String()
}

// wait waits until the screen has shown a text.
func (s *screen) wait(want string) {
	s.Helper()
	for range 2400 { // two minutes: a busy machine
		if strings.Contains(s.text(), want) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	text := s.text()
	s.Fatalf("the screen never shows %q, at the end %q", want, text[max(0, len(text)-200):])
}

func (s *screen) io() *IO { return &IO{In: s.tty, Out: s.tty, Err: s.tty, Now: time.Now} }

func TestWhatIsATerminal(t *testing.T) {
	s := newScreen(t)
	file, err := os.Create(t.TempDir() + "/file")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, c := range []struct {
		io     *IO
		prompt bool
		width  int
	}{
		{s.io(), true, 80},
		{&IO{In: s.tty, Out: file, Err: s.tty}, true, 0},
		{&IO{In: file, Out: s.tty, Err: s.tty}, false, 80},
		{&IO{In: s.tty, Out: &bytes.Buffer{}, Err: file}, false, 0},
		{&IO{}, false, 0},
	} {
		if c.io.CanPrompt() != c.prompt || c.io.Width() != c.width || c.io.OutIsTerminal() != (c.width > 0) {
			t.Errorf("%+v: %v, %d, %v", c.io, c.io.CanPrompt(), c.io.Width(), c.io.OutIsTerminal())
		}
	}
}

// TestBars: a known total is a bar, with its unit; an unknown one a spinner with
// a text that changes; both are gone after stop.
func TestBars(t *testing.T) {
	for _, c := range []struct {
		Progress
		want string
	}{
		{Progress{Text: "reading: 1 of 4 MB", Done: 1 << 20, Total: 4 << 20}, "reading: 1 of 4 MB  25% |"},
		{Progress{Text: "generate: 30 of 40 records", Done: 30, Total: 40, Since: time.Now().Add(-3 * time.Hour)}, "generate: 30 of 40 records, about 1h0m0s left  75% |"},
		{Progress{Text: "load commits: 5 records", Done: 1, Total: 2}, "load commits: 5 records  50% |"},
		{Progress{Text: "prune commits: 7 compared"}, "prune commits: 7 compared"},
	} {
		s := newScreen(t)
		stop := s.io().ShowProgress(func(time.Time) Progress { return c.Progress })
		s.wait(c.want)
		stop()
		io.WriteString(s.tty, "end\n")
		s.wait("end\r\n")
		if text := s.text(); !strings.HasSuffix(text, "\r\x1b[2K\r"+"end\r\n") && !strings.HasSuffix(text, " \rend\r\n") {
			t.Errorf("%s: what is left is %q", c.Text, text[max(0, len(text)-100):])
		}
	}
}

// TestPickOnATerminal: Tab completes a name.
func TestPickOnATerminal(t *testing.T) {
	s := newScreen(t)
	picked := make(chan string)
	go func() {
		name, _, err := s.io().Pick("boat", []Item{{"boats/fast", ""}, {"boats/slow", ""}, {"cars", ""}})
		if err != nil {
			name = err.Error()
		}
		picked <- name
	}()
	s.wait("number, name or word: ")
	io.WriteString(s.keys, "b\ts\t\r")
	if name := <-picked; name != "boats/slow" {
		t.Errorf("picked %q", name)
	}
}

// TestAttend: the streams stay a terminal, and a line breaks silence on it.
func TestAttend(t *testing.T) {
	t.Setenv("TERM", "xterm")
	s := newScreen(t)
	attended, stop := Attend(*s.io())
	if width := attended.Width(); width != 80 || !attended.CanPrompt() || !attended.OutIsTerminal() {
		t.Errorf("the streams are no terminal any more: width %d", width)
	}
	attended.Doing("counting owls")
	s.wait("\rcounting owls: ")
	io.WriteString(attended.Out, "an owl\n")
	s.wait("\r\x1b[Kan owl\r\n")
	s.wait("an owl\r\n\rcounting owls: ")
	screen, release := attended.FullScreen()
	if screen != io.Writer(s.tty) {
		t.Errorf("the terminal for a full screen is %T", screen)
	}
	release()
	stop()
	io.WriteString(s.tty, "end")
	s.wait("so far, Ctrl-C ends it\x1b[K\r\x1b[Kend")
}

// TestDumbTerminal: without control sequences there are lines.
func TestDumbTerminal(t *testing.T) {
	t.Setenv("TERM", "dumb")
	s := newScreen(t)
	attended, stop := Attend(*s.io())
	s.wait("s so far, Ctrl-C ends it\r\n")
	stop()
	if text := s.text(); strings.Contains(text, "\x1b") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
		t.Errorf("%q", text)
	}
	if same, _ := Attend(IO{Err: io.Discard}); same.Err != io.Discard {
		t.Error("what is no terminal is watched")
	}
	_ = attended
}
