package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/internal/markdown"
)

// writeMarkdown writes the report as GitHub Flavored Markdown.
func writeMarkdown(w io.Writer, v *view, parts []part) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n", mdText(v.Title))
	for _, line := range v.About.Provenance.Lines() {
		fmt.Fprintf(b, "\n%s\n", mdText(line))
	}
	fmt.Fprintf(b, "\n%s\n", mdText(v.Likeness.Name+" "+v.Likeness.Value))
	mdList(b, "Findings", v.Findings)
	mdList(b, "Read with care", v.Warnings)
	for _, p := range parts {
		fmt.Fprintf(b, "\n## %s\n", mdText(p.Title))
		if p.Intro != "" {
			fmt.Fprintf(b, "\n%s\n", mdText(p.Intro))
		}
		if p.Title == testsTitle {
			mdParagraphs(b, v.testTexts())
		}
		legend := ""
		for i := range p.Tables {
			if t := &p.Tables[i]; !t.data {
				legend = mdTable(b, t, ownNames, legend)
			}
		}
	}
	fmt.Fprintf(b, "\n## %s\n\n%s\n", doubtsTitle, doubtsIntro)
	for _, d := range v.Doubts {
		fmt.Fprintf(b, "\n- **%s**: %s\n", mdText(d.What), mdText(d.Reason))
	}
	fmt.Fprintf(b, "\nMade by hubgraph %s from a results.json alone.\n", mdText(v.About.Hubgraph))
	return b.Flush()
}

// mdText keeps a text from being read as markup, and on its line.
func mdText(s string) string { return markdown.Escape(oneLine(s), "#$@") }

// oneLine has a space in the place of every character that ends a line or is not seen.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

func mdList(b *bufio.Writer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n", title)
	for _, line := range lines {
		fmt.Fprintf(b, "- %s\n", mdText(line))
	}
}

func mdParagraphs(b *bufio.Writer, texts []string) {
	for _, text := range texts {
		fmt.Fprintf(b, "\n%s\n", mdText(text))
	}
}

// mdTable writes a table; its legend is left out when it is that of the table before.
func mdTable(b *bufio.Writer, t *comparison, sides sideNames, before string) (legend string) {
	if t.Empty() && !t.wordy() {
		fmt.Fprintf(b, "\n%s\n", mdText(t.nothing()))
		return before
	}
	fmt.Fprintf(b, "\n### %s\n", mdText(t.Caption))
	legend = t.legend(func(h head) string { return "**" + mdText(h.Name) + "** " + mdText(h.Info) })
	if legend != "" && legend != before {
		fmt.Fprintf(b, "\n%s\n", legend)
	}
	g := t.grid(sides)
	heads := make([]string, len(g.heads))
	for i, h := range g.heads {
		heads[i] = mdText(h)
	}
	b.WriteString("\n" + markdown.Head(heads, func(i int) bool { return i >= g.names && !g.words[i] }))
	for _, line := range g.lines {
		cells := make([]string, len(line))
		for i, c := range line {
			cells[i] = mdText(c.text)
			if c.power != "" {
				cells[i] += "<sup>" + mdText(c.power) + "</sup>"
			}
			if c.aside != "" {
				cells[i] += " (" + mdText(c.aside) + ")"
			}
		}
		b.WriteString(markdown.Row(cells))
	}
	for _, note := range []string{g.note, t.Note} {
		if note != "" {
			fmt.Fprintf(b, "\n%s\n", mdText(note))
		}
	}
	return legend
}
