package review

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

const help = "a accept  r reject  l later  u undo  c canonical name  n note  o O open first, second  arrows move  q quit"

// View is the whole screen.
func (m *Model) View() tea.View {
	v := tea.NewView(m.screen())
	v.AltScreen = true
	return v
}

func (m *Model) screen() string {
	if len(m.clusters) == 0 {
		return ""
	}
	c := m.cluster()
	lines := []string{
		fmt.Sprintf("cluster %s of %s; decisions on record: %s", number(m.at+1), number(len(m.clusters)), number(m.folder.Log().Len())),
		"",
	}
	from, to := window(len(c.names), slices.IndexFunc(c.names, func(n name) bool { return n.text == m.chosen[m.at] }), m.height/3)
	for i := from; i < to; i++ {
		lines = append(lines, m.nameLine(&c.names[i]))
	}
	if hidden := len(c.names) - (to - from); hidden > 0 {
		lines = append(lines, "  and "+number(hidden)+" other names")
	}
	if accounts := c.accounts(); len(accounts) > 1 {
		lines = append(lines, "the Hub knows "+strings.Join(accounts, " and ")+" as different accounts")
	}
	lines = append(lines, "")
	from, to = window(len(c.pairs), m.pair, (m.height-len(lines)-5)/3)
	for i := from; i < to; i++ {
		lines = append(lines, m.pairLines(i)...)
	}
	if hidden := len(c.pairs) - (to - from); hidden > 0 {
		lines = append(lines, "  pair "+number(m.pair+1)+" of "+number(len(c.pairs)))
	}
	lines = append(lines, "")
	if m.note != nil {
		lines = append(lines, m.note.View(), "enter keeps the note, esc leaves it")
	} else {
		lines = append(lines, m.status, help)
	}
	for i, line := range lines {
		lines[i] = ansi.Wrap(line, max(m.width, 20), "")
	}
	return strings.Join(lines, "\n") + "\n"
}

// window returns which of n things to show so that one of them is seen, where there is
// room for some; at least one is shown.
func window(n, seen, room int) (from, to int) {
	room = max(room, 1)
	from = min(max(seen-room/2, 0), max(n-room, 0))
	return from, min(from+room, n)
}

func number(n int) string { return thousands.Group(strconv.Itoa(n)) }

func (c *cluster) accounts() (out []string) {
	for _, n := range c.names {
		if n.account {
			out = append(out, shown(n.text))
		}
	}
	return out
}

// nameLine is a name, marked when it is the canonical one.
func (m *Model) nameLine(n *name) string {
	mark := "  "
	if n.text == m.chosen[m.at] {
		mark = "* "
	}
	var about []string
	if n.account {
		about = append(about, "account")
	}
	if n.bot {
		about = append(about, "listed bot")
	}
	if n.first != "" {
		about = append(about, "active "+n.first+" to "+n.last)
	}
	return mark + strings.TrimRight(shown(n.text)+"   "+strings.Join(about, ", "), " ")
}

// pairLines are a pair, what was decided about it and what is known of it.
func (m *Model) pairLines(i int) []string {
	p := &m.cluster().pairs[i]
	mark := "  "
	if i == m.pair {
		mark = "> "
	}
	line := mark + shown(p.Pair[0]) + "  =  " + shown(p.Pair[1])
	d, decided := m.folder.Log().Of(p.Pair)
	switch {
	case decided:
		line += "   [" + string(d.Verdict) + "]"
	case p.best.Accepted:
		line += "   [merged by what the snapshot came with]"
	}
	lines := []string{line, "    " + p.known(m.o.Blind)}
	if decided && d.Note != "" {
		lines = append(lines, "    note of "+shown(d.Who)+": "+shown(d.Note))
	}
	return lines
}

// known says what speaks for and against a pair; blind, without its scores.
func (p *pair) known(blind bool) string {
	x := p.best
	var out []string
	if !blind {
		out = append(out, "score "+strconv.Itoa(x.Score), fmt.Sprintf("confidence %.2f", x.Confidence))
	}
	out = append(out, slices.Compact(slices.Sorted(slices.Values(p.passes)))...)
	if x.Shared > 0 {
		out = append(out, "repositories shared: "+number(x.Shared))
	}
	if x.SameMinute > 0 {
		out = append(out, "active in the same minute: "+number(x.SameMinute))
	}
	for _, sign := range []struct {
		holds bool
		text  string
	}{
		{x.Initials, "initials"}, {x.Swapped, "parts swapped"}, {x.DigitsDiffer, "other digits"},
	} {
		if sign.holds {
			out = append(out, sign.text)
		}
	}
	return strings.Join(out, "; ")
}

// shown is a text of others for the screen, where it must not move the cursor.
func shown(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) || strings.TrimSpace(text) != text {
		return strconv.Quote(text)
	}
	return text
}

func day(at *int64) string {
	if at == nil {
		return ""
	}
	return time.UnixMilli(*at).UTC().Format(time.DateOnly)
}

// accountName is what the name of an account of the Hub is made of.
var accountName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$`)

// profile is the address of an account; ok is false for a name that no account has.
func profile(hub, name string) (address string, ok bool) {
	if !accountName.MatchString(name) {
		return "", false
	}
	return strings.TrimRight(hub, "/") + "/" + name, true
}

// refused reports whether an error is about the decision, not about writing it.
func refused(err error) bool { return errors.As(err, new(*hub.UsageError)) }
