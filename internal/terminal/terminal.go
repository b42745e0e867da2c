// Package terminal is how a command talks to its user: progress of long work,
// questions, a list to pick from, an answer that refreshes itself, and tables
// of counts. Each adapts to what its streams are: a terminal, a file or a
// pipe.
//
// The caller provides streams and clock; the package uses none of the
// process's own.
package terminal

import (
	"io"
	"time"

	"golang.org/x/term"
)

// IO holds the streams and the clock of a command.
type IO struct {
	In  io.Reader
	Out io.Writer // data
	Err io.Writer // progress, questions, remarks, errors
	Now func() time.Time

	status *status // nil where nobody watches; see Attend
}

// CanPrompt reports whether the user can be asked: In and Err are a terminal.
// Out may be a file.
func (t *IO) CanPrompt() bool { return isTerminal(t.In) && isTerminal(t.Err) }

// OutIsTerminal reports whether data go to a terminal.
func (t *IO) OutIsTerminal() bool { return isTerminal(t.Out) }

// Width returns the number of columns of the terminal Out, 0 if it is not one.
func (t *IO) Width() int {
	width, _ := size(t.Out)
	return width
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// size returns the number of columns and lines of a terminal, 0 for anything
// else.
func size(w io.Writer) (width, height int) {
	if !isTerminal(w) {
		return 0, 0
	}
	width, height, err := term.GetSize(int(w.(terminalFile).Fd()))
	if err != nil {
		return 0, 0
	}
	return width, height
}
