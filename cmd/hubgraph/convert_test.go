package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot"
)

// pages writes files of answers into a new folder.
func pages(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestConvert(t *testing.T) {
	t.Chdir(t.TempDir())
	src := pages(t, map[string]string{"models.json": `[{"id":"a/x","likes":3},{"id":7}]`, "spaces.json": `[{"id":"a/s","models":["a/x"]}]`})
	code, out, errOut := runCommand(t, "convert", "--source", "hub-pages", src, "-o", "hub", "--collected-at", "2024-07-08")
	if code != 3 || out != "" {
		t.Fatalf("exit %d, output %q, messages %q", code, out, errOut)
	}
	for _, want := range []string{
		src + "/models.json:2: no model", "wrote 1 model, 0 datasets, 1 space, 0 commits, 0 discussions, 1 usage to hub\n",
		"the source has no commits, no discussions", "1 record rejected, listed in rejects.jsonl",
	} {
		if !strings.Contains(errOut, want) {
			t.Errorf("messages %q lack %q", errOut, want)
		}
	}
	s, err := snapshot.OpenDir("hub")
	if err != nil {
		t.Fatal(err)
	}
	if m := s.Meta(); m.CollectedAt.Format("2006-01-02") != "2024-07-08" || !slices.Contains(m.Lacks, "commits") || m.Counts["usages"] != 1 {
		t.Errorf("snapshot.json says %+v", m)
	}
	var reject struct {
		File string
		Line int
	}
	if text, err := os.ReadFile("rejects.jsonl"); err != nil || json.Unmarshal(text, &reject) != nil || reject.Line != 2 {
		t.Errorf("rejects %q, %v", text, err)
	}
}

func TestConvertRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	src := pages(t, map[string]string{"models.json": `[{"id":"a/x"}]`, "page.json": `[{"id":"a/x"}]`, "models-cut.json": `[{"id":"a/x"},`})
	for args, c := range map[string]struct {
		code int
		want string
	}{
		"SRC/models.json -o hub":                                                      {2, `--source "": want one of `},
		"--source nope SRC/models.json -o hub":                                        {2, `--source "nope": want one of `},
		"--source hub-pages -o hub":                                                   {2, "SRC..."},
		"--source hub-pages SRC/models.json":                                          {2, "-o DIR"},
		"--source hub-pages --kind user SRC/models.json -o hub":                       {2, "model, dataset or space"},
		"--source hub-pages --collected-at yesterday SRC/models.json -o hub":          {2, "--collected-at yesterday"},
		"--source hub-pages SRC/page.json -o hub":                                     {2, "--kind"},
		"--source hub-pages SRC/none.json -o hub":                                     {1, "none.json"},
		"--source hub-pages SRC/models-cut.json -o hub":                               {1, "models-cut.json: the file ends too early"},
		"--source hub-pages DEVICE -o hub":                                            {2, "a device"},
		"--source hub-pages SRC -o SRC":                                               {2, "is in the input"},
		"--source hub-pages SRC -o SRC/hub":                                           {2, "is in the input"},
		"--source hub-pages SRC/models.json -o SRC":                                   {2, "is in the output folder"},
		"--source hub-pages SRC/models.json -o hub --rejects SRC/models.json":         {2, "rejects file"},
		"--source hub-pages SRC/models.json SRC/models-cut.json -o hub --compress gz": {1, "models-cut.json"},
		"--source hub-pages SRC/models.json SRC/none.json -o former --force":          {1, "none.json"},
		"--source hub-pages SRC/models.json -o former":                                {2, "--force"},
		"--source hub-pages SRC/models.json -o hub --max-line 5B --max-rejects -1":    {2, "--max-rejects"},
	} {
		if code, _, errOut := runCommand(t, "convert", "--source", "hub-pages", filepath.Join(src, "models.json"), "-o", "former", "--force"); code != 0 {
			t.Fatal(errOut)
		}
		args = strings.ReplaceAll(strings.ReplaceAll(args, "SRC", src), "DEVICE", os.DevNull)
		code, out, errOut := runCommand(t, append([]string{"convert"}, strings.Fields(args)...)...)
		if code != c.code || out != "" || !strings.Contains(errOut, c.want) || strings.Count(errOut, "\n") != 1 {
			t.Errorf("convert %s: exit %d, output %q, messages %q", args, code, out, errOut)
		}
		if left, _ := os.ReadDir("hub"); len(left) > 0 {
			t.Errorf("convert %s: left %v", args, left)
		}
		if _, err := snapshot.OpenDir("former"); err != nil {
			t.Errorf("convert %s: the former snapshot is gone: %v", args, err)
		}
	}
}
