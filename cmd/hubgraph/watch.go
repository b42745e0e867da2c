package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"
)

// watchRows answers again and again until the user ends it. On a terminal the
// answer is drawn over the one before, elsewhere under it.
func (e *env) watchRows(ctx context.Context, every time.Duration, once func(io.Writer) (remark string, err error)) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for run := 1; ; run++ {
		var rows bytes.Buffer
		said, err := once(&rows)
		if ctx.Err() != nil {
			return nil // Ctrl-C is how watching ends
		}
		if err != nil {
			return err
		}
		if said != "" {
			said = "; " + said
		}
		title := fmt.Sprintf("every %v, last at %s%s; Ctrl-C ends", every, now().Format(time.TimeOnly), said)
		if err := e.draw(rows.Bytes(), run, title); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
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

// draw shows an answer: on a terminal under a title from the first line on, as
// much as fits, over what stood there; elsewhere after a blank line.
func (e *env) draw(rows []byte, run int, title string) error {
	_, height := terminalSize(e.out)
	var screen bytes.Buffer
	if height == 0 {
		if run > 1 {
			screen.WriteByte('\n')
		}
		screen.Write(rows)
		_, err := e.out.Write(screen.Bytes())
		return err
	}
	if run == 1 {
		screen.WriteString(clearScreen)
	}
	lines := strings.Split(strings.TrimSuffix(string(rows), "\n"), "\n")
	if room := max(1, height-2); len(lines) > room {
		lines = append(lines[:room-1:room-1], fmt.Sprintf("... %d more lines", len(lines)-room+1))
	}
	screen.WriteString(moveHome + title + clearLine + "\n" + strings.Join(lines, clearLine+"\n") + clearLine + "\n" + clearBelow)
	_, err := e.out.Write(screen.Bytes())
	return err
}
