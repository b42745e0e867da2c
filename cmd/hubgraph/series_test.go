package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSeries(t *testing.T) {
	older, newer := twoFolders(t)
	code, out, errOut := command(t, "series", older, newer)
	if code != 0 || !strings.Contains(out, "\nrepositories, since the snapshot before\n") || !strings.Contains(out, "\ncollaboration network of models\n") ||
		!strings.Contains(errOut, "followed 2 snapshots through 1 step\n") {
		t.Errorf("exit %d, %q\n%s", code, errOut, out)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "series.csv")
	code, out, errOut = command(t, "series", older, newer, "-o", path, "--figures", dir, "--figure-format", "svg")
	if code != 0 || out != "" || !strings.Contains(errOut, "figures: 6 files in "+dir) {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	// Six models and 11 repositories became four and five, three of them new: see snapshot/diff/testdata.
	text, err := os.ReadFile(path)
	if rows := strings.Split(string(text), "\n"); err != nil || len(rows) != 4 || !strings.HasPrefix(rows[1], "2023-10-18T00:00:00Z,,6,2,3,,,,") || !strings.Contains(rows[2], ",4,0,1,2,8,") {
		t.Errorf("%v\n%s", err, text)
	}
	if _, err := os.Stat(filepath.Join(dir, "series-changes.svg")); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{older}, "two snapshots or more"},
		{[]string{newer, older}, "want the oldest first"},
		{[]string{older, older}, "were both collected at"},
		{[]string{older, newer, "-o", "xml"}, `unknown format "xml"`},
		{[]string{older, newer, "--limit", "-1"}, "--limit -1"},
		{[]string{older, newer, "-o", filepath.Join(older, "snapshot.json")}, "so it cannot be written"},
	} {
		if code, _, errOut := command(t, append([]string{"series"}, c.args...)...); code != 2 || !strings.Contains(errOut, c.want) {
			t.Errorf("%q: exit %d, %q", c.args, code, errOut)
		}
	}
}
