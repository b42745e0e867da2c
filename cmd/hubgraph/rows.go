package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/internal/thousands"
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
		rowsFlag(),
		&cli.IntFlag{Name: "limit", Aliases: []string{"max-rows"}, Usage: "at most `N` rows; 0 is no limit", DefaultText: fmt.Sprintf("%d for table, else no limit", shownRows)},
		&cli.DurationFlag{Name: "timeout", Value: queryTimeout, Usage: "end the statement after `TIME`, such as 30s; 0 is no limit"},
		&cli.BoolFlag{Name: "notes", Usage: `with -o json: print {"rows": [...], "notes": [...]}, with what is said of the statement on standard error`},
		&cli.BoolFlag{Name: "about", Usage: "say which snapshots the rows are of: above a table or md, as about in json, as metadata of parquet; for csv and jsonl on standard error, or in a file beside -o FILE"},
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
	most      int               // rows by the query's own limit, of which one more is asked for; 0 for none
}

// answer runs a statement through the read guard and prints its rows as the
// row flags say. Wrong flags are reported before a database is looked for.
func (e *env) answer(c *cli.Context, q question) error {
	limits, err := e.rowLimits(c)
	if err != nil {
		return err
	}
	if q.most > 0 && (limits.Rows == 0 || limits.Rows > q.most) {
		limits.Rows = q.most
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
	if q.columns != nil { // a stored query
		if err := e.checkSubjects(c.Context, db, c.StringSlice("param")); err != nil {
			return err
		}
	}
	if q.folder != nil {
		if err := q.folder.Check(c.Context, db); err != nil {
			return err
		}
	}
	var of *rows.About
	if c.Bool("about") {
		if of, err = aboutRows(c.Context, db); err != nil {
			return err
		}
	}
	noted := false
	once := func(out io.Writer) (remark string, err error) {
		w, err := newRows(c, out, e.Width(), of)
		if err != nil {
			return "", err
		}
		if d, ok := w.(rows.Describer); ok {
			d.Describe(q.columns)
		}
		done, err := queries.Run(c.Context, db, q.statement, q.params, limits, w)
		if !noted {
			e.note(done.Notes)
			noted = true
		}
		return remarkOn(done, c.String("output")), err
	}
	if every := c.Duration("watch"); every > 0 {
		if err := e.aboutBeside(c.String("output"), of); err != nil {
			return err
		}
		return e.Watch(c.Context, every, once)
	}
	remark, err := once(e.Out)
	if err == nil && remark != "" {
		fmt.Fprintln(e.Err, remark)
	}
	if err != nil {
		return err
	}
	return e.aboutBeside(c.String("output"), of)
}

// newRows makes the writer that the row flags name; of is nil without --about.
func newRows(c *cli.Context, out io.Writer, width int, of *rows.About) (queries.Writer, error) {
	switch {
	case c.Bool("notes"):
		return rows.NewNoted(out, of), nil
	case of != nil:
		return rows.NewAbout(c.String("output"), out, width, *of)
	}
	return rows.New(c.String("output"), out, width)
}

// aboutRows says whose rows a database gives.
func aboutRows(ctx context.Context, db queries.Reader) (*rows.About, error) {
	of, err := queries.ReadProvenance(ctx, db)
	return &rows.About{Hubgraph: hub.Version, Provenance: of}, err
}

// aboutBeside says whose rows they are where the format has no place for it: in a file
// beside the one of -o, else on standard error. of is nil without --about.
func (e *env) aboutBeside(format string, of *rows.About) error {
	switch {
	case of == nil || rows.HasHead(format):
	case e.outFile != "":
		path := strings.TrimSuffix(e.outFile, filepath.Ext(e.outFile)) + ".about.json"
		if err := outfile.Write(path, of.Write); err != nil {
			return err
		}
		fmt.Fprintln(e.Err, "wrote "+path)
	default:
		for _, line := range of.Lines() {
			e.say(line)
		}
	}
	return nil
}

// note says on standard error what is to be known of a statement.
func (e *env) note(notes []queries.Note) {
	for _, n := range notes {
		e.say("note: " + n.String())
	}
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
		return fmt.Sprintf("cut at %d %s; --limit 0 shows all", done.Rows, thousands.Noun(int64(done.Rows), "row", "rows"))
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
	case c.Bool("notes") && format != "json":
		return limits, hub.Usagef("--notes is for -o json")
	case c.Duration("watch") > 0 && format == "parquet":
		return limits, hub.Usagef("--watch shows what people read; parquet is not")
	}
	if !c.IsSet("limit") && format == "table" {
		limits.Rows = shownRows
	}
	return limits, nil
}
