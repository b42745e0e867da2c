package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot"
)

// The numbers are those of expected.jsonl, which the server itself wrote.
func TestConvertHFCommunity(t *testing.T) {
	dump, err := filepath.Abs("../../sources/hfcommunity/testdata/single.sql.gz")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	code, _, errOut := runCommand(t, "convert", "--source", "hfcommunity", dump, "-o", "hub")
	for _, want := range []string{"wrote 3 models, 2 datasets, 2 spaces, 7 commits, 4 discussions, 4 usages, 2 bases of models, 1 training dataset of a model, 3 accounts to hub", "the source has no accounts of commit authors (they are git names, one a commit)"} {
		if code != 0 || !strings.Contains(errOut, want) {
			t.Errorf("exit %d, messages %q lack %q", code, errOut, want)
		}
	}
	s, err := snapshot.OpenDir("hub")
	if err != nil {
		t.Fatal(err)
	}
	if m := s.Meta(); m.Source != "HFCommunity" || m.CollectedAt.Format("2006-01-02") != "2024-06-01" || len(m.Lacks) == 0 {
		t.Errorf("snapshot.json says %+v", m)
	}
}

// A password goes to the server alone, given in either way.
func TestConvertKeepsThePassword(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv(passwordVariable, "s3cret-a")
	for address, want := range map[string]int{"mysql://u:s3cret-b@127.0.0.1:1/hfc": 1, "u:s3cret-b@tcp(127.0.0.1:1)/hfc": 1, "mysql://u:s3cret-b@127.0.0.1:1/": 2} {
		code, out, errOut := runCommand(t, "convert", "--source", "hfcommunity", address, "-o", "hub")
		if code != want || strings.Contains(out+errOut, "s3cret") || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s: exit %d, messages %q", address, code, errOut)
		}
	}
}
