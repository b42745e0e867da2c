package snapshot

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
)

// Reject is one bad line of a snapshot.
type Reject struct {
	File   string `json:"file"`
	Line   int64  `json:"line"` // from 1
	Reason string `json:"reason"`
	Start  string `json:"start"` // the first bytes of the line
}

func (r Reject) String() string { return fmt.Sprintf("%s:%d: %s", r.File, r.Line, r.Reason) }

// RejectOptions says what to do with rejects.
type RejectOptions struct {
	Log    io.Writer // the first 20 as FILE:LINE: reason; nil for none
	Path   string    // file that gets all of them as JSON Lines, made with the first one; "" for none
	Strict bool      // the first reject is an error that ends the reading
}

// shown is how many rejects are logged one by one.
const shown = 20

// Rejects collects the bad lines of a snapshot.
type Rejects struct {
	o     RejectOptions
	count int
	file  *os.File
	buf   *bufio.Writer
	lost  error // why the rejects file could not be written
}

// NewRejects returns an empty collection.
func NewRejects(o RejectOptions) *Rejects { return &Rejects{o: o} }

// Add takes a reject. It returns an error in strict mode.
func (r *Rejects) Add(x Reject) error {
	r.count++
	if r.o.Strict {
		return fmt.Errorf("%s (stopped at the first bad line)", x)
	}
	if r.o.Log != nil && r.count <= shown {
		fmt.Fprintln(r.o.Log, x)
	}
	if r.o.Path != "" && r.lost == nil {
		if r.lost = r.write(x); r.lost != nil && r.o.Log != nil {
			fmt.Fprintf(r.o.Log, "the rejects file is not written: %v\n", r.lost)
		}
	}
	return nil
}

func (r *Rejects) write(x Reject) error {
	if r.file == nil {
		f, err := os.Create(r.o.Path)
		if err != nil {
			return err
		}
		r.file, r.buf = f, bufio.NewWriter(f)
	}
	line, err := json.Marshal(x)
	if err != nil {
		return err
	}
	_, err = r.buf.Write(append(line, '\n'))
	return err
}

// Count returns how many lines were rejected.
func (r *Rejects) Count() int { return r.count }

// Err returns nil when nothing was rejected, else a *hub.RejectedError.
func (r *Rejects) Err() error {
	if r.count == 0 {
		return nil
	}
	e := &hub.RejectedError{Count: r.count}
	if r.file != nil && r.lost == nil {
		e.File = r.o.Path
	}
	return e
}

// Close finishes the rejects file. Call Err for the outcome.
func (r *Rejects) Close() error {
	if r.file == nil {
		return nil
	}
	err := r.buf.Flush()
	if e := r.file.Close(); err == nil {
		err = e
	}
	if err != nil {
		r.lost = err
		return fmt.Errorf("write rejects: %w", err)
	}
	return nil
}

// startOf returns the beginning of a bad line as valid UTF-8.
func startOf(line []byte) string {
	const most = 200
	if len(line) > most {
		line = line[:most]
		for len(line) > 0 && !utf8.RuneStart(line[len(line)-1]) {
			line = line[:len(line)-1]
		}
		if len(line) > 0 && line[len(line)-1] >= utf8.RuneSelf {
			line = line[:len(line)-1]
		}
	}
	return string([]rune(string(line)))
}
