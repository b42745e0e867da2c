package hub

import (
	"errors"
	"fmt"
)

// UsageError reports wrong use: an unknown name, a mistyped parameter, a
// refused request. A command exits with code 2.
type UsageError struct {
	Msg  string
	Near []string // the right names that may have been meant, the likeliest first; the message has them too
}

// Error returns the message.
func (e *UsageError) Error() string { return e.Msg }

// Usagef returns a UsageError with a formatted message.
func Usagef(format string, args ...any) error {
	return &UsageError{Msg: fmt.Sprintf(format, args...)}
}

// NotFoundError is a UsageError about a name that nothing has. errors.As finds
// the UsageError in it, so a command exits as for any wrong use, while an HTTP
// handler can answer 404.
type NotFoundError struct{ UsageError }

// Unwrap returns the UsageError.
func (e *NotFoundError) Unwrap() error { return &e.UsageError }

// NotFoundf returns a NotFoundError with a formatted message.
func NotFoundf(format string, args ...any) error {
	return &NotFoundError{UsageError{Msg: fmt.Sprintf(format, args...)}}
}

// WithNear notes on a UsageError, or one that wraps it, which right names may have been
// meant, for those who read errors by program.
func WithNear(err error, near []string) error {
	var usage *UsageError
	if errors.As(err, &usage) {
		usage.Near = near
	}
	return err
}

// RejectedError says that the work was done but records were rejected. A
// command exits with code 3.
type RejectedError struct {
	Count int    // rejected records
	File  string // the file that lists them all; "" for none
}

// Error gives the number of rejected records and the file that lists them.
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
