package edgelist

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// MaxItem is the size in bytes up to which a record, a line or an XML element's
// text, is read.
const MaxItem = 16 << 20

// maxName is the longest name in bytes, as in a snapshot.
const maxName = 4096

// List is a network. Nodes are in order of their names.
type List struct {
	Names []string
	Edges []analytics.Edge
}

// Read reads a network from a stream of CSV or GraphML, which its first
// character tells apart. name is that of the file, for rejects and errors. Bad
// lines go to rejects; when that is nil, the first one is an error.
func Read(ctx context.Context, in io.Reader, name string, rejects *snapshot.Rejects) (*List, error) {
	if rejects == nil {
		rejects = snapshot.NewRejects(snapshot.RejectOptions{Strict: true})
	}
	r := &reader{ctx: ctx, name: name, rejects: rejects, guard: guard{ctx: ctx, in: in}}
	buffered := bufio.NewReaderSize(&r.guard, 64<<10)
	start, err := buffered.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, r.failed(err)
	}
	skip, err := bom.Skip(start)
	if err != nil {
		return nil, r.failed(err)
	}
	buffered.Discard(skip)
	start = bytes.TrimSpace(start[skip:])
	if len(start) > 0 && start[0] == '<' {
		err = r.graphML(buffered)
	} else {
		err = r.csv(buffered)
	}
	if err != nil {
		return nil, err
	}
	return r.list(), nil
}

// reader is the state of a Read.
type reader struct {
	ctx     context.Context
	name    string
	rejects *snapshot.Rejects
	guard   guard

	nodes names.Table // what tells nodes apart
	named map[int32]string
	edges []analytics.Edge
}

// failed names the file in an error.
func (r *reader) failed(err error) error {
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	return fmt.Errorf("read %s: %w", r.name, err)
}

// reject records that a line is bad. kind is the reason without what is this
// line's own.
func (r *reader) reject(line int, kind, reason, start string) error {
	if len(start) > 200 {
		start = start[:200]
	}
	return r.rejects.Add(snapshot.Reject{File: r.name, Line: int64(line), Reason: reason, Start: strings.ToValidUTF8(start, "\uFFFD"), Kind: kind})
}

// fault is why an edge is bad: a kind of reason, and the reason.
type fault struct{ kind, reason string }

// edge adds an edge; a fault says why it is none.
func (r *reader) edge(from, to, weight string) *fault {
	for _, end := range []struct{ what, name string }{{"source", from}, {"target", to}} {
		if f := checkName(end.what, end.name); f != nil {
			return f
		}
	}
	n, f := parseWeight(weight)
	if f != nil {
		return f
	}
	a, _ := r.nodes.Add(from)
	b, _ := r.nodes.Add(to)
	r.edges = append(r.edges, analytics.Edge{From: a, To: b, Weight: n})
	return nil
}

func checkName(what, name string) *fault {
	switch {
	case name == "":
		return &fault{"empty " + what, "the " + what + " is empty"}
	case !utf8.ValidString(name):
		return &fault{"invalid UTF-8", "the " + what + " is not valid UTF-8"}
	case len(name) > maxName:
		return &fault{"too long " + what, fmt.Sprintf("the %s is %d bytes long, the limit is %d", what, len(name), maxName)}
	}
	return nil
}

// parseWeight reads a weight; no text is 1.
func parseWeight(text string) (int64, *fault) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 1, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		f, failed := strconv.ParseFloat(text, 64)
		switch {
		case failed != nil && !errors.Is(failed, strconv.ErrRange):
			return 0, &fault{"weight is no number", fmt.Sprintf("the weight %s is no number", shortened(text))}
		case f != f || f > 1<<62 || f < -1<<62:
			return 0, &fault{"weight out of range", fmt.Sprintf("the weight %s is out of range", shortened(text))}
		case f != float64(int64(f)):
			return 0, &fault{"weight is no whole number", fmt.Sprintf("the weight %s is no whole number", shortened(text))}
		}
		n = int64(f)
	}
	if n <= 0 {
		return 0, &fault{"weight is not above 0", fmt.Sprintf("the weight %s is not above 0", shortened(text))}
	}
	return n, nil
}

func shortened(text string) string {
	if len(text) > 40 {
		text = strings.ToValidUTF8(text[:40], "") + "..."
	}
	return strconv.Quote(text)
}

// list puts the nodes in order of their names, then of what tells them apart.
func (r *reader) list() *List {
	n := r.nodes.Len()
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	name := func(i int32) string {
		if s, ok := r.named[i]; ok {
			return s
		}
		return r.nodes.Name(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(strings.Compare(name(a), name(b)), strings.Compare(r.nodes.Name(a), r.nodes.Name(b)))
	})
	out := &List{Names: make([]string, n), Edges: r.edges}
	at := make([]int32, n)
	for i, old := range order {
		out.Names[i], at[old] = name(old), int32(i)
	}
	for i, e := range out.Edges {
		out.Edges[i].From, out.Edges[i].To = at[e.From], at[e.To]
	}
	return out
}

// guard is a reader that ends with an error when more than MaxItem, and what is
// buffered, has been read since the record at hand began.
type guard struct {
	ctx   context.Context
	in    io.Reader
	read  int64
	since int64 // where the record at hand began
}

var errTooLong = fmt.Errorf("a record is longer than the limit of %d bytes", MaxItem)

// Read reads, unless the record is too long.
func (g *guard) Read(p []byte) (int, error) {
	if err := g.ctx.Err(); err != nil {
		return 0, err
	}
	if g.read-g.since > MaxItem+256<<10 {
		return 0, errTooLong
	}
	n, err := g.in.Read(p)
	g.read += int64(n)
	return n, err
}
