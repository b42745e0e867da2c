package endtoend

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// TestOrganisationInThreeCommands runs the way from nothing to an organisation in
// the graph as the README gives it.
func TestOrganisationInThreeCommands(t *testing.T) {
	commandtest.Database(t)
	readme, err := os.ReadFile(filepath.Join("..", "..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	const first = "$ hubgraph collect"
	_, block, _ := strings.Cut(string(readme), "```console\n"+first)
	block, _, _ = strings.Cut(first+block, "```")
	commands := strings.Split(strings.TrimSpace(block), "\n")
	if len(commands) != 3 {
		t.Fatalf("%d commands, want 3: %q", len(commands), commands)
	}
	server := fakehub.New(organisation(), fakehub.Options{}).Start()
	defer server.Close()
	t.Setenv("HF_ENDPOINT", server.URL)
	t.Setenv("HF_HOME", t.TempDir())
	for _, name := range []string{"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_TOKEN_PATH", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"} {
		t.Setenv(name, "")
	}
	t.Chdir(t.TempDir())
	var last string
	for _, line := range commands {
		args := strings.Fields(strings.TrimPrefix(line, "$ hubgraph "))
		code, out, errOut := run(t, args...)
		if code != 0 {
			t.Fatalf("%s: exit %d\n%s%s", line, code, out, errOut)
		}
		last = out
	}
	for _, want := range []string{"my-org", "my-org/owl-7b", "ada-wren"} {
		if !strings.Contains(last, want) {
			t.Errorf("the recipe does not say %q:\n%s", want, last)
		}
	}
	if strings.Contains(last, "other-org") {
		t.Errorf("the recipe names another organisation's repository:\n%s", last)
	}
}

// organisation is a Hub with two organisations.
func organisation() *fakehub.Hub {
	day := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	repo := func(kind hub.Kind, id, person string, models ...string) *fakehub.Repository {
		r := &fakehub.Repository{Repository: hub.Repository{ID: id, Kind: kind, Owner: id[:strings.Index(id, "/")], Tags: []string{"license:mit"}, CreatedAt: day, LastModified: day}, Models: models}
		for i := range 3 {
			r.Commits = append(r.Commits, fakehub.Commit{SHA: fmt.Sprintf("%040x", i+1), Title: "Add weights", Authors: []string{person}, Date: day})
		}
		r.Discussions = []fakehub.Discussion{{Num: 1, Author: "bo-quill", Title: "Tokenizer", Status: "open", Date: day}}
		return r
	}
	return &fakehub.Hub{Repositories: []*fakehub.Repository{
		repo(hub.Model, "my-org/owl-7b", "ada-wren"),
		repo(hub.Dataset, "my-org/tales", "ada-wren"),
		repo(hub.Space, "bo-quill/owl-demo", "bo-quill", "my-org/owl-7b"),
		repo(hub.Model, "other-org/heron", "cyd"),
	}}
}
