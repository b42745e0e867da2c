//go:build jupyter

package recipe

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// Python itself reads literals and statements as what they are.
func TestPythonReadsLiterals(t *testing.T) {
	texts := []string{"plain", "\"", "'", `\`, `\u0027`, "\x00\x07\x1b\x7f", "é ж 李 \U0001f600", "\u2028\u202e", "{}%s", `""" + x + r"""`, `ends with \`, `ends with "`, "two\nlines\tand a tab"}
	script := "import json\nprint(json.dumps([\n"
	for _, s := range texts {
		script += pythonLiteral(s) + ",\n" + pythonText(s) + ",\n"
	}
	cmd := exec.Command("python3", "-")
	cmd.Stdin = strings.NewReader(script + "]))\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, script)
	}
	var got []string
	if err := json.Unmarshal(out, &got); err != nil || len(got) != 2*len(texts) {
		t.Fatalf("%v: %s", err, out)
	}
	for i, s := range texts {
		if got[2*i] != s || strings.Trim(got[2*i+1], "\n") != s {
			t.Errorf("%q is read as %q and %q", s, got[2*i], got[2*i+1])
		}
	}
}
