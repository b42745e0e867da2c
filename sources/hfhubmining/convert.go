package hfhubmining

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// known are the columns of files of repositories: those that are read, and those
// of which no record can be made.
var known = []string{"owner", "model", "dataset", "space", "id", "lastModified", "license", "tags", "likes", "downloads",
	"commits", "commits_contributors", "discussions", "discussions_contributors"}

// Convert writes the repositories and usages of the files to a sink. A path is a
// file, or a folder whose files *.csv are taken by name. What a file holds is told
// by its header. Rejects have the line on which a row begins.
//
// An empty number of likes or downloads is 0: pandas wrote it so. Tags were joined
// with ", ", so one that holds these two characters is read as two.
func Convert(ctx context.Context, o sources.Options, sink snapshot.Sink, rejects *snapshot.Rejects) (sources.Report, error) {
	c := converter{options: o, in: sources.NewIntake(sink, rejects), report: sources.Report{
		Source: "hf-hub-mining, the CSV files of arXiv:2405.13058",
		Lacks: []string{"commits (only their number and authors without order)", "discussions (only their number and authors)", "dates of creation", "types of accounts",
			"gating", "lineage but that of tags"},
	}}
	files, _, err := infile.List(o.Paths, o.Meter, ".csv")
	if err != nil {
		return c.report, err
	}
	for _, path := range files {
		if err := c.file(ctx, path); err != nil {
			return c.report, err
		}
	}
	if c.used == 0 {
		return c.report, hub.Usagef("%s: no files *.csv of repositories or usages of hf-hub-mining", strings.Join(o.Paths, ", "))
	}
	if err := c.in.Close(); err != nil {
		return c.report, err
	}
	if len(c.ignored) > 0 {
		c.note("files of which no record can be made were ignored: %s", sources.Some(c.ignored))
	}
	if len(c.unknown) > 0 {
		c.note("columns that are not known were ignored: %s", sources.Some(c.unknown))
	}
	if c.repeated > 0 {
		c.note("%d usages occurred again and count once", c.repeated)
	}
	c.report.Notes = append(c.report.Notes, c.in.Counts().Notes()...)
	return c.report, nil
}

type converter struct {
	options          sources.Options
	in               *sources.Intake
	report           sources.Report
	used             int // files
	ignored, unknown []string
	usages           names.Table // space and model
	repeated         int64
}

func (c *converter) note(format string, args ...any) {
	c.report.Notes = append(c.report.Notes, fmt.Sprintf(format, args...))
}

// table is an opened CSV file.
type table struct {
	path    string
	rows    *csv.Reader
	limit   *limited
	header  []string
	columns map[string]int
}

func (c *converter) file(ctx context.Context, path string) error {
	f, err := infile.OpenMetered(path, c.options.Meter)
	if err != nil {
		return err
	}
	defer f.Close()
	t, err := openTable(path, f, c.options.MaxItem)
	if err != nil {
		return err
	}
	take := c.taker(t)
	if take == nil {
		c.ignored = append(c.ignored, path)
		return nil
	}
	c.used++
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := t.next()
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		var bad *csv.ParseError
		switch {
		case errors.As(err, &bad):
			c.in.At(path, int64(bad.StartLine))
			err = c.in.Reject("no CSV", "the line is not CSV: "+bad.Err.Error(), strings.Join(row, ","))
		case err == nil:
			line, _ := t.rows.FieldPos(0)
			c.in.At(path, int64(line))
			err = take(row)
		}
		if err != nil {
			return err
		}
	}
}

// taker returns what takes the rows of a file, nil for a file of no use.
func (c *converter) taker(t *table) func(row []string) error {
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { _, ok := t.columns[name]; return !ok })
	}
	switch {
	case has("source", "target") && !has("freq"):
		c.unknown = unknownOf(c.unknown, t.header, []string{"source", "target"})
		return func(row []string) error { return c.usage(t, row) }
	case !has("id", "tags", "likes"):
		return nil
	}
	for _, kind := range hub.Kinds {
		if has(kind.String()) {
			c.unknown = unknownOf(c.unknown, t.header, known)
			return func(row []string) error { return c.repository(t, kind, row) }
		}
	}
	return nil
}

// unknownOf adds the columns that are not known to a list.
func unknownOf(list, header, known []string) []string {
	for _, name := range header {
		if !slices.Contains(known, name) && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

func (c *converter) usage(t *table, row []string) error {
	u := hub.Usage{Space: t.value(row, "source"), Model: t.value(row, "target")}
	if _, added := c.usages.Add(u.Space + "\x00" + u.Model); !added {
		c.repeated++
		return nil
	}
	return c.in.Usage(u)
}

func (c *converter) repository(t *table, kind hub.Kind, row []string) error {
	it := sources.Item{Repository: hub.Repository{Kind: kind, ID: t.value(row, "id"), Owner: t.value(row, "owner"), License: strings.ToLower(strings.TrimSpace(t.value(row, "license")))}}
	if tags := t.value(row, "tags"); tags != "" {
		it.Tags = strings.Split(tags, ", ")
	}
	var err error
	for column, to := range map[string]*int64{"likes": &it.Likes, "downloads": &it.Downloads} {
		if *to, err = count(t.value(row, column)); err != nil {
			return c.in.Reject("no number", fmt.Sprintf("%s: %v", column, err), it.ID)
		}
	}
	if it.LastModified, err = day(t.value(row, "lastModified")); err != nil {
		return c.in.Reject("no date", fmt.Sprintf("lastModified: %v", err), it.ID)
	}
	return c.in.Item(&it)
}

// count reads a number, which pandas wrote with a point where the column has a
// gap, and empty for 0.
func count(text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if n := int64(x); err == nil && float64(n) == x && n < 1<<62 && n > -1<<62 {
		return n, nil
	}
	return 0, fmt.Errorf("%.40q is no whole number", text)
}

// day reads a date; "" is the zero time.
func day(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339, time.DateTime} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%.40q is no date", text)
}
