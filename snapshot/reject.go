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

// Reject is one bad line of a snapshot, or of a source that becomes one.
type Reject struct {
	File   string `json:"file"`
	Line   int64  `json:"line"` // from 1; in a source without lines the row
	Reason string `json:"reason"`
	Start  string `json:"start"` // the first bytes of the line

	// Kind is what the summary counts: the reason without what is the line's own.
	// "" is the reason as it is.
	Kind string `json:"-"`
}

// String returns FILE:LINE: reason.
func (r Reject) String() string { return fmt.Sprintf("%s:%d: %s", r.File, r.Line, r.Reason) }

// RejectOptions says what to do with rejects. The zero value only counts them.
type RejectOptions struct {
	Log    io.Writer // gets the first 20 as FILE:LINE: reason, and the summary at the end; nil for none
	Path   string    // file for all of them as JSON Lines, created with the first; "" for none
	Strict bool      // the first reject ends the reading with an error
	Max    int       // more rejects than this end the reading with an error; 0 for no limit
}

// shown is the number of rejects logged one by one.
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

// Add records a reject. It returns an error in strict mode, and when there are
// more than the options allow. A rejects file that cannot be written is
// reported by End.
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

// contradiction records that a record repeats a key but differs from the first
// record, which counts. The format allows that, so it is not a reject and
// appears only in the summary.
func (r *Rejects) contradiction(file string, line int64) { r.sum.contradiction(file, line) }

// note records what casts doubt on a snapshot although no line is bad.
func (r *Rejects) note(line string) { r.sum.note(line) }

// Count returns how many lines were rejected.
func (r *Rejects) Count() int { return r.count }

// End finishes the rejects file and logs the summary: for each file, how many
// lines were rejected for each kind of reason, and what else casts doubt on the
// snapshot (Outcome.Doubts). It returns the error of the
// work if that is not nil, else why the file could not be written, else a
// *hub.RejectedError if any line was rejected. Calling it again logs and
// writes nothing.
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
		for n := 1; n < utf8.UTFMax; n++ {
			if last := line[most-n:]; utf8.RuneStart(last[0]) {
				if !utf8.FullRune(last) {
					line = line[:most-n]
				}
				break
			}
		}
	}
	return string([]rune(string(line)))
}
