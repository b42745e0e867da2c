package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// otherEndings are endings of file names that are not the name of their format.
var otherEndings = map[string]string{"ndjson": "jsonl", "markdown": "md", "txt": "table", "text": "table", "htm": "html", "tex": "latex"}

// formatOf reads the value of -o, which is a format or the name of a file whose ending
// is that of one. A value that is neither comes back as it is, as a format.
func formatOf(value string, formats []string) (format, file string) {
	if slices.Contains(formats, value) {
		return value, ""
	}
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(value), "."))
	for _, format := range []string{ending, otherEndings[ending], "text"} {
		if ending != "" && slices.Contains(formats, format) && (format != "text" || ending == "txt") {
			return format, value
		}
	}
	return value, ""
}

// formatFlag is -o of a command that prints in one of several formats. As printing
// makes it, it may also name a file.
type formatFlag struct {
	*cli.StringFlag
	formats []string
}

// outputFlag makes the formatFlag of some formats; more is said of them in its help.
func outputFlag(formats []string, standard, more string) cli.Flag {
	return &formatFlag{&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: standard,
		Usage: "print as `FORMAT`: " + strings.Join(formats, ", ") + "; or write a file with such an ending" + more}, formats}
}

// rowsFlag is -o of a command that prints rows.
func rowsFlag() cli.Flag { return outputFlag(rows.Formats, "table", "") }

// filesByOutput lets -o of every command with a formatFlag name a file.
func (e *env) filesByOutput(commands []*cli.Command) {
	for _, c := range commands {
		for _, f := range c.Flags {
			if of, ok := f.(*formatFlag); ok {
				c.Action = e.printing(of.formats, c.Action)
			}
		}
		e.filesByOutput(c.Subcommands)
	}
}

// printing is the action of a command with a formatFlag. Where -o names a file, what
// the command prints goes into it; the file appears when the command has done its
// work, whole or not at all.
func (e *env) printing(formats []string, action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		format, file := formatOf(c.String("output"), formats)
		if file == "" {
			return action(c)
		}
		if c.Duration("watch") > 0 {
			return hub.Usagef("--watch shows its answers on the terminal; it writes no file")
		}
		if err := c.Set("output", format); err != nil {
			return err
		}
		f, err := outfile.Create(file)
		if err != nil {
			return err
		}
		defer f.Abort()
		out := e.Out
		defer func() { e.Out, e.outFile = out, "" }()
		e.Out, e.outFile = f, file
		err = action(c)
		if err != nil && !errors.As(err, new(*hub.RejectedError)) {
			return err
		}
		if failed := f.Commit(); failed != nil {
			return errors.Join(failed, err)
		}
		fmt.Fprintln(e.Err, "wrote "+file)
		return err
	}
}
