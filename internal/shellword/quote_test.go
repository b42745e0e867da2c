package shellword_test

import (
	"os/exec"
	"testing"

	"github.com/hubgraph/hubgraph/internal/shellword"
)

// TestQuote: a shell reads a word as the text that it was made of.
func TestQuote(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("SKIPPED, no shell: ", err)
	}
	for _, text := range []string{"", "plain", "two words", `it's "this"`, "$HOME `id` $(id)", "tab\tand\nline", `back\slash`, "~", "*", "#x", "Józef 王", "-x=y"} {
		out, err := exec.Command(sh, "-c", "printf %s "+shellword.Quote(text)).Output()
		if err != nil || string(out) != text {
			t.Errorf("%q: read as %q, %v", text, out, err)
		}
	}
	for _, plain := range []string{"plain", "field=nlp", "gust-lab/tide-base", "./hub"} {
		if got := shellword.Quote(plain); got != plain {
			t.Errorf("%q is quoted: %q", plain, got)
		}
	}
}
