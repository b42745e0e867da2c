package search_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries/named"
	"github.com/hubgraph/hubgraph/queries/search"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// names is a hub of names that are found in different ways. A number is likes.
func names() fs.FS {
	var repositories, commits strings.Builder
	for _, r := range []struct {
		kind, id string
		likes    int
	}{
		{"model", "gust-lab/Llama-2-7b-hf", 30}, {"model", "kit/Llama-2-7B-GGUF", 20}, {"model", "kit/tiny-llama", 50}, {"space", "kit/llama2-chat", 5},
		{"model", "gust-lab/stable-diffusion-v1-5", 9}, {"model", "bo-quill/stable_diffusion_v1", 7}, {"dataset", "bo-quill/StableDiffusionPrompts", 8},
		{"model", "cai-fen/BertForQA", 4}, {"model", "bert-small", 4}, {"dataset", "bert-small", 4}, {"space", "kit/to-it-no", 1},
		{"model", "kit/echo", 0}, {"dataset", "kit/echo", 0}, {"space", "kit/echo", 0},
	} {
		owner, _, owned := strings.Cut(r.id, "/")
		if !owned {
			owner = ""
		}
		fmt.Fprintf(&repositories, `{"kind":%q,"id":%q,"owner":%q,"likes":%d,"license":"apache-2.0","tags":["text-generation"]}`+"\n", r.kind, r.id, owner, r.likes)
	}
	for i, author := range []string{"Éric-modèle", "中文模型", "Ada Wren", "ada-wren", "ada-wren"} {
		fmt.Fprintf(&commits, `{"kind":"model","repo":"kit/echo","sha":"%040d","authors":[%q],"date":"2023-01-02T03:04:05Z"}`+"\n", i, author)
	}
	return fstest.MapFS{"repositories.jsonl": {Data: []byte(repositories.String())}, "commits.jsonl": {Data: []byte(commits.String())},
		"usages.jsonl": {Data: []byte(`{"model":"kit/echo","space":"lost/space"}` + "\n")}}
}

func load(t testing.TB, folder fs.FS) *graphdb.DB {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, folder, loader.Options{})
	return db
}

// shown is a match as the tests name it.
func shown(r search.Result) (list []string) {
	for _, m := range r.Matches {
		list = append(list, fmt.Sprintf("%s %s %s", m.How, m.Kind, m.Name))
	}
	return list
}

// TestSearch goes through what people type. The first rows are what Lucene makes an
// error of, or another question, when it is passed through.
func TestSearch(t *testing.T) {
	db := load(t, names())
	llamas := []string{"words model kit/tiny-llama", "words model gust-lab/Llama-2-7b-hf", "words model kit/Llama-2-7B-GGUF", "words space kit/llama2-chat"}
	diffusions := []string{"words model gust-lab/stable-diffusion-v1-5", "words dataset bo-quill/StableDiffusionPrompts", "words model bo-quill/stable_diffusion_v1"}
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"gust-lab/Llama-2-7b-hf", []string{"exact model gust-lab/Llama-2-7b-hf"}},
		{`"gust-lab/Llama-2-7b-hf"`, []string{"words model gust-lab/Llama-2-7b-hf"}},
		{"GUST-LAB/llama-2-7B-HF", []string{"exact model gust-lab/Llama-2-7b-hf"}},
		{"a/b", nil},
		{"AND", nil},
		{"", nil},
		{"  ", nil},
		{"?!", nil},
		{"-llama", llamas},
		{"foo:bar", nil},
		{"kind:llama", nil},
		{"llama", llamas},
		{"LLAMA", llamas},
		{"llam", llamas},
		{"lam*", nil}, // no word begins with it
		{"lamma", []string{"near model kit/tiny-llama", "near model gust-lab/Llama-2-7b-hf", "near model kit/Llama-2-7B-GGUF", "near space kit/llama2-chat"}},
		{"llamq~", []string{"near model kit/tiny-llama", "near model gust-lab/Llama-2-7b-hf", "near model kit/Llama-2-7B-GGUF", "near space kit/llama2-chat"}},
		{"llama-2", []string{"words model gust-lab/Llama-2-7b-hf", "words model kit/Llama-2-7B-GGUF", "words space kit/llama2-chat"}},
		{"llama2", []string{"words model gust-lab/Llama-2-7b-hf", "words model kit/Llama-2-7B-GGUF", "words space kit/llama2-chat"}},
		{"Llama 2 7B", []string{"words model gust-lab/Llama-2-7b-hf", "words model kit/Llama-2-7B-GGUF"}},
		{"diffusion", diffusions},
		{"stable diffusion", diffusions},
		{"StableDiffusion", diffusions},
		{"bert", []string{"prefix model bert-small", "prefix dataset bert-small", "words model cai-fen/BertForQA"}},
		{"bertforqa", []string{"words model cai-fen/BertForQA"}},
		{"qa bert", []string{"words model cai-fen/BertForQA"}},
		{"eric", []string{"words account Éric-modèle"}},
		{"modele", []string{"words account Éric-modèle"}},
		{"E\u0301ric", []string{"prefix account Éric-modèle"}},
		{"模型", []string{"words account 中文模型"}},
		{"中", []string{"prefix account 中文模型"}},
		{"v1.5", []string{"words model gust-lab/stable-diffusion-v1-5"}},
		{"it", []string{"words space kit/to-it-no"}}, // no stop word
		{"kit/e", []string{"prefix model kit/echo", "prefix dataset kit/echo", "prefix space kit/echo"}},
		{"echo", []string{"words model kit/echo", "words dataset kit/echo", "words space kit/echo"}},
		{"Ada", []string{"prefix account ada-wren", "prefix account Ada Wren"}},
		{"lost/space", []string{"exact space lost/space"}}, // not listed
		{"apache 2.0", []string{"words licence apache-2.0"}},
		{"NLP", []string{"exact field nlp"}},
	} {
		got, err := search.Search(t.Context(), db, c.typed, search.Options{})
		if err != nil || got.Note != "" || got.Next != "" || !slices.Equal(shown(got), c.want) {
			t.Errorf("%q: %v, note %q, next %q\ngot  %s\nwant %s", c.typed, err, got.Note, got.Next, strings.Join(shown(got), ", "), strings.Join(c.want, ", "))
		}
	}
}

// TestCounts: a match has the counts of its kind.
func TestCounts(t *testing.T) {
	db := load(t, names())
	for _, c := range []struct {
		typed string
		kind  named.Kind
		size  int64
		want  []int64
	}{
		{"kit/tiny-llama", named.Model, 50, []int64{0, 50, 0, 0}},
		{"kit/echo", named.Model, 0, []int64{1, 0, 0, 5}},
		{"kit", named.Account, 7, []int64{7, 0, 0}},
		{"ada-wren", named.Account, 2, []int64{0, 2, 0}},
		{"apache-2.0", named.Licence, 14, []int64{14}},
	} {
		r, err := search.Search(t.Context(), db, c.typed, search.Options{Kinds: []named.Kind{c.kind}, Limit: 1})
		if err != nil || len(r.Matches) != 1 || r.Matches[0].Size != c.size || !slices.Equal(r.Matches[0].Counts, c.want) || len(c.want) != len(c.kind.Counts()) {
			t.Errorf("%s %q: %+v, %v; want size %d and counts %v", c.kind, c.typed, r, err, c.size, c.want)
		}
	}
}

// TestPages: pages together are one long page, each match once, and every one has the
// kind that was asked for.
func TestPages(t *testing.T) {
	db := load(t, names())
	whole, err := search.Search(t.Context(), db, "kit", search.Options{Limit: 50})
	if err != nil || len(whole.Matches) != 7+1 {
		t.Fatalf("%d matches, %v", len(whole.Matches), err)
	}
	var all []string
	for o := (search.Options{Limit: 3}); ; {
		r, err := search.Search(t.Context(), db, "kit", o)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, shown(r)...)
		if o.After = r.Next; o.After == "" {
			break
		}
	}
	if !slices.Equal(all, shown(whole)) {
		t.Errorf("pages %v\nwhole %v", all, shown(whole))
	}
	r, err := search.Search(t.Context(), db, "kit", search.Options{Kinds: []named.Kind{named.Space}})
	if want := []string{"prefix space kit/llama2-chat", "prefix space kit/to-it-no", "prefix space kit/echo"}; err != nil || !slices.Equal(shown(r), want) {
		t.Errorf("%v, %v; want %v", shown(r), err, want)
	}
	var usage *hub.UsageError
	for _, o := range []search.Options{{After: "x"}, {After: "-1"}, {After: "01"}, {After: "1001"}, {Kinds: []named.Kind{"commit"}}} {
		if _, err := search.Search(t.Context(), db, "kit", o); !errors.As(err, &usage) {
			t.Errorf("%+v: %v, want a usage error", o, err)
		}
	}
	s, err := search.Suggest(t.Context(), db, named.Model, "kit/L")
	if want := []string{"prefix model kit/Llama-2-7B-GGUF", "words model kit/tiny-llama"}; err != nil || !slices.Equal(shown(s), want) {
		t.Errorf("%v, %v; want %v", shown(s), err, want)
	}
}

// TestMoreThanIsRead: when more names fit than are read, those are found that are
// larger than the last of the largest ones, in their order.
func TestMoreThanIsRead(t *testing.T) {
	db := load(t, names())
	for _, typed := range []string{"kit", "llama", "l", "small bert", "kit/", "a", "ada", "stable diffusion"} {
		whole, err := search.Search(t.Context(), db, typed, search.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for largest, least := range map[int]int64{1000: 1, 4: 10, 2: 31} { // likes of models, without the last of the largest
			undo := search.SetBounds(1, 1, largest)
			got, err := search.Search(t.Context(), db, typed, search.Options{})
			undo()
			if err != nil {
				t.Fatal(err)
			}
			if g, w := liked(got, least), liked(whole, least); !slices.Equal(g, w) {
				t.Errorf("%q among the %d largest: %v, want %v", typed, largest, g, w)
			}
		}
	}
}

// TestRareLicence: a licence is found by a word in its name, however many are more
// frequent.
func TestRareLicence(t *testing.T) {
	var repositories strings.Builder
	for i := range 60 {
		for n := range 1 + i/30 { // the first thirty are rare
			fmt.Fprintf(&repositories, `{"kind":"model","id":"kit/m%d-%d","owner":"kit","likes":1,"license":"reef-%02d-tide","tags":["license:reef-%02d-tide"]}`+"\n", i, n, i, i)
		}
	}
	db := load(t, fstest.MapFS{"repositories.jsonl": {Data: []byte(repositories.String())}})
	for typed, want := range map[string]int{"07": 1, "tide": 60, "reef": 60} {
		found := 0
		for after := ""; ; {
			r, err := search.Search(t.Context(), db, typed, search.Options{Kinds: []named.Kind{named.Licence}, After: after})
			if err != nil {
				t.Fatal(err)
			}
			found += len(r.Matches)
			if after = r.Next; after == "" {
				break
			}
		}
		if found != want {
			t.Errorf("%q finds %d licences, want %d", typed, found, want)
		}
	}
}

// liked are the repositories with so many likes.
func liked(r search.Result, least int64) (list []string) {
	for _, m := range r.Matches {
		if m.Kind != named.Account && m.Size >= least {
			list = append(list, fmt.Sprintf("%s %s %s", m.How, m.Kind, m.Name))
		}
	}
	return list
}

// hostile are texts that mean something somewhere.
var hostile = []string{
	"AND", "OR", "NOT", "a AND", "&& || !", "+", "-", "--", "(", ")", "((((", "[a TO b]", "{a TO", "^2", "a^", "a^x", "\"", "\"\"", "a\"b", "~", "a~9", "a~0.5", "*", "?", "*a", "?a", "**",
	":", "a:b", "searchText:a", "_exists_:id", "*:*", "\\", "a\\", "\\u00", "/", "//", "/a", "/(a+)+$/", "a/b/c", "$typed", "{limit: 1}", "'", "' OR 1=1 //", "`", "}) RETURN 1 //", "%00",
	"\x00", "a\x00b", "\xff\xfe", "\xc3", "\u202eabc", "\ufeff", "\u0301", "e\u0301\u0301\u0301", "\U0001f999", "\U00020000", "\u1e9e", "İ", "ﬀ", "①", "\ufffd", "\ud7ff", "<script>alert(1)</script>", "{{7*7}}",
	"\n\r\t", strings.Repeat("a", 9000), strings.Repeat("llama ", 20_000), strings.Repeat("(", 100_000), strings.Repeat("aB1", 30_000), strings.Repeat("中", 40_000), strings.Repeat("é-", 5000),
	strings.Repeat("wren tide reef ", 7000), strings.Repeat("AbcdEfgh ", 9000), strings.Repeat("a/", 4000),
}

// TestNothingTypedIsAnError with and without the index of words.
func TestNothingTypedIsAnError(t *testing.T) {
	db := load(t, names())
	check := func(t interface{ Errorf(string, ...any) }, typed string) {
		for _, o := range []search.Options{{}, {Limit: 1, After: "1"}} {
			r, err := search.Search(context.Background(), db, typed, o)
			if err != nil || len(r.Words) > 200 {
				t.Errorf("%.60q (%d bytes): %v, %d words", typed, len(typed), err, len(r.Words))
			}
		}
		if _, err := search.Suggest(context.Background(), db, named.Account, typed); err != nil {
			t.Errorf("suggest for %.60q: %v", typed, err)
		}
	}
	for _, typed := range hostile {
		check(t, typed)
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.OneOf(rapid.String(), rapid.StringMatching(`([-+!(){}\[\]^"~*?:\\/&|]|AND|OR|TO| |[a-cé中]){0,12}`)).Draw(t, "typed"))
	})
	if err := db.Exec(t.Context(), "DROP INDEX names_fulltext", nil); err != nil {
		t.Fatal(err)
	}
	for _, typed := range hostile {
		check(t, typed)
	}
}

// TestWithoutIndex: a database without the index of words finds names by themselves
// and by their beginning, and says how to get it; one by another name serves as well.
func TestWithoutIndex(t *testing.T) {
	db := load(t, names())
	exec := func(text string) {
		t.Helper()
		if err := db.Exec(t.Context(), text, nil); err != nil {
			t.Fatal(err)
		}
	}
	find := func(typed string) search.Result {
		t.Helper()
		r, err := search.Search(t.Context(), db, typed, search.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	exec("DROP INDEX names_fulltext")
	if r := find("kit/l"); !strings.Contains(r.Note, "hubgraph db check --repair") || !slices.Equal(shown(r), []string{"prefix model kit/Llama-2-7B-GGUF", "prefix space kit/llama2-chat"}) {
		t.Errorf("%v, note %q", shown(r), r.Note)
	}
	exec("CREATE FULLTEXT INDEX mine FOR (n:Model|Dataset|Space|Account) ON EACH [n.searchText]")
	exec("CALL db.awaitIndexes(60)")
	if missing, err := loader.MakeSchema(t.Context(), db); err != nil || !slices.Equal(missing, []string{"names_fulltext"}) {
		t.Errorf("made %v, %v", missing, err)
	}
	if r := find("bertforqa"); r.Note != "" || !slices.Equal(shown(r), []string{"words model cai-fen/BertForQA"}) {
		t.Errorf("%v, note %q", shown(r), r.Note)
	}
	exec("DROP INDEX mine")
	if missing, err := loader.MakeSchema(t.Context(), db); err != nil || !slices.Equal(missing, []string{"names_fulltext"}) {
		t.Errorf("made %v, %v", missing, err)
	}
	if missing, err := loader.MissingSchema(t.Context(), db); err != nil || len(missing) > 0 {
		t.Errorf("missing %v, %v", missing, err)
	}
	if r := find("bertforqa"); r.Note != "" || !slices.Equal(shown(r), []string{"words model cai-fen/BertForQA"}) {
		t.Errorf("%v, note %q", shown(r), r.Note)
	}
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	if _, err := search.Search(ctx, db, "kit", search.Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("past its time: %v", err)
	}
}
