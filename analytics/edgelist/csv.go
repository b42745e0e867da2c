package edgelist

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// csv reads an edge list.
func (r *reader) csv(in io.Reader) error {
	c := csv.NewReader(in)
	c.FieldsPerRecord, c.ReuseRecord = -1, true
	head, err := c.Read()
	if errors.Is(err, io.EOF) {
		return hub.Usagef("%s is empty; want a head with the columns source and target", r.name)
	}
	if err != nil {
		return r.failed(err)
	}
	columns, err := columnsOf(r.name, head)
	if err != nil {
		return err
	}
	for {
		r.guard.since = c.InputOffset()
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if broken := new(csv.ParseError); errors.As(err, &broken) {
			if err := r.reject(broken.StartLine, broken.Err.Error(), broken.Err.Error(), ""); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return r.failed(err)
		}
		line, _ := c.FieldPos(0)
		if err := r.row(columns, row, line); err != nil {
			return err
		}
	}
}

// row takes a row.
func (r *reader) row(c columns, row []string, line int) error {
	bad := &fault{"too few fields", fmt.Sprintf("the line has %d fields, the head %d", len(row), c.count)}
	if len(row) >= c.count {
		weight := ""
		if c.weight >= 0 {
			weight = row[c.weight]
		}
		bad = nil
		if c.kind >= 0 && strings.EqualFold(row[c.kind], "undirected") {
			bad = &fault{"undirected edge", "the edge is undirected, the metrics are of directed networks"}
		} else if c.weight >= 0 && strings.TrimSpace(weight) == "" {
			bad = &fault{"empty weight", "the weight is empty"}
		} else {
			bad = r.edge(row[c.source], row[c.target], weight)
		}
	}
	if bad == nil {
		return nil
	}
	return r.reject(line, bad.kind, bad.reason, strings.Join(row, ","))
}

// columns says where in a row its values are, -1 for nowhere.
type columns struct{ source, target, weight, kind, count int }

func columnsOf(name string, head []string) (columns, error) {
	words := make([]string, len(head))
	for i, s := range head {
		words[i] = strings.ToLower(strings.TrimSpace(s))
	}
	at := func(word string) int { return slices.Index(words, word) }
	c := columns{at("source"), at("target"), at("weight"), at("type"), len(head)}
	if freq := at("freq"); freq >= 0 && c.weight >= 0 {
		return c, hub.Usagef("%s has both columns freq and weight; which one counts?", name)
	} else if freq >= 0 {
		c.weight = freq
	}
	if c.source < 0 || c.target < 0 {
		return c, hub.Usagef("%s has the columns %s; want source and target, and freq or weight", name, shortened(strings.Join(head, ",")))
	}
	return c, nil
}
