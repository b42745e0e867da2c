package report

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// latex compiles a document twice, as its users do, and returns the log and how many
// bytes the PDF has.
func latex(t *testing.T, files map[string]string) (log string, size int64) {
	t.Helper()
	program, err := exec.LookPath("pdflatex")
	if err != nil {
		if os.Getenv("HUBGRAPH_REQUIRE_LATEX") == "1" {
			t.Fatal(err)
		}
		t.Skip("no pdflatex (TeX Live with booktabs): ", err)
	}
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	for range 2 {
		cmd := exec.CommandContext(ctx, program, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "-file-line-error", "main.tex")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out[max(0, len(out)-2000):])
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "main.log"))
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "main.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\n", ""), info.Size() // TeX breaks lines within words
}

// TestLaTeXCompiles: the document and the tables within another one are typeset, with
// no character lost, nothing wider than the page, and no file read that a name asks for.
func TestLaTeXCompiles(t *testing.T) {
	for name, r := range map[string]struct {
		files map[string]string
	}{
		"document": {map[string]string{"main.tex": writeAs(t, hostile(), Options{Format: "latex", Title: hostileNames[0] + hostileNames[3]})}},
		"tables": {map[string]string{
			"tables.tex": writeAs(t, hostile(), Options{Format: "latex", TablesOnly: true}),
			"main.tex": `\documentclass[twocolumn]{article}\usepackage[T1]{fontenc}\usepackage{lmodern,booktabs,graphicx,float}\floatplacement{table}{H}
\begin{document}\input{tables}See table~\ref{hub:kcore-all}.\end{document}`}},
		"plain fonts": {map[string]string{
			"tables.tex": writeAs(t, hostile(), Options{Format: "latex", TablesOnly: true}),
			"main.tex":   `\documentclass{article}\usepackage{booktabs,graphicx,float}\floatplacement{table}{H}\begin{document}\input{tables}\end{document}`}},
	} {
		t.Run(name, func(t *testing.T) {
			log, size := latex(t, r.files)
			for _, bad := range []string{"passwd", "Missing character", "undefined references", "multiply defined", "Overfull \\hbox (1000", "runsystem("} {
				if strings.Contains(log, bad) {
					t.Errorf("the log has %q", bad)
				}
			}
			if size < 50_000 {
				t.Errorf("a PDF of %d bytes", size)
			}
		})
	}
}
