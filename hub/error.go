package hub

import "fmt"

// UsageError is wrong use: an unknown name, a mistyped parameter, a refused
// request. For a command that is exit code 2.
type UsageError struct{ Msg string }

func (e *UsageError) Error() string { return e.Msg }

// Usagef returns a UsageError with a formatted message.
func Usagef(format string, args ...any) error {
	return &UsageError{Msg: fmt.Sprintf(format, args...)}
}

// NotFoundError is wrong use of one sort: nothing has the name that was given.
// errors.As finds a UsageError in it, so that a command ends as with any wrong
// use, while an HTTP handler may answer 404.
type NotFoundError struct{ UsageError }

func (e *NotFoundError) Unwrap() error { return &e.UsageError }

// NotFoundf returns a NotFoundError with a formatted message.
func NotFoundf(format string, args ...any) error {
	return &NotFoundError{UsageError{Msg: fmt.Sprintf(format, args...)}}
}

// RejectedError says that the work was done but records were rejected: for a
// command, exit code 3.
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
