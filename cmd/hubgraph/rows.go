package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// queryTimeout is how long a statement may take without --timeout.
const queryTimeout = time.Minute

// shownRows is how many rows a table has without --limit: as many as people
// look at. Other formats have all rows.
const shownRows = 1000

// rowFlags are the flags of commands that answer with rows.
func rowFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "table", Usage: "print as `FORMAT`: " + strings.Join(rows.Formats, ", ")},
		&cli.IntFlag{Name: "limit", Aliases: []string{"max-rows"}, Usage: "at most `N` rows; 0 is no limit", DefaultText: fmt.Sprintf("%d for table, else no limit", shownRows)},
		&cli.DurationFlag{Name: "timeout", Value: queryTimeout, Usage: "end the statement after `TIME`, such as 30s; 0 is no limit"},
		&cli.DurationFlag{Name: "watch", Usage: "ask again every `TIME`, such as 5s, until Ctrl-C; on a terminal in the same place"},
	}
}

// question is a statement whose answer is rows.
type question struct {
	statement *queries.Statement
	params    map[string]any
	columns   []queries.Column  // as declared; nil for statements without a header
	folder    *queries.Registry // the user's queries, to be checked first; nil for none
	counts    bool              // the statement reads the counts of the graph
}

// answer runs a statement through the read guard and prints its rows as the
// row flags say. Wrong flags are reported before a database is looked for.
func (e *env) answer(c *cli.Context, q question) error {
	limits, err := e.rowLimits(c)
	if err != nil {
		return err
	}
	if err := q.statement.CheckParams(q.params); err != nil {
		return err
	}
	db, err := e.openDB(c.Context)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(c.Context))
	if q.counts {
		if err := e.checkCounts(c.Context, db); err != nil {
			return err
		}
	}
	if q.folder != nil {
		if err := q.folder.Check(c.Context, db); err != nil {
			return err
		}
	}
	once := func(out io.Writer) (remark string, err error) {
		w, err := rows.New(c.String("output"), out, e.Width())
		if err != nil {
			return "", err
		}
		if d, ok := w.(rows.Describer); ok {
			d.Describe(q.columns)
		}
		done, err := queries.Run(c.Context, db, q.statement, q.params, limits, w)
		return remarkOn(done, c.String("output")), err
	}
	if every := c.Duration("watch"); every > 0 {
		return e.Watch(c.Context, every, once)
	}
	remark, err := once(e.Out)
	if err == nil && remark != "" {
		fmt.Fprintln(e.Err, remark)
	}
	return err
}

// checkCounts sees to it that the graph has the counts that bundled queries and
// recipes read, and says on standard error when they are stale.
func (e *env) checkCounts(ctx context.Context, db queries.Reader) error {
	note, err := queries.CheckCounts(ctx, db)
	if note != "" {
		fmt.Fprintln(e.Err, note)
	}
	return err
}

// remarkOn returns what the rows do not show.
func remarkOn(done queries.Outcome, format string) string {
	switch {
	case done.Cut:
		return fmt.Sprintf("cut at %d rows; --limit 0 shows all", done.Rows)
	case done.Rows == 0 && format == "table":
		return "no rows"
	}
	return ""
}

// rowLimits checks the row flags.
func (e *env) rowLimits(c *cli.Context) (queries.Limits, error) {
	format := c.String("output")
	if _, err := rows.New(format, io.Discard, 0); err != nil {
		return queries.Limits{}, err
	}
	limits := queries.Limits{Rows: c.Int("limit"), Time: c.Duration("timeout")}
	switch {
	case limits.Rows < 0 || limits.Time < 0 || c.Duration("watch") < 0:
		return limits, hub.Usagef("--limit, --timeout and --watch cannot be negative")
	case format == "parquet" && e.OutIsTerminal():
		return limits, hub.Usagef("parquet is no text for a terminal; send it into a file: -o parquet > rows.parquet")
	case c.Duration("watch") > 0 && format == "parquet":
		return limits, hub.Usagef("--watch shows what people read; parquet is not")
	}
	if !c.IsSet("limit") && format == "table" {
		limits.Rows = shownRows
	}
	return limits, nil
}
