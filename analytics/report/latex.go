package report

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// latexHead is the head of a document. Tables stand where they are named, as there are
// more of them than LaTeX can carry along.
const latexHead = `\documentclass[a4paper]{article}
\usepackage[margin=2cm]{geometry}
\ifdefined\Umathcode\else
  \usepackage[utf8]{inputenc}
  \IfFileExists{lmodern.sty}{\usepackage[T1]{fontenc}\usepackage{lmodern}}{}
\fi
\usepackage{textcomp}
\usepackage{booktabs}
\usepackage{graphicx}
\usepackage{float}
\floatplacement{table}{H}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt}
\setcounter{secnumdepth}{0}
\sloppy
`

// latexNeeds heads the tables alone.
const latexNeeds = `% Tables for \input. They need \usepackage{booktabs} and \usepackage{graphicx}, with
% pdfLaTeX also \usepackage[T1]{fontenc}. Each is a float with a label hub:NAME.
`

// writeLaTeX writes the report as a LaTeX document, or its tables alone.
func writeLaTeX(w io.Writer, v *view, parts []part, tablesOnly bool) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%% Made by hubgraph %s; equal results give equal bytes.\n", oneLine(v.About.Hubgraph))
	if tablesOnly {
		b.WriteString(latexNeeds + latexMacros)
	} else {
		b.WriteString(latexHead + latexMacros)
		latexFront(b, v)
	}
	for _, p := range parts {
		if !tablesOnly {
			latexSection(b, p.Title, p.Intro)
			if p.Title == testsTitle {
				latexParagraphs(b, v.testTexts())
			}
		}
		legend := ""
		for i := range p.Tables {
			t := &p.Tables[i]
			switch {
			case t.data:
			case t.Empty() && !t.wordy():
				if !tablesOnly {
					latexParagraphs(b, []string{t.nothing()})
				}
			default:
				legend = latexTable(b, t, legend)
			}
		}
	}
	if !tablesOnly {
		latexSection(b, doubtsTitle, doubtsIntro)
		b.WriteString("\\begin{description}\n")
		for _, d := range v.Doubts {
			fmt.Fprintf(b, "\\item[%s] %s\n", latexText(d.What), latexText(d.Reason))
		}
		b.WriteString("\\end{description}\n\\end{document}\n")
	}
	return b.Flush()
}

// latexFront begins the document: whose the numbers are, and what was found.
func latexFront(b *bufio.Writer, v *view) {
	fmt.Fprintf(b, "\\title{%s}\n\\author{hubgraph %s}\n\\date{}\n\\begin{document}\n\\maketitle\n", latexName(v.Title), latexText(v.About.Hubgraph))
	latexParagraphs(b, v.About.Provenance.Lines())
	latexParagraphs(b, []string{v.Likeness.Name + " " + v.Likeness.Value})
	for _, list := range []struct {
		title string
		lines []string
	}{{"Findings", v.Findings}, {"Read with care", v.Warnings}} {
		if len(list.lines) == 0 {
			continue
		}
		fmt.Fprintf(b, "\n\\section{%s}\n\\begin{itemize}\n", latexText(list.title))
		for _, line := range list.lines {
			fmt.Fprintf(b, "\\item %s\n", latexApart(latexText(line)))
		}
		b.WriteString("\\end{itemize}\n")
	}
}

func latexSection(b *bufio.Writer, title, intro string) {
	fmt.Fprintf(b, "\n\\section{%s}\n", latexText(title))
	if intro != "" {
		latexParagraphs(b, []string{intro})
	}
}

func latexParagraphs(b *bufio.Writer, texts []string) {
	for _, text := range texts {
		fmt.Fprintf(b, "\n%s\n", latexText(text))
	}
}

// latexTable writes a table with its caption above it and what is to be known of it
// below; its legend is left out when it is that of the table before.
func latexTable(b *bufio.Writer, t *comparison, before string) (legend string) {
	g := t.grid(ownNames)
	align := make([]byte, len(g.heads))
	heads := make([]string, len(g.heads))
	for i, h := range g.heads {
		align[i], heads[i] = 'r', latexText(h)
		if i < g.names || g.words[i] {
			align[i] = 'l'
		}
	}
	fmt.Fprintf(b, "\n\\begin{table}\n\\centering\n\\caption{%s}\n\\label{hub:%s}\n\\smallskip\n", latexText(latexCaption(t.Caption)), t.ID)
	// Shrunk where it is wider than the line, and only then.
	b.WriteString("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n\\footnotesize\n")
	fmt.Fprintf(b, "\\begin{tabular}{@{}%s@{}}\n\\toprule\n%s \\\\\n\\midrule\n", align, strings.Join(heads, " & "))
	for i, line := range g.lines {
		if g.names == 2 && i > 0 && g.first[i] {
			b.WriteString("\\addlinespace\n")
		}
		cells := make([]string, len(line))
		for j, c := range line {
			cells[j] = latexCell(c)
		}
		fmt.Fprintf(b, "%s \\\\\n", strings.Join(cells, " & "))
	}
	b.WriteString("\\bottomrule\n\\end{tabular}}\n")
	legend = t.legend(func(h head) string { return `\textbf{` + latexText(h.Name) + "} " + latexText(h.Info) })
	if legend != "" && legend != before {
		fmt.Fprintf(b, "\n\\smallskip\\begin{minipage}{\\linewidth}\\footnotesize %s\\end{minipage}\n", legend)
	}
	for _, note := range []string{g.note, t.Note} {
		if note != "" {
			fmt.Fprintf(b, "\n\\smallskip\\begin{minipage}{\\linewidth}\\footnotesize %s\\end{minipage}\n", latexText(note))
		}
	}
	b.WriteString("\\end{table}\n")
	return legend
}

// latexApart keeps a text from being read as an argument of the \\ or \item before it.
func latexApart(text string) string {
	if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "*") {
		return "{}" + text
	}
	return text
}

var numbered = regexp.MustCompile(`^Table ([0-9]+[a-c]?)\. (.*)$`)

// latexCaption is a caption to which LaTeX gives a number: the paper's number of the
// table goes to its end.
func latexCaption(s string) string {
	return numbered.ReplaceAllString(s, "$2 (the paper’s table $1)")
}

func latexCell(c gridCell) string {
	text := latexApart(latexName(c.text))
	if c.power != "" {
		text += `\textsuperscript{` + latexText(c.power) + "}"
	}
	if c.aside != "" {
		text += " {\\scriptsize " + latexName(c.aside) + "}"
	}
	return text
}
