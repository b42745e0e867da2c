package hub

import (
	"errors"
	"fmt"
)

// UsageError is wrong use: an unknown name, a mistyped parameter, a refused
// request. The command ends with exit code 2.
type UsageError struct{ Msg string }

func (e *UsageError) Error() string { return e.Msg }

// Usagef returns a UsageError with a formatted message.
func Usagef(format string, args ...any) error {
	return &UsageError{Msg: fmt.Sprintf(format, args...)}
}

// RejectedError says that the work was done but records were rejected. The
// command ends with exit code 3.
type RejectedError struct {
	Count int    // rejected records
	File  string // where all of them are listed; "" when nowhere
}

func (e *RejectedError) Error() string {
	s := fmt.Sprintf("%d records rejected", e.Count)
	if e.Count == 1 {
		s = "1 record rejected"
	}
	if e.File != "" {
		s += ", listed in " + e.File
	}
	return s
}

// ExitCode maps an error to the exit code of the command: 0 for nil, 2 for a
// UsageError, 3 for a RejectedError, 1 for everything else.
func ExitCode(err error) int {
	var usage *UsageError
	var rejected *RejectedError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		return 2
	case errors.As(err, &rejected):
		return 3
	}
	return 1
}
