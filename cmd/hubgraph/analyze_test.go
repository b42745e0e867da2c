package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

func appendTo(t *testing.T, path, text string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnalyzeFiles(t *testing.T) {
	dir := smallFolder(t)
	file := filepath.Join(t.TempDir(), "results.json")
	code, out, errOut := command(t, "analyze", "--from", dir, "-o", file)
	if code != 0 || out != "" || !strings.HasPrefix(errOut, "analysed 6 models, 2 datasets, 3 spaces, 19 commits in ") {
		t.Fatalf("exit %d, output %q, messages %q", code, out, errOut)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := analytics.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if r.Network.All.Size.NonIsolates != 4 || r.About.Raw || r.About.LicenseMin != 100 || len(r.About.Pareto) != 2 || r.About.Hubgraph == "" {
		t.Errorf("%+v, %+v", r.About, r.Network.All.Size)
	}
	if _, out, _ := command(t, "analyze", "--from", dir); out != string(text) {
		t.Error("standard output gets other bytes than the file")
	}
	_, out, _ = command(t, "analyze", "--raw", "--license-min=1", "--pareto", "50, 90", "--from", dir)
	if r, err = analytics.Decode(strings.NewReader(out)); err != nil {
		t.Fatal(err)
	}
	if !r.About.Raw || r.About.IdentitiesMerged != 0 || r.About.LicenseMin != 1 || r.Activity.Model.Metrics[0].Value.Pareto[0].Key != "50" {
		t.Errorf("%+v", r.About)
	}
}

func TestAnalyzeGoesOnAfterBadLines(t *testing.T) {
	dir := smallFolder(t)
	bad := []string{"repositories", "commits", "discussions", "usages", "identities", "bots", "lineage", "datasets"}
	for _, name := range bad {
		appendTo(t, filepath.Join(dir, name+".jsonl"), "{\"id\":\n")
	}
	_, good, _ := command(t, "analyze", "--from", smallFolder(t))
	want, err := analytics.Decode(strings.NewReader(good))
	if err != nil {
		t.Fatal(err)
	}
	code, out, errOut := command(t, "analyze", "--from", dir)
	got, err := analytics.Decode(strings.NewReader(out))
	if err != nil || code != 3 || got.About.Rejected != 8 || got.About.Snapshot.Fingerprint == want.About.Snapshot.Fingerprint {
		t.Fatalf("exit %d, %v, about %+v", code, err, got)
	}
	got.About.Rejected, got.About.Snapshot = 0, want.About.Snapshot // the rest is that without the bad lines
	var b strings.Builder
	if err := got.Encode(&b); err != nil || b.String() != good {
		t.Errorf("%v: other results than without the bad lines", err)
	}
	for _, name := range bad {
		if !strings.Contains(errOut, name+".jsonl:") {
			t.Errorf("%s.jsonl is not named in %q", name, errOut)
		}
	}
	if !strings.HasSuffix(errOut, "hubgraph: 8 records rejected, listed in rejects.jsonl\n") {
		t.Errorf("messages %q", errOut)
	}
	listed, err := os.ReadFile("rejects.jsonl")
	if err != nil || bytes.Count(listed, []byte("\n")) != len(bad) {
		t.Errorf("%v, rejects %s", err, listed)
	}
}

func TestAnalyzeStrict(t *testing.T) {
	dir := smallFolder(t)
	appendTo(t, filepath.Join(dir, "usages.jsonl"), "[]\n")
	code, out, errOut := command(t, "analyze", "--strict", "--from", dir, "-o", "results.json")
	if code != 1 || out != "" || !strings.Contains(errOut, "usages.jsonl:") {
		t.Errorf("exit %d, output %q, messages %q", code, out, errOut)
	}
	if _, err := os.Stat("results.json"); err == nil {
		t.Error("results were written")
	}
}

func TestAnalyzeCutStream(t *testing.T) {
	dir := smallFolder(t)
	text, err := os.ReadFile(filepath.Join(dir, "commits.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(text)
	z.Close()
	os.Remove(filepath.Join(dir, "commits.jsonl"))
	if err := os.WriteFile(filepath.Join(dir, "commits.jsonl.gz"), b.Bytes()[:b.Len()-12], 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := command(t, "analyze", "--from", dir); code != 1 || !strings.Contains(errOut, "commits.jsonl.gz") {
		t.Errorf("exit %d, messages %q", code, errOut)
	}
}

func TestAnalyzeWrongUse(t *testing.T) {
	dir := smallFolder(t)
	for _, args := range [][]string{
		{"--pareto", "80;99"}, {"--pareto", ""}, {"--pareto", "0"}, {"--pareto", "101"}, {"--pareto", "80,80"},
		{"--license-min", "-1"}, {"--license-min", "few"}, {"extra"}, {"--unknown"},
	} {
		if code, out, errOut := command(t, append([]string{"analyze", "--from", dir}, args...)...); code != 2 || out != "" {
			t.Errorf("%q: exit %d, output %q, messages %q", args, code, out, errOut)
		}
	}
	if code, _, errOut := command(t, "analyze", "--strict"); code != 2 || !strings.Contains(errOut, "--from") {
		t.Errorf("--strict without --from: exit %d, messages %q", code, errOut)
	}
	if code, _, errOut := command(t, "analyze", "--from", filepath.Join(dir, "none")); code != 1 || !strings.Contains(errOut, "none") {
		t.Errorf("no folder: exit %d, messages %q", code, errOut)
	}
	if code, _, errOut := command(t, "analyze", "--from", dir, "-o", filepath.Join(dir, "none", "r.json")); code != 1 || !strings.Contains(errOut, "write results") {
		t.Errorf("no folder for results: exit %d, messages %q", code, errOut)
	}
}
