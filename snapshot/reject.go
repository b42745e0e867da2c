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

	kind string // of reason, for the sum
}

func (r Reject) String() string { return fmt.Sprintf("%s:%d: %s", r.File, r.Line, r.Reason) }

// RejectOptions says what to do with rejects.
type RejectOptions struct {
	Log    io.Writer // the first 20 as FILE:LINE: reason, and at the end the sum; nil for none
	Path   string    // file that gets all of them as JSON Lines, made with the first one; "" for none
	Strict bool      // the first reject is an error that ends the reading
	Max    int       // one more than this many is an error that ends the reading; 0 for no limit
}

// shown is how many rejects are logged one by one.
const shown = 20

// Rejects collects the bad lines of a snapshot, or of several.
type Rejects struct {
	o       RejectOptions
	count   int
	sum     rejectSum
	file    *os.File
	buf     *bufio.Writer
	lost    error // why the rejects file could not be written
	ended   bool
	outcome error // of End
}

// NewRejects returns an empty collection.
func NewRejects(o RejectOptions) *Rejects { return &Rejects{o: o} }

// Add takes a reject. It returns an error in strict mode, and when there are
// more than the options allow.
func (r *Rejects) Add(x Reject) error {
	r.count++
	if r.o.Strict {
		return fmt.Errorf("%s (stopped at the first bad line)", x)
	}
	r.sum.reject(x)
	if r.o.Log != nil && r.count <= shown {
		fmt.Fprintln(r.o.Log, x)
	}
	if r.o.Path != "" && r.lost == nil {
		if r.lost = r.write(x); r.lost != nil && r.o.Log != nil {
			fmt.Fprintf(r.o.Log, "the rejects file is not written: %v\n", r.lost)
		}
	}
	if r.o.Max > 0 && r.count > r.o.Max {
		return fmt.Errorf("%s (stopped: more than %d bad lines)", x, r.o.Max)
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

// contradiction takes a record that repeats a key and says something else than
// the first record, which counts. The format admits it, so it is no reject and
// stands in the sum alone.
func (r *Rejects) contradiction(file string, line int64) { r.sum.contradiction(file, line) }

// Count returns how many lines were rejected.
func (r *Rejects) Count() int { return r.count }

// End finishes the rejects file and logs the sum: for each file how many lines
// were rejected for which kind of reason. It is given the error of the work and
// returns that, else why the file could not be written, else a
// *hub.RejectedError when a line is bad. Nothing is logged or written twice.
func (r *Rejects) End(work error) error {
	if !r.ended {
		r.ended = true
		r.outcome = r.end()
	}
	if work != nil {
		return work
	}
	return r.outcome
}

func (r *Rejects) end() error {
	if r.o.Log != nil {
		for _, line := range r.sum.lines() {
			fmt.Fprintln(r.o.Log, line)
		}
	}
	if err := r.closeFile(); err != nil {
		return fmt.Errorf("write rejects: %w", err)
	}
	if r.count == 0 {
		return nil
	}
	e := &hub.RejectedError{Count: r.count}
	if r.file != nil && r.lost == nil {
		e.File = r.o.Path
	}
	return e
}

func (r *Rejects) closeFile() error {
	if r.file == nil {
		return nil
	}
	err := r.buf.Flush()
	if e := r.file.Close(); err == nil {
		err = e
	}
	return err
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
