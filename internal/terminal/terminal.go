// Package terminal is how a command talks to the person who runs it: progress
// of long work, questions, a list to pick from, an answer that renews itself,
// and tables of counts. Each adapts to what stands behind its streams: a
// terminal, a file or a pipe.
//
// Streams and clock are given by the caller; the package reaches for none of
// the process.
package terminal

import (
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// IO is the streams and the clock of a command.
type IO struct {
	In  io.Reader
	Out io.Writer // data
	Err io.Writer // progress, questions, remarks, errors
	Now func() time.Time
}

// CanPrompt reports whether a person can be asked: In and Err are a terminal.
// Out may be a file.
func (t *IO) CanPrompt() bool { return isTerminal(t.In) && isTerminal(t.Err) }

// OutIsTerminal reports whether data go to a terminal.
func (t *IO) OutIsTerminal() bool { return isTerminal(t.Out) }

// Width is the number of columns of the terminal behind Out, 0 where there is
// none.
func (t *IO) Width() int {
	width, _ := size(t.Out)
	return width
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// size is the number of columns and lines of a terminal, 0 for anything else.
func size(w io.Writer) (width, height int) {
	if !isTerminal(w) {
		return 0, 0
	}
	width, height, err := term.GetSize(int(w.(*os.File).Fd()))
	if err != nil {
		return 0, 0
	}
	return width, height
}
