package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func plain(out, errOut io.Writer) *IO {
	return &IO{In: strings.NewReader(""), Out: out, Err: errOut, Now: time.Now}
}

// TestProgressLines: where there is no terminal, a line every ten seconds from
// the beginning of the work on, and none after stop.
func TestProgressLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		begin := time.Now()
		stop := plain(io.Discard, &log).ShowProgress(func(now time.Time) Progress {
			if now.Sub(begin) < 15*time.Second {
				return Progress{}
			}
			return Progress{Text: now.Sub(begin).String() + " passed"}
		})
		time.Sleep(35 * time.Second)
		stop()
		time.Sleep(time.Minute)
		stop()
		if want := "20s passed\n30s passed\n"; log.String() != want {
			t.Errorf("%q, want %q", log.String(), want)
		}
	})
}

func TestShowBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		stop := plain(io.Discard, &log).ShowBytes("reading", func() (int64, int64) { return 3 << 20, 5<<20 + 17 })
		time.Sleep(11 * time.Second)
		stop()
		if want := "reading: 3 of 5 MB, 59 %, about 7s left\n"; log.String() != want {
			t.Errorf("%q, want %q", log.String(), want)
		}
	})
}

func TestConfirm(t *testing.T) {
	for text, want := range map[string]bool{"y\n": true, " YES \n": true, "y": true, "\n": false, "": false, "n\n": false, "yesterday\n": false} {
		var asked bytes.Buffer
		terminal := &IO{In: strings.NewReader(text), Err: &asked}
		if got, err := terminal.Confirm(t.Context(), "really?"); got != want || err != nil || asked.String() != "really? [y/N] " {
			t.Errorf("%q: %v, %v, asked %q; want %v", text, got, err, asked.String(), want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, w := io.Pipe() // nobody types
	defer w.Close()
	terminal := &IO{In: r, Err: io.Discard}
	if yes, err := terminal.Confirm(ctx, "really?"); yes || !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v, %v; want context.Canceled", yes, err)
	}
}

// typist types lines and sees what is shown.
type typist struct {
	lines []string
	bytes.Buffer
}

func (p *typist) ReadLine() (string, error) {
	if len(p.lines) == 0 {
		return "", io.EOF
	}
	line := p.lines[0]
	p.lines = p.lines[1:]
	return line, nil
}

func TestPick(t *testing.T) {
	items := []Item{{"boats/fast", "Which boats are fast?"}, {"boats/slow", "Which are slow?"}, {"cars/fast", "And cars?"}}
	for _, c := range []struct{ typed, want, shown string }{
		{"2", "boats/slow", ""},
		{"cars/fast", "cars/fast", ""},
		{"CARS", "cars/fast", ""},
		{"which are", "boats/slow", ""},
		{"fast|2", "cars/fast", "  1  boats/fast                       Which boats are fast?\n  2  cars/fast                        And cars?\n"},
		{"planes|1", "boats/fast", "no boat has this number, name or word\n"},
		{"4", "", "no boat has this number, name or word\n"},
		{"|1", "", ""},
		{"boats", "", "  2  boats/slow "},
	} {
		p := &typist{lines: strings.Split(c.typed, "|")}
		name, ok, err := pick(p, "boat", items)
		if name != c.want || ok != (c.want != "") || err != nil || !strings.Contains(p.String(), c.shown) {
			t.Errorf("%q: %q, %v, %v, shown %q; want %q", c.typed, name, ok, err, p.String(), c.want)
		}
	}
}

func TestCompleteName(t *testing.T) {
	items := []Item{{Name: "boats/fast"}, {Name: "boats/far"}, {Name: "cars"}}
	for typed, want := range map[string]string{"": "", "b": "boats/fa", "boats/fas": "boats/fast", "c": "cars", "x": "x"} {
		if got := completeName(typed, items); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// TestWatch: answers follow each other until the end; an error ends it.
func TestWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 25*time.Second)
		defer cancel()
		var out bytes.Buffer
		err := plain(&out, io.Discard).Watch(ctx, 10*time.Second, func(out io.Writer) (string, error) {
			_, err := io.WriteString(out, "one\n")
			return "cut", err
		})
		if want := "one\n\none\n\none\n"; out.String() != want || err != nil {
			t.Errorf("%q, %v; want %q", out.String(), err, want)
		}
	})
	failed := errors.New("failed")
	if err := plain(io.Discard, io.Discard).Watch(t.Context(), time.Hour, func(io.Writer) (string, error) { return "", failed }); err != failed {
		t.Errorf("%v, want %v", err, failed)
	}
}

func TestFrame(t *testing.T) {
	if got, want := string(frame([]byte("a\nb\n"), true, "title", 4)), "\x1b[2J\x1b[Htitle\x1b[K\na\x1b[K\nb\x1b[K\n\x1b[J"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := string(frame([]byte("a\nb\nc\n"), false, "title", 4)), "\x1b[Htitle\x1b[K\na\x1b[K\n... 2 more lines\x1b[K\n\x1b[J"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", 12345: "12,345"} {
		if got := Number(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestRemaining(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		want        string
	}{{0, 4, ""}, {1, 4, ", about 1m0s left"}, {3, 4, ", about 7s left"}, {4, 4, ""}} {
		if got := remaining(20*time.Second, c.done, c.total); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.done, c.total, got, c.want)
		}
	}
}

func TestWriteCounts(t *testing.T) {
	var out strings.Builder
	err := WriteCounts(&out,
		Counts{"would be removed", []Count{
			{"commits", 12345, []string{"model:kit/a@1", "model:kit/\x1b[31m\n@2", "model:" + strings.Repeat("é", 70)}},
			{"spaces", 1, []string{"李雷/demo"}},
		}},
		Counts{"kept", []Count{{Name: "models", N: 7}}})
	want := "would be removed\n" +
		"  commits       12,345  model:kit/a@1, \"model:kit/\\x1b[31m\\n@2\", model:" + strings.Repeat("é", 53) + "…, ...\n" +
		"  spaces             1  李雷/demo\n" +
		"kept\n" +
		"  models             7\n"
	if out.String() != want || err != nil {
		t.Errorf("got:\n%s\nwant:\n%s%v", out.String(), want, err)
	}
}
