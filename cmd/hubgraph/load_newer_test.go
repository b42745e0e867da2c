package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLoadNewer loads a newer snapshot: the difference, by what is noted down or
// by the folder of the older one, or all of it.
func TestLoadNewer(t *testing.T) {
	for _, c := range []struct {
		args       string
		forget     bool // what was noted down
		known, why string
	}{
		// Of the 52 records 7 are identities and bots, and newerFolder has neither kit/Text nor its commit nor a discussion.
		{"", false, "42 others are as in the snapshot loaded before", ""},
		{"", true, "", "all of the snapshot is sent, not only what is new: what the database holds is not known here (--previous"},
		{"--previous OLD", true, "42 others are", ""},
		{"--whole", false, "", ""},
	} {
		testDB(t)
		dir, newer := smallFolder(t), newerFolder(t)
		if code, _, errOut := command(t, "load", dir); code != 0 || strings.Contains(errOut, "all of the snapshot") {
			t.Fatalf("exit %d, messages %q", code, errOut)
		}
		if c.forget {
			if err := os.RemoveAll(filepath.Join(os.Getenv("XDG_STATE_HOME"), "hubgraph", "loaded")); err != nil {
				t.Fatal(err)
			}
		}
		args := strings.Fields(strings.ReplaceAll(c.args, "OLD", dir))
		code, _, errOut := command(t, append([]string{"load", newer}, args...)...)
		if code != 0 || !strings.Contains(errOut, c.known) || !strings.Contains(errOut, c.why) ||
			c.known == "" && strings.Contains(errOut, "others are") || c.why == "" && strings.Contains(errOut, "all of the snapshot") {
			t.Errorf("load %s: exit %d, messages:\n%s", c.args, code, errOut)
		}
	}
}

func TestLoadNewerRefuses(t *testing.T) {
	t.Setenv("NEO4J_URI", "bolt://localhost:1") // it is not asked
	dir := smallFolder(t)
	for want, args := range map[string]string{
		"either --previous or --whole":   "--previous " + dir + " --whole",
		"either --previous or --replace": "--previous " + dir + " --replace",
		"either --previous or --merge":   "--previous " + dir + " --merge",
		"belong to a load without":       "--bulk --previous " + dir,
		"without --bulk":                 "--bulk --whole",
	} {
		checkCommand(t, 2, "load "+dir+" "+args, want)
	}
	checkCommand(t, 1, "load "+dir+" --previous "+dir+"/none", "no folder")
}
