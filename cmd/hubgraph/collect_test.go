package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/collect"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// fakeHub serves a Hub to the commands of a test, which runs in a new folder.
func fakeHub(t *testing.T, h *fakehub.Hub, o fakehub.Options) *fakehub.Server {
	t.Helper()
	s := fakehub.New(h, o)
	web := s.Start()
	t.Cleanup(web.Close)
	t.Setenv("HOME", t.TempDir())
	for _, name := range []string{"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_TOKEN_PATH", "HF_HOME", "XDG_CACHE_HOME", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"} {
		t.Setenv(name, "")
	}
	t.Setenv("HF_ENDPOINT", web.URL)
	t.Chdir(t.TempDir())
	return s
}

// TestCollect goes from a Hub to the numbers of one organisation.
func TestCollect(t *testing.T) {
	h := fakehub.Generate(1, 120)
	owner := ""
	for _, r := range h.Repositories {
		if !r.Private && !r.Gone && r.Owner != "" && len(r.Commits) > 1 && r.Gated != "" {
			owner = r.Owner
		}
	}
	s := fakeHub(t, h, fakehub.Options{})
	code, out, errOut := runCommand(t, "collect", "--author", owner, "-o", "hub", "--keep-raw", "raw")
	if code != 0 || out != "" {
		t.Fatalf("exit %d, output %q, messages %q", code, out, errOut)
	}
	for _, want := range []string{"to make", "wrote ", " to hub, with ", "gated): their committers are missing from the collaboration network"} {
		if !strings.Contains(errOut, want) {
			t.Errorf("messages %q lack %q", errOut, want)
		}
	}
	if n := s.Counts()[fakehub.Listings]; n < 3 {
		t.Errorf("%d listings", n)
	}
	if _, err := os.Stat(filepath.Join("raw", collect.RawIndex)); err != nil {
		t.Error(err)
	}
	for _, kind := range []string{"model", "space"} {
		code, _, errOut = runCommand(t, "convert", "--source", "hub-pages", "--kind", kind, filepath.Join("raw", kind+"s"), "-o", "kept-"+kind)
		if code != 0 || !strings.Contains(errOut, "wrote ") {
			t.Errorf("the kept lists of %ss: exit %d, %q", kind, code, errOut)
		}
	}
	if code, out, errOut = runCommand(t, "analyze", "--from", "hub"); code != 0 || !json.Valid([]byte(out)) {
		t.Errorf("analyze: exit %d, %q", code, errOut)
	}
	if code, _, errOut = runCommand(t, "collect", "--author", owner, "-o", "hub"); code != 0 || !strings.Contains(errOut, "complete since") {
		t.Errorf("again: exit %d, %q", code, errOut)
	}
	if err := snapshot.ClearDir("hub", true); err != nil {
		t.Errorf("the folder holds other things than a snapshot: %v", err)
	}
}

func TestCollectWrongUse(t *testing.T) {
	s := fakeHub(t, fakehub.Generate(1, 10), fakehub.Options{})
	for args, want := range map[string]string{
		"":                           "-o DIR",
		"-o hub x":                   "collect --help",
		"-o hub --kinds kernel":      `"kernel"`,
		"-o hub --since yesterday":   "--since yesterday",
		"-o hub --commits some":      "all, none",
		"-o hub --discussions some":  "all, active, none",
		"-o hub --concurrency 0":     "--concurrency 0",
		"-o hub --rate -1":           "--rate -1",
		"-o hub --limit -1":          "--limit",
		"-o hub --author a/b":        "a/b",
		"-o hub --compress lz4":      "lz4",
		"-o hub --partial":           "no collection in hub",
		"-o hub --previous ./hub":    "--previous",
		"-o hub --active-days -1":    "--active-days",
		"-o hub --usages everything": "all, none",
	} {
		checkCommand(t, 2, "collect "+args, want)
	}
	t.Setenv("HF_HUB_OFFLINE", "1")
	checkCommand(t, 2, "collect -o hub", "HF_HUB_OFFLINE is set: no request is made")
	if n := len(s.Asked()); n != 0 {
		t.Errorf("%d requests were made", n)
	}
}

// TestCollectRefusedToken: it ends at once, says nothing of the token, and goes on
// with another.
func TestCollectRefusedToken(t *testing.T) {
	fakeHub(t, fakehub.Generate(1, 10), fakehub.Options{Tokens: map[string]fakehub.Token{"hf_good": {Name: "ada"}}})
	t.Setenv("HF_TOKEN", "hf_secret")
	code, _, errOut := runCommand(t, "collect", "-o", "hub")
	if code != 1 || strings.Contains(errOut, "hf_secret") || !strings.Contains(errOut, "the same command goes on") || !strings.Contains(errOut, "refuses the token") {
		t.Errorf("exit %d, %q", code, errOut)
	}
	t.Setenv("HF_TOKEN", "hf_good")
	if code, _, errOut = runCommand(t, "collect", "-o", "hub"); code != 0 {
		t.Errorf("exit %d, %q", code, errOut)
	}
}

// TestExampleOfTheHub: the example of the document prints what it says.
func TestExampleOfTheHub(t *testing.T) {
	text, err := os.ReadFile("../../docs/sources/hub.md")
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```console\n\\$ HF_ENDPOINT=\\S+ hubgraph (.*?)\n(.*?)```").FindSubmatch(text)
	if example == nil {
		t.Fatal("there is no example")
	}
	day := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	repo := func(kind hub.Kind, id string, commits ...string) *fakehub.Repository {
		r := &fakehub.Repository{Repository: hub.Repository{ID: id, Kind: kind, Owner: strings.Split(id, "/")[0], Tags: []string{"license:mit"}, CreatedAt: day, LastModified: day}}
		for _, author := range commits {
			r.Commits = append(r.Commits, fakehub.Commit{SHA: strings.Repeat("a", 39) + author[:1], Title: "Update", Authors: []string{author}, Date: day})
		}
		return r
	}
	owl, barn, demo, other := repo(hub.Model, "gust-lab/owl", "ada", "bo", "system"), repo(hub.Model, "gust-lab/barn-owl", "cyd"), repo(hub.Space, "gust-lab/demo", "ada"), repo(hub.Space, "wren/zoo", "dee")
	barn.Gated, barn.Tags = "manual", append(barn.Tags, "base_model:quantized:gust-lab/owl")
	demo.Models, other.Models = []string{"gust-lab/owl"}, []string{"gust-lab/owl", "gust-lab/barn-owl"}
	owl.Discussions = []fakehub.Discussion{{Num: 1, Author: "dee", Title: "Why?", Status: "open", Date: day}}
	fakeHub(t, &fakehub.Hub{Repositories: []*fakehub.Repository{owl, barn, demo, other}}, fakehub.Options{Limits: fakehub.Limits{Anonymous: 500, Window: 5 * time.Minute}})
	code, out, errOut := runCommand(t, strings.Fields(string(example[1]))...)
	if code != 0 || out+errOut != string(example[2]) {
		t.Errorf("exit %d\n%swant\n%s", code, out+errOut, example[2])
	}
}

func TestCollectProgress(t *testing.T) {
	step := collect.Step{Phase: "commits", Unit: "repositories", Begin: time.Unix(0, 0), Done: 300, Total: 1100, First: 100}
	if p := collectProgress(step, time.Unix(20, 0)); p.Text != "commits: 300 of 1,100 repositories, 10 a second" || p.Done != 200 || p.Total != 1000 {
		t.Errorf("%+v", p)
	}
}
