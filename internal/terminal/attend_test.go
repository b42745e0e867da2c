package terminal

import (
	"bytes"
	"io"
	"testing"
	"time"
)

// paper is a terminal without a screen.
type paper struct{ bytes.Buffer }

func (p *paper) Fd() uintptr { return ^uintptr(0) }

// TestSilence: the line comes after two seconds without output, goes when something is
// written, and does not come after an unfinished line, nor while it is held.
func TestSilence(t *testing.T) {
	var now time.Time
	out := &paper{}
	s := &status{to: out, now: func() time.Time { return now }, atLineStart: true}
	w := &stream{file: out, status: s}
	step := func(what string, after time.Duration, want string, do func()) {
		t.Helper()
		out.Reset()
		now = now.Add(after)
		do()
		if got := out.String(); got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	write := func(text string) func() { return func() { io.WriteString(w, text) } }
	const second = time.Second
	step("at once", second, "", s.show)
	step("after two seconds", second, "\rstill working: 2s so far, Ctrl-C ends it\x1b[K", s.show)
	step("output", second, "\r\x1b[Kan owl\n", write("an owl\n"))
	step("a second after output", second, "", s.show)
	s.doing("counting owls")
	step("two seconds after output", second, "\rcounting owls: 1s so far, Ctrl-C ends it\x1b[K", s.show)
	step("held", second, "\r\x1b[K", func() { s.hold(1) })
	step("while it is held", 9*second, "", s.show)
	step("released", second, "", func() { s.hold(-1) })
	step("a question", second, "remove it? [y/N] ", write("remove it? [y/N] "))
	step("while a question waits", 9*second, "", s.show)
	step("a bar that is taken away", second, "  50% |##|\r     \r", write("  50% |##|\r     \r"))
	step("after a bar", 2*second, "\rcounting owls: 25s so far, Ctrl-C ends it\x1b[K", s.show)
	step("the end", second, "\r\x1b[K", s.clear)

	s.plain = true
	step("without control sequences", 3*second, "counting owls: 29s so far, Ctrl-C ends it\n", s.show)
	step("soon after", 3*second, "", s.show)
	step("ten seconds after", 7*second, "counting owls: 39s so far, Ctrl-C ends it\n", s.show)
	step("the end", second, "", s.clear)
}
