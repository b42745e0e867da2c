package terminal

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// Item is something to pick.
type Item struct{ Name, About string }

// Pick offers items as a numbered list on the terminal, where CanPrompt. The
// user types a number or a name, with Tab to complete it, or a word that
// narrows the list. ok is false if nothing was picked (an empty line, Ctrl-C
// or Ctrl-D). kind names an item in messages.
func (t *IO) Pick(kind string, items []Item) (name string, ok bool, err error) {
	in, isFile := t.In.(*os.File)
	if !isFile {
		return "", false, fmt.Errorf("read from the terminal: standard input is none")
	}
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return "", false, fmt.Errorf("read from the terminal: %w", err)
	}
	defer term.Restore(int(in.Fd()), before)
	line := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{in, t.Err}, "number, name or word: ")
	if width, height := size(t.Err); width > 0 {
		line.SetSize(width, height) // else 80 columns are fine
	}
	line.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		longer := completeName(line[:pos], items)
		return longer + line[pos:], len(longer), true
	}
	return pick(line, kind, items)
}

// lineReader reads a line of input and shows text.
type lineReader interface {
	io.Writer
	ReadLine() (string, error)
}

func pick(in lineReader, kind string, items []Item) (name string, ok bool, err error) {
	shown := items
	if err := offer(in, kind, shown); err != nil {
		return "", false, err
	}
	for {
		line, err := in.ReadLine()
		if line = strings.TrimSpace(line); err != nil || line == "" {
			return "", false, nil
		}
		name, rest := choose(line, shown, items)
		if name != "" {
			return name, true, nil
		}
		if len(rest) > 0 {
			shown = rest
		}
		if err := offer(in, kind, rest); err != nil {
			return "", false, err
		}
	}
}

// offer prints the numbered list.
func offer(w io.Writer, kind string, shown []Item) error {
	var b strings.Builder
	for i, item := range shown {
		fmt.Fprintf(&b, "%3d  %-32s %s\n", i+1, item.Name, item.About)
	}
	if len(shown) == 0 {
		b.WriteString("no " + kind + " has this number, name or word\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// choose returns the name of the item that a line picks: by its number in the
// list, by its name, or as the only one with the word in its name or text.
// Otherwise it returns the items with that word, to be offered next.
func choose(line string, shown, all []Item) (name string, rest []Item) {
	if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(shown) {
		return shown[n-1].Name, nil
	}
	word := strings.ToLower(line)
	for _, item := range all {
		if item.Name == word {
			return item.Name, nil
		}
		if strings.Contains(item.Name, word) || strings.Contains(strings.ToLower(item.About), word) {
			rest = append(rest, item)
		}
	}
	if len(rest) == 1 {
		return rest[0].Name, nil
	}
	return "", rest
}

// completeName extends what was typed to the longest common prefix of the
// names that begin with it.
func completeName(typed string, items []Item) string {
	longest, found := typed, false
	for _, item := range items {
		switch {
		case !strings.HasPrefix(item.Name, typed):
		case !found:
			longest, found = item.Name, true
		default:
			longest = commonPrefix(longest, item.Name)
		}
	}
	return longest
}

func commonPrefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
