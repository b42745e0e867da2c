package main

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/shellword"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// showHelp prints the help that a command line asks for. Where the argument of
// the command names a stored query or a recipe, it is about that: the question,
// the parameters, the columns, and below them the options of the command.
func (e *env) showHelp(ctx context.Context, app *cli.App, at *cmdline.Cursor) error {
	if explain := explained[at.Command()]; explain != nil && len(at.Args) > 0 {
		cfg, err := e.configAt(at)
		if err != nil {
			return err
		}
		e.cfg = cfg
		c := at.Found()
		if c.Usage, c.Description, err = explain(e, at); err != nil {
			return err
		}
		c.ArgsUsage = at.Args[0]
		at.Args = nil
	}
	return cmdline.ShowHelp(ctx, app, at)
}

// explained holds, for commands whose argument is the name of a query or a recipe,
// what explains that.
var explained = map[string]func(e *env, at *cmdline.Cursor) (question, text string, err error){
	"query run":     queryHelp,
	"query show":    queryHelp,
	"recipe run":    recipeHelp,
	"recipe show":   recipeHelp,
	"recipe export": recipeHelp,
}

func queryHelp(e *env, at *cmdline.Cursor) (question, text string, err error) {
	q, err := offered(e, at).Query(at.Args[0])
	if err != nil {
		return "", "", err
	}
	var b strings.Builder
	paramsHelp(&b, q.Params)
	b.WriteString("Columns:\n\n")
	aligned(&b, func(w *tabwriter.Writer) {
		for _, c := range q.Returns {
			fmt.Fprintf(w, "  %s\t%s\n", c, c.Doc)
		}
	})
	for _, n := range q.Notes {
		b.WriteString("\n" + n + "\n")
	}
	if q.Cost != "" {
		b.WriteString("\nCost: " + q.Cost + "\n")
	}
	call := "\nExample:\n\n  hubgraph query run " + q.Name
	for _, a := range q.Example.Args {
		call += " -p " + shellword.Quote(a)
	}
	return q.Question, b.String() + call, nil
}

func recipeHelp(e *env, at *cmdline.Cursor) (question, text string, err error) {
	r, err := offered(e, at).Recipe(at.Args[0])
	if err != nil {
		return "", "", err
	}
	var b strings.Builder
	b.WriteString(r.Title + "\n\n")
	paramsHelp(&b, r.Params)
	b.WriteString("Tables, with their columns:\n\n")
	aligned(&b, func(w *tabwriter.Writer) {
		for _, c := range r.Cells() {
			if !c.Browser {
				fmt.Fprintf(w, "  %s\t%s\n", c.Name, cellColumns(c))
			}
		}
	})
	return r.Question, b.String() + "\nExample:\n\n  hubgraph recipe run " + r.Name, nil
}

// cellColumns names the columns of a cell, as far as they are declared.
func cellColumns(c *recipe.Cell) string {
	if c.Query != nil {
		return strings.Join(c.Query.Columns(), ", ")
	}
	text, _ := c.Sent(nil)
	text = text[strings.LastIndex("\n"+text, "\nRETURN ")+len("RETURN "):]
	if end := endOfColumns.FindStringIndex(text); end != nil {
		text = text[:end[0]]
	}
	var names []string
	depth, from := 0, 0
	for i, r := range text + "," {
		switch {
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth--
		case r == ',' && depth == 0:
			if words := strings.Fields(text[from:i]); len(words) > 0 {
				names = append(names, words[len(words)-1])
			}
			from = i + 1
		}
	}
	return strings.Join(names, ", ")
}

// endOfColumns matches what may follow the columns of a statement.
var endOfColumns = regexp.MustCompile(`(?m)\s(ORDER BY|SKIP|LIMIT)\s`)

func paramsHelp(b *strings.Builder, params []queries.Param) {
	if len(params) == 0 {
		b.WriteString("It has no parameters.\n\n")
		return
	}
	b.WriteString("Parameters, each given by -p NAME=VALUE:\n\n")
	aligned(b, func(w *tabwriter.Writer) {
		for _, p := range params {
			fmt.Fprintf(w, "  %s\t%s\n", p, p.Doc)
		}
	})
	b.WriteByte('\n')
}

// aligned writes lines whose parts after a tab stand below each other.
func aligned(b *strings.Builder, write func(w *tabwriter.Writer)) {
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	write(w)
	w.Flush()
}
