package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/config"
)

// TestMan: the page has every command, flag and setting, and where mandoc or
// groff is there, they find no fault in it.
func TestMan(t *testing.T) {
	code, page, errOut := runCommand(t, "man")
	if code != 0 || errOut != "" || !strings.Contains(page, ".TH \"HUBGRAPH\" 1") && !strings.Contains(page, `.TH HUBGRAPH 1`) {
		t.Fatalf("exit %d, %.80q, %q", code, page, errOut)
	}
	plain := strings.NewReplacer(`\-`, "-", `\fB`, "", `\fI`, "", `\fP`, "", `\fR`, "", `\&`, "").Replace(page)
	e := &env{}
	var walk func(path string, commands []*cli.Command)
	walk = func(path string, commands []*cli.Command) {
		for _, c := range commands {
			name := path + " " + c.Name
			if c.Hidden {
				if strings.Contains(plain, name) {
					t.Errorf("the page has the hidden %s", name)
				}
				continue
			}
			if !strings.Contains(plain, name) {
				t.Errorf("the page has no %s", name)
			}
			for _, f := range c.Flags {
				if !strings.Contains(plain, "--"+f.Names()[0]) {
					t.Errorf("the page has no --%s of %s", f.Names()[0], name)
				}
			}
			walk(name, c.Subcommands)
		}
	}
	walk("hubgraph", commands(e))
	for _, s := range config.Settings {
		if !strings.Contains(plain, s.Key) || !strings.Contains(plain, s.Env[0]) {
			t.Errorf("setting %s is not in the page", s.Key)
		}
	}
	for _, want := range []string{".SH EXIT STATUS", ".SH SETTINGS", ".SH COMMANDS", "hubgraph query run adoption/top-models"} {
		if !strings.Contains(plain, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	file := filepath.Join(t.TempDir(), "hubgraph.1")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, check := range [][]string{{"mandoc", "-T", "lint", "-W", "error", file}, {"groff", "-ww", "-man", "-T", "utf8", "-z", file}} {
		if _, err := exec.LookPath(check[0]); err != nil {
			continue
		}
		if out, err := exec.Command(check[0], check[1:]...).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%v: %v\n%s", check, err, out)
		}
	}
}
