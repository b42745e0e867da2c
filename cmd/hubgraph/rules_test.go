package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRules: bundled rules and a file, named in the results; wrong names, wrong lines.
func TestRules(t *testing.T) {
	dir, files := smallFolder(t), t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(files, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	own := write("own.csv", "\ufefftag,field\r\npytorch,cv\r\n")
	code, out, errOut := runCommand(t, "analyze", "--from", dir, "--licenses", "hub-2026", "--fields", own)
	if code != 0 || !strings.Contains(out, `"license_rules": "hub-2026"`) || !strings.Contains(out, `"field_rules": "own `) {
		t.Errorf("exit %d, %s, %.600s", code, errOut, out)
	}
	if _, out, _ := runCommand(t, "analyze", "--from", dir); !strings.Contains(out, `"license_rules": "paper"`) {
		t.Errorf("%.600s", out)
	}
	for _, c := range []struct{ args, want string }{
		{"analyze --from " + dir + " --licenses hub-25", `--licenses: no rules "hub-25": want hub-2026, paper, or a file`},
		{"analyze --from " + dir + " --licenses " + own, own + `:1: the first line is "tag,field"; want license,class`},
		{"analyze --from " + dir + " --fields " + write("bad.csv", "tag,field\nx,audio\n"), `bad.csv:2: unknown field "audio"; want cv, nlp or mm`},
		{"analyze --edges x.csv --fields paper", "either --edges or --fields"},
		{"report results.json --fields paper", "results.json is classified already"},
		{"diff " + dir + " " + dir + " --fields no-such", `no rules "no-such"`},
		{"export repositories --from " + dir + " --licenses no-such -o " + filepath.Join(files, "x.csv"), `no rules "no-such"`},
	} {
		if code, _, errOut := runCommand(t, strings.Fields(c.args)...); code != 2 || !strings.Contains(errOut, c.want) {
			t.Errorf("%s: exit %d, %s, want %s", c.args, code, errOut, c.want)
		}
	}
}
