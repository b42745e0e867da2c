package terminal

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"
)

// Watch asks repeatedly until ctx ends, which is not an error. answer writes
// its answer to out; its remark is shown with the title. On a terminal each
// answer replaces the previous one, elsewhere it follows it.
func (t *IO) Watch(ctx context.Context, interval time.Duration, answer func(out io.Writer) (remark string, err error)) error {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for run := 1; ; run++ {
		var text bytes.Buffer
		remark, err := answer(&text)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if remark != "" {
			remark = "; " + remark
		}
		title := fmt.Sprintf("every %v, last at %s%s; Ctrl-C ends", interval, t.Now().Format(time.TimeOnly), remark)
		_, height := size(t.Out)
		if _, err := t.Out.Write(frame(text.Bytes(), run == 1, title, height)); err != nil {
			return err
		}
		release := t.Hold()
		select {
		case <-ctx.Done():
			release()
			return nil
		case <-tick.C:
			release()
		}
	}
}

// Control sequences of terminals.
const (
	clearScreen = "\x1b[2J"
	moveHome    = "\x1b[H"
	clearLine   = "\x1b[K" // to the end of the line
	clearBelow  = "\x1b[J"
)

// frame returns the text that shows an answer: on a terminal with a height the
// title and as many lines as fit, from the first line on; with height 0 the
// answer, preceded by a blank line if it is not the first.
func frame(text []byte, first bool, title string, height int) []byte {
	var screen bytes.Buffer
	if height == 0 {
		if !first {
			screen.WriteByte('\n')
		}
		screen.Write(text)
		return screen.Bytes()
	}
	if first {
		screen.WriteString(clearScreen)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if room := max(1, height-2); len(lines) > room {
		lines = append(lines[:room-1:room-1], fmt.Sprintf("... %d more lines", len(lines)-room+1))
	}
	screen.WriteString(moveHome + title + clearLine + "\n" + strings.Join(lines, clearLine+"\n") + clearLine + "\n" + clearBelow)
	return screen.Bytes()
}
