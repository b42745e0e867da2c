package report

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// latexASCII are the characters of ASCII that mean something to LaTeX, or are
// something else in some of its fonts.
var latexASCII = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '%': `\%`, '_': `\_`, '#': `\#`, '$': `\$`, '&': `\&`,
	'^': `\textasciicircum{}`, '~': `\textasciitilde{}`, '<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`,
	'"': `\symbol{34}`, '`': `\textasciigrave{}`, '\'': `\textquotesingle{}`,
}

// latexSigns are the characters of the report's own texts that LaTeX has a command for.
var latexSigns = map[rune]string{
	'\u00a0': "~", '−': `\ensuremath{-}`, '–': `\textendash{}`, '—': `\textemdash{}`, '…': `\textellipsis{}`, '’': `\textquoteright{}`, '‘': `\textquoteleft{}`,
	'“': `\textquotedblleft{}`, '”': `\textquotedblright{}`, '·': `\ensuremath{\cdot}`, '×': `\ensuremath{\times}`, 'Δ': `\ensuremath{\Delta}`,
	'ρ': `\ensuremath{\rho}`, '≤': `\ensuremath{\le}`, '≥': `\ensuremath{\ge}`, '₁': `\ensuremath{_1}`, '₂': `\ensuremath{_2}`,
}

// latexLongest is how many characters of a name are typeset. LaTeX has no length that
// holds ten thousand; csv and results.json have names whole.
const latexLongest = 120

// latexText writes a text so that LaTeX typesets its characters and runs none of them.
// A character for which LaTeX has no name goes through \hubchar.
func latexText(s string) string {
	var b strings.Builder
	var before rune
	for _, r := range oneLine(s) {
		switch {
		case latexASCII[r] != "":
			b.WriteString(latexASCII[r])
		case r == before && (r == '-' || r == ','): // would become one sign
			b.WriteString("{}" + string(r))
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case latexSigns[r] != "":
			b.WriteString(latexSigns[r])
		case r == utf8.RuneError: // of bytes that are no text
			b.WriteString(`\hubchar{FFFD}{?}`)
		default:
			fmt.Fprintf(&b, `\hubchar{%04X}{%c}`, r, r)
		}
		before = r
	}
	return b.String()
}

// latexName is latexText of a name, cut where it is far too long.
func latexName(s string) string {
	if runes := []rune(s); len(runes) > latexLongest {
		s = string(runes[:latexLongest]) + "…"
	}
	return latexText(s)
}

// latexMacros define \hubchar: XeLaTeX and LuaLaTeX set the character where their font
// has it, and pdfLaTeX where it knows it; else its number stands there, as no
// character may get lost.
const latexMacros = `\ifdefined\hubchar\else
  \DeclareRobustCommand\hubcode[1]{{\scriptsize U+#1}}
  \ifdefined\Umathcode
    \DeclareRobustCommand\hubchar[2]{\iffontchar\font"#1 #2\else\hubcode{#1}\fi}
  \else
    \DeclareRobustCommand\hubchar[2]{\ifcsname u8:\detokenize{#2}\endcsname#2\else\hubcode{#1}\fi}
  \fi
\fi
`
