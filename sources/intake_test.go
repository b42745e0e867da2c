package sources_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// taken writes items given as answers of the API and returns the lines of a file.
func taken(t *testing.T, file string, kind hub.Kind, answers ...string) ([]string, sources.Counts) {
	t.Helper()
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	in := sources.NewIntake(w, snapshot.NewRejects(snapshot.RejectOptions{}))
	for _, answer := range answers {
		it, err := sources.DecodeItem(kind, []byte(answer))
		if err != nil {
			t.Fatalf("%s: %v", answer, err)
		}
		if err := in.Item(it); err != nil {
			t.Fatal(err)
		}
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), in.Counts()
}

func TestLineageOfTagsCardAndHub(t *testing.T) {
	for name, c := range map[string]struct{ answer, want string }{
		"tag":                       {`"tags":["base_model:a/x"]`, `a/x unknown tag`},
		"tag with relation":         {`"tags":["base_model:a/x","base_model:quantized:a/x"]`, `a/x quantized tag`},
		"hub before tag":            {`"tags":["base_model:finetune:a/x"],"baseModels":{"relation":"merge","models":[{"_id":"1","id":"a/x"}]}`, `a/x merge hub`},
		"relation before evidence":  {`"tags":["base_model:finetune:a/x"],"baseModels":{"models":[{"id":"a/x"}]}`, `a/x finetune tag`},
		"card":                      {`"tags":[],"cardData":{"base_model":["a/x","https://huggingface.co/a/y"],"base_model_relation":"adapter"}`, `a/x adapter card, a/y adapter card`},
		"unknown relation":          {`"tags":[],"cardData":{"base_model":"a/x","base_model_relation":"cousin"}`, `a/x unknown card`},
		"itself":                    {`"tags":["base_model:me/m"]`, ``},
		"card of other types":       {`"tags":[],"cardData":{"base_model":{"a":1},"datasets":7,"language":false}`, ``},
		"short name":                {`"tags":["base_model:gpt2"]`, `openai-community/gpt2 unknown tag`},
		"unknown short name":        {`"tags":["base_model:no-such-model"]`, `no-such-model unknown tag`},
		"a relation is not a model": {`"tags":["base_model:finetune"]`, `finetune unknown tag`},
	} {
		lines, _ := taken(t, snapshot.LineageFile, hub.Model, `{"id":"me/m",`+c.answer+`}`)
		var got []string
		for _, line := range lines {
			if line != "" {
				p := strings.Split(line, `"`)
				got = append(got, p[7]+" "+p[11]+" "+p[15])
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A short name stays what it is where the source lists a repository of that name,
// before or after the reference.
func TestAShortNameThatIsListed(t *testing.T) {
	for _, answers := range [][]string{
		{`{"id":"gpt2","tags":[]}`, `{"id":"me/m","tags":["base_model:gpt2"]}`},
		{`{"id":"me/m","tags":["base_model:gpt2"]}`, `{"id":"gpt2","tags":[]}`},
	} {
		lines, counts := taken(t, snapshot.LineageFile, hub.Model, answers...)
		if len(lines) != 1 || !strings.Contains(lines[0], `"base": "gpt2"`) || counts.Aliases != 0 {
			t.Errorf("%q, %+v", lines, counts)
		}
	}
}

func TestWhatIsLeftOutIsCounted(t *testing.T) {
	lines, counts := taken(t, snapshot.RepositoriesFile, hub.Model,
		`{"id":"me/m","_id":"65a0b0dcfbad78ab68ffc4b0","tags":[]}`,
		`{"id":"me/m","_id":"65a0b0dcfbad78ab68ffc4b1","tags":[]}`, // the same name
		`{"id":"me/renamed","_id":"65a0b0dcfbad78ab68ffc4b0","tags":[]}`,
		`{"id":"me/secret","private":true,"tags":[]}`,
		`{"id":"gpt2","tags":["base_model:openai-community/gpt2","base_model:gpt2"]}`)
	if len(lines) != 2 || counts != (sources.Counts{Repeated: 2, Private: 1, SelfReferences: 1}) {
		t.Errorf("%q, %+v", lines, counts)
	}
}

func TestFactsOfAnAnswer(t *testing.T) {
	lines, _ := taken(t, snapshot.RepositoriesFile, hub.Model, `{"_id":"65a0b0dcfbad78ab68ffc4b0","id":"ada-wren/tiny-owl","modelId":"ada-wren/tiny-owl","author":"ada-wren",
		"likes":3,"private":false,"gated":"manual","downloads":41,"sha":"6f0c","createdAt":"2024-01-12T03:24:12.000Z","lastModified":"2024-02-01T09:00:00.000Z","pipeline_tag":"text-generation",
		"library_name":"transformers","tags":["en","license:Apache-2.0","license:mit","language:fr","tf"],"somethingNew":{"a":[1]}}`)
	want := `{"id": "ada-wren/tiny-owl", "kind": "model", "owner": "ada-wren", "license": "apache-2.0", "tags": ["en", "license:Apache-2.0", "license:mit", "language:fr", "tf"], ` +
		`"likes": 3, "downloads": 41, "created_at": "2024-01-12T03:24:12.000Z", "last_modified": "2024-02-01T09:00:00.000Z", "hub_id": "65a0b0dcfbad78ab68ffc4b0", "sha": "6f0c", "gated": "manual", ` +
		`"languages": ["en", "fr"], "pipeline_tag": "text-generation", "library_name": "transformers"}`
	if len(lines) != 1 || lines[0] != want {
		t.Errorf("got  %s\nwant %s", lines, want)
	}
}

func TestARecordThatTheFormatRefuses(t *testing.T) {
	w, err := snapshot.Create(t.TempDir(), snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: &log})
	in := sources.NewIntake(w, rejects)
	in.At("page.json", 7)
	it, err := sources.DecodeItem(hub.Model, []byte(`{"id":"me/m","tags":["\u0000"]}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Item(it); err != nil || rejects.Count() != 1 || !strings.HasPrefix(log.String(), "page.json:7: ") {
		t.Errorf("error %v, %d rejects, %q", err, rejects.Count(), log.String())
	}
}
