package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/hubgraph/hubgraph/queries"
)

// onTerminal reports whether somebody can be asked: standard input and standard
// error are a terminal. (Standard output may be a file.)
func (e *env) onTerminal(c *cli.Context) bool {
	in, ok := c.App.Reader.(*os.File)
	return ok && term.IsTerminal(int(in.Fd())) && isTerminal(e.errOut)
}

// pickQuery offers the stored queries as a numbered list on the terminal. The
// user types a number or a name, with Tab to complete it, or a word that makes
// the list shorter; nil is nothing (an empty line, Ctrl-C or Ctrl-D).
func (e *env) pickQuery(c *cli.Context, all *queries.Registry) (*queries.Query, error) {
	in := c.App.Reader.(*os.File)
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return nil, fmt.Errorf("read from the terminal: %w", err)
	}
	defer term.Restore(int(in.Fd()), before)
	t := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{in, e.errOut}, "number, name or word: ")
	if width, height := terminalSize(e.errOut); width > 0 {
		t.SetSize(width, height) // else 80 columns are fine
	}
	t.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		longer := completeName(line[:pos], all.Names())
		return longer + line[pos:], len(longer), true
	}
	shown := all.All()
	if err := offer(t, shown); err != nil {
		return nil, err
	}
	for {
		line, err := t.ReadLine()
		if line = strings.TrimSpace(line); err != nil || line == "" {
			return nil, nil
		}
		q, rest := choose(line, shown, all)
		if q != nil {
			return q, nil
		}
		if len(rest) > 0 {
			shown = rest
		}
		if err := offer(t, rest); err != nil {
			return nil, err
		}
	}
}

// offer prints the numbered list.
func offer(w io.Writer, shown []*queries.Query) error {
	var b strings.Builder
	for i, q := range shown {
		fmt.Fprintf(&b, "%3d  %-32s %s\n", i+1, q.Name, q.Question)
	}
	if len(shown) == 0 {
		b.WriteString("no query has this number, name or word\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// choose returns the query that a line picks: the number in the list, the name,
// or the only query with the word in its name or question. Otherwise it returns
// the queries that have the word, to be offered next.
func choose(line string, shown []*queries.Query, all *queries.Registry) (picked *queries.Query, rest []*queries.Query) {
	if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(shown) {
		return shown[n-1], nil
	}
	word := strings.ToLower(line)
	for _, q := range all.All() {
		if q.Name == word {
			return q, nil
		}
		if strings.Contains(q.Name, word) || strings.Contains(strings.ToLower(q.Question), word) {
			rest = append(rest, q)
		}
	}
	if len(rest) == 1 {
		return rest[0], nil
	}
	return nil, rest
}

// completeName makes what was typed as long as the names that begin with it agree.
func completeName(typed string, names []string) string {
	longest := ""
	for _, name := range names {
		switch {
		case !strings.HasPrefix(name, typed):
		case longest == "":
			longest = name
		default:
			longest = longest[:commonPrefix(longest, name)]
		}
	}
	if longest == "" {
		return typed
	}
	return longest
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
