package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// section is a table under a title.
type section struct {
	title   string
	columns []string
	rows    [][]any
}

// sectionPrinter returns what prints tables for people, or the whole as JSON.
func (e *env) sectionPrinter(format string) (func(whole any, sections []section) error, error) {
	switch format {
	case "json":
		return func(whole any, _ []section) error {
			enc := json.NewEncoder(e.Out)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			return enc.Encode(whole)
		}, nil
	case "table", "md":
		return func(_ any, sections []section) error { return printSections(e.Out, format, e.Width(), sections) }, nil
	}
	return nil, hub.Usagef("unknown format %q; want table, md or json", format)
}

func printSections(out io.Writer, format string, width int, sections []section) error {
	for i, s := range sections {
		title := s.title
		if format == "md" {
			title = "## " + title + "\n"
		}
		if i > 0 {
			title = "\n" + title
		}
		if _, err := fmt.Fprintln(out, title); err != nil {
			return err
		}
		w, err := rows.New(format, out, width)
		if err != nil {
			return err
		}
		if err := rows.Print(w, s.columns, s.rows); err != nil {
			return err
		}
	}
	return nil
}
