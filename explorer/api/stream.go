package api

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/internal/csv"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// trailerNext is the trailer with the address of the page that goes on.
const trailerNext = "Hubgraph-Next"

// sender sends rows as they come. Nothing is sent before there is a certain amount, so
// that an error at the beginning has its status.
type sender struct {
	queries.Writer
	buffer  *bufio.Writer
	out     *counted
	columns int
	left    int // bytes
}

// firstBytes is how much is kept back at first.
const firstBytes = 64 << 10

// counted counts what is sent.
type counted struct {
	http.ResponseWriter
	sent int
}

// Write sends.
func (c *counted) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.sent += n
	return n, err
}

// Columns notes how many there are.
func (s *sender) Columns(names []string) error {
	s.columns = len(names)
	return s.Writer.Columns(names)
}

// Describe passes on what a Describer is told.
func (s *sender) Describe(columns []queries.Column) {
	if d, ok := s.Writer.(rows.Describer); ok {
		d.Describe(columns)
	}
}

// Row sends a row while there is room.
func (s *sender) Row(values []any) error {
	for _, v := range values {
		s.left -= content.Size(v) + len(`,`)
	}
	if s.left < 0 {
		return content.ErrEnough
	}
	return s.Writer.Row(values)
}

// stream answers with rows as they come.
func (a *api) stream(w http.ResponseWriter, r *http.Request, p *page) error {
	out := &counted{ResponseWriter: w}
	s := &sender{buffer: bufio.NewWriterSize(out, firstBytes), out: out, left: a.o.SendBytes}
	var err error
	if s.Writer, err = rows.NewAbout(p.format.name, unbuffered{s.buffer}, 0, wire.About(p.of.Whose)); err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", p.format.full)
	header.Set("Content-Disposition", `attachment; filename="`+path.Base(p.query.Name)+"."+p.format.name+`"`)
	header.Set("Cache-Control", "no-store")
	header.Set("Trailer", strings.Join([]string{wire.TrailerComplete, wire.TrailerCut, trailerNext}, ", "))
	done, err := a.content.Part(r.Context(), p.query.Name, p.args, content.Part{Skip: p.skip, Rows: p.limit}, func(*content.Answer) queries.Writer { return s })
	if err != nil {
		if out.sent == 0 {
			return err
		}
		a.brokenOff(s, r, p.format, err)
	}
	next, err := p.next(done)
	if err != nil {
		return err
	}
	header.Set(wire.TrailerComplete, strconv.FormatBool(!done.Cut))
	if done.Cut {
		header.Set(wire.TrailerCut, strconv.Itoa(done.Rows))
		header.Set(trailerNext, p.address(next))
		s.last(p.format, lastLine{Cut: done.Rows, Next: p.address(next)}, wire.CutAt(done.Rows)+" Next: "+p.address(next))
	}
	return s.buffer.Flush()
}

// unbuffered hides from a writer what it could flush.
type unbuffered struct{ io.Writer }

// brokenOff ends an answer of which a part is sent: it says so in its last line, and
// ends the connection, so that no client takes it for whole.
func (a *api) brokenOff(s *sender, r *http.Request, f format, err error) {
	p := a.told(r, err)
	said := p.json()
	s.last(f, lastLine{Problem: &said}, "Broken off: "+p.detail)
	s.buffer.Flush()
	panic(http.ErrAbortHandler)
}

// lastLine is the end of JSON Lines that are not whole, as the value of "$end".
type lastLine struct {
	Cut     int           `json:"cut,omitempty"`
	Next    string        `json:"next,omitempty"`
	Problem *wire.Problem `json:"problem,omitempty"`
}

// last writes the last line of an answer that is not whole: in JSON Lines an object
// with the key $end, in CSV a record with as many fields as the others, of which the
// first begins with "# ". Parquet has no place for it.
func (s *sender) last(f format, line lastLine, text string) {
	switch f.name {
	case "jsonl":
		if b, err := json.Marshal(map[string]lastLine{"$end": line}); err == nil {
			fmt.Fprintf(s.buffer, "%s\n", b) // a bufio.Writer keeps its error for Flush
		}
	case "csv":
		fmt.Fprintf(s.buffer, "%s%s\n", csv.Quote("# "+text), strings.Repeat(",", max(0, s.columns-1)))
	}
}
