package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// hostileNames are what a repository, a licence or a hub may be called.
var hostileNames = []string{
	`\input{/etc/passwd}`, `\write18{date}`, "100%_done", "a^b~c#d$e&f{g}h", "$x$", "[12pt]", "*", "--x--,,''``", `"quoted"`, "<script>alert(1)</script>", "a|b",
	"żółw/zürich-č", "模型/表", "e\u0301/\u202egnp", "🦉", "`code` **bold** [link](javascript:1) ![x](y)", "line\nbreak\tand\x00nul", "=cmd()", "\\", `\\`, "%",
	strings.Repeat("long-name/", 2000),
}

// hostile is the fixture with such names in all places that the input fills.
func hostile() *analytics.Results {
	r := fixture()
	r.About.Snapshot = hub.Snapshot{Source: strings.Join(hostileNames[:20], " ")}
	r.About.LicenseRules = `\rules_%`
	r.MannWhitney.Warnings = append(r.MannWhitney.Warnings, hostileNames[0])
	r.Ignored = append(r.Ignored, analytics.Entry[int64]{Key: `$\odd_key`, Value: 3})
	var top analytics.Ranking
	r.Licenses.Model = analytics.Licenses{Repositories: 1234, With: 800, Without: 434, WithoutShare: 0.35}
	for i, name := range hostileNames {
		top = append(top, analytics.Ranked{Name: name, Value: analytics.Number(1000 - i)})
		r.Licenses.Model.Table = append(r.Licenses.Model.Table, analytics.License{License: name, Class: "unlabelled", Repositories: 50 - i, ShareOfLicensed: 0.01})
	}
	slices.Reverse(top[10:])
	n := &r.Network
	n.All.Degree.Top, r.Usage.All.TopUsed, r.Usage.All.TopCoUsed = top, top, slices.Concat(top[10:], top[:10])
	return r
}

func writeAs(t *testing.T, r *analytics.Results, o Options) string {
	t.Helper()
	var first, second bytes.Buffer
	if err := errors.Join(Write(&first, r, o), Write(&second, r, o)); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Errorf("%s: two runs differ", o.Format)
	}
	return first.String()
}

func TestFormatsAreKnown(t *testing.T) {
	var wrong *hub.UsageError
	if err := Write(&bytes.Buffer{}, fixture(), Options{Format: "docx"}); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "html, md, latex, csv") {
		t.Error(err)
	}
	for _, f := range Formats {
		writeAs(t, &analytics.Results{}, Options{Format: f}) // of an empty hub, too
	}
}

// csvRows reads the format csv as encoding/csv does.
func csvRows(t *testing.T, text string) map[[3]string]map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[[3]string]map[string]string{}
	for _, line := range lines[1:] {
		key := [3]string{line[0], line[1], line[2]}
		if out[key] != nil {
			t.Errorf("%q stands there twice", key)
		}
		out[key] = map[string]string{}
		for i, name := range lines[0] {
			out[key][name] = line[i]
		}
		for _, name := range []string{"value", "paper"} {
			if x := out[key][name]; x != "" {
				if _, err := strconv.ParseFloat(x, 64); err != nil {
					t.Errorf("%q has %s %q", key, name, x)
				}
			}
		}
	}
	return out
}

// at follows keys and numbers of places through a results.json.
func at(doc any, path string) any {
	for _, key := range strings.Split(path, "/") {
		switch x := doc.(type) {
		case map[string]any:
			doc = x[key]
		case []any:
			i, _ := strconv.Atoi(key)
			doc = x[i]
		}
	}
	return doc
}

// TestCSVHasTheNumbersOfResults: values are those of results.json, read by
// encoding/json alone.
func TestCSVHasTheNumbersOfResults(t *testing.T) {
	r := fixture()
	var text bytes.Buffer
	if err := r.Encode(&text); err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(text.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	rows := csvRows(t, writeAs(t, r, Options{Format: "csv"}))
	want := map[[3]string]string{
		{"sizes", "commits", "number"}:                                           "about/counts/commits",
		{"shares-model", "likes", "without any"}:                                 "activity/model/metrics/n_likes/zero_share",
		{"shares-model", "likes", "hold 99%"}:                                    "activity/model/metrics/n_likes/pareto/99/share",
		{"one-committer", "models", "share"}:                                     "activity/model/committers_exactly_one/share",
		{"table-2", "likes", "total"}:                                            "activity/model/metrics/n_likes/total",
		{"licence-table-dataset", "rare-j", "datasets"}:                          "licenses/dataset/table/14/repositories",
		{"licence-table-dataset", "mit", "share of licensed"}:                    "licenses/dataset/table/0/share_of_licensed",
		{"licences-dataset", "none", "share"}:                                    "licenses/dataset/without_share",
		{"test-groups", "in the tests", "share"}:                                 "mann_whitney/share",
		{"tests-permissive_vs_none", "likes", "U"}:                               "mann_whitney/tests/n_likes/permissive_vs_none/U",
		{"tests-permissive_vs_none", "likes", "p"}:                               "mann_whitney/tests/n_likes/permissive_vs_none/p",
		{"tests-permissive_vs_none", "likes", "log10 of p"}:                      "mann_whitney/tests/n_likes/permissive_vs_none/log10_p",
		{"correlations-model-all", "likes", "community"}:                         "pearson/model/all/matrix/0/1",
		{"correlations-model-all", "likes", "community, log10 of p"}:             "",
		{"correlations-model-all", "likes", "community, rho"}:                    "spearman/model/all/matrix/0/1",
		{"network-sizes", "edges", "all"}:                                        "network/all/size/edges",
		{"centrality-all", "PageRank, edges by weight", "max"}:                   "network/all/pagerank/max",
		{"developers-all-degree", "ada-12", "degree"}:                            "network/all/degree/top/11/1",
		{"usage-sizes", "likes and spaces, correlation over used models", "all"}: "usage/all/pearson/used_models/likes_usage/r",
		{"models-all-used", "gust-lab/m-11", "spaces"}:                           "usage/all/top_used/10/1",
		{"kcore-other", "1, all models", "club k"}:                               "network/all/kcore/1/ARCC_detail/k",
		{"ignored", "repeated usages, left out", "number"}:                       "ignored/usages_repeated",
	}
	for _, m := range []string{"N", "E", "MOD", "COM", "DENS", "RECIP", "ARCC", "AD", "ACC"} {
		want[[3]string{"kcore-all", "largest", m}] = "network/all/kcore/6/" + m
		want[[3]string{"kcore-all", "1", m}] = "network/all/kcore/1/" + m
	}
	for column, key := range map[string]string{"mean": "mean", "std": "std", "25%": "p25", "50%": "p50", "75%": "p75", "max": "max"} {
		want[[3]string{"table-2", "likes", column}] = "activity/model/metrics/n_likes/" + key
	}
	for key, path := range want {
		line, ok := rows[key]
		if path == "" {
			if ok {
				t.Errorf("%q is there", key)
			}
			continue
		}
		x, isNumber := at(doc, path).(float64)
		if got, err := strconv.ParseFloat(line["value"], 64); !ok || !isNumber || err != nil || got != x {
			t.Errorf("%q is %q, %s of results.json %v", key, line["value"], path, at(doc, path))
		}
	}
	for key, want := range map[[3]string][3]string{ // text, paper, paper_below
		{"tests-permissive_vs_none", "likes", "more"}:       {"no licence tag", "", ""},
		{"licence-table-dataset", "mit", "class"}:           {"permissive", "", ""},
		{"table-2", "likes", "max"}:                         {"", "9314", ""},
		{"shares-model", "likes", "hold 80%"}:               {"", "0.01", "true"},
		{"options", "Program", "how"}:                       {"hubgraph 1.2.3-test", "", ""},
		{"models-all-used", "gust-lab/m-1", "share"}:        {"", "", ""},
		{"kcore-all", "10", "N"}:                            {"", "330", ""},
		{"developers-all-pagerank", "bo-quill", "place"}:    {"", "", ""},
		{"owners-all-used", hub.NoOwner, "models"}:          {"", "", ""},
		{"correlations-model-permissive", "likes", "likes"}: {"", "", ""},
	} {
		line, ok := rows[key]
		if got := [3]string{line["text"], line["paper"], line["paper_below"]}; !ok || got != want {
			t.Errorf("%q is %q, want %q", key, got, want)
		}
	}
}

// TestCSVKeepsNames: a hostile name comes back as it was.
func TestCSVKeepsNames(t *testing.T) {
	rows := csvRows(t, writeAs(t, hostile(), Options{Format: "csv"}))
	for i, name := range hostileNames {
		line := rows[[3]string{"licence-table-model", name, "models"}]
		if line["value"] != strconv.Itoa(50-i) {
			t.Errorf("%.40q has value %q", name, line["value"])
		}
	}
}

// TestMarkdownIsRead: what a reader of GitHub Flavored Markdown makes of the report are
// the tables of the page, with hostile names as text.
func TestMarkdownIsRead(t *testing.T) {
	r := hostile()
	md := writeAs(t, r, Options{Format: "md", Title: hostileNames[9] + " #1 $x$"})
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithXHTML())).Convert([]byte(md), &out); err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("<sup>", "", "</sup>", "").Replace(regexp.MustCompile(`<!-- raw HTML omitted -->`).ReplaceAllString(out.String(), ""))
	doc := parse(t, "<html>"+text+"</html>")
	if n := len(doc.named("script", "img", "code", "strong")); n != strings.Count(md, "**")/2 {
		t.Errorf("%d elements out of names", n)
	}
	for _, a := range doc.named("a") {
		t.Errorf("a link to %q", a.attrs["href"])
	}
	tables := map[string][]string{}
	title := ""
	for _, e := range doc.named("h3", "table") {
		if e.name == "h3" {
			title = e.string()
		} else {
			tables[title] = e.rows()
		}
	}
	v := newView(r, Options{})
	for _, p := range v.parts(r, loadPaper()) {
		for _, c := range p.Tables {
			if c.data || c.Empty() && !c.wordy() {
				continue
			}
			rows, ok := tables[squeezed(c.Caption)]
			g := c.grid(ownNames)
			if !ok || len(rows) != 1+len(g.lines) {
				t.Errorf("table %q has %d rows, want %d", c.Caption, len(rows), 1+len(g.lines))
				continue
			}
			for i, line := range g.lines {
				var want []string
				for _, x := range line {
					s := x.text + x.power
					if x.aside != "" {
						s += " (" + x.aside + ")"
					}
					want = append(want, squeezed(s))
				}
				if got := rows[i+1]; got != strings.Join(want, "|") {
					t.Errorf("table %q, row %d: %.200q, want %.200q", c.Caption, i, got, strings.Join(want, "|"))
				}
			}
		}
	}
	if page, _ := render(t, r, Options{}); len(page.named("table")) < len(tables) {
		t.Errorf("%d tables, the page has %d", len(tables), len(page.named("table")))
	}
}

func squeezed(s string) string {
	return strings.Join(strings.Fields(oneLine(s)), " ")
}

func TestLatexText(t *testing.T) {
	for in, want := range map[string]string{
		`\input{/etc/passwd}`: `\textbackslash{}input\{/etc/passwd\}`,
		"100%_a#b$c&d":        `100\%\_a\#b\$c\&d`,
		"^~<>|":               `\textasciicircum{}\textasciitilde{}\textless{}\textgreater{}\textbar{}`,
		"a--b---c,,":          `a-{}-b-{}-{}-c,{},`,
		"“x” 1–2\u00a0p":      `\textquotedblleft{}x\textquotedblright{} 1\textendash{}2~p`,
		"żółw 模 🦉":            `\hubchar{017C}{ż}\hubchar{00F3}{ó}\hubchar{0142}{ł}w \hubchar{6A21}{模} \hubchar{1F989}{🦉}`,
		"a\nb\x00c\xff":       `a b c\hubchar{FFFD}{?}`,
		"":                    "",
	} {
		if got := latexText(in); got != want {
			t.Errorf("%q is written %s, want %s", in, got, want)
		}
	}
	if got := latexName(strings.Repeat("x", 121)); got != strings.Repeat("x", 120)+`\textellipsis{}` {
		t.Error(got)
	}
}

var latexSafe = regexp.MustCompile(`\\hubchar\{[0-9A-F]{4,6}\}\{[^\x00-\x7f]\}|\\hubchar\{FFFD\}\{\?\}|\\text[a-z]+\{\}|\\symbol\{34\}|\\ensuremath\{(-|\\(cdot|times|Delta|rho|le|ge)|_[12])\}|\\[{}%_#$&]|\{\}`)

// FuzzLatexText: without the commands that stand for one character each, nothing is left
// that means anything to LaTeX, and nothing outside ASCII.
func FuzzLatexText(f *testing.F) {
	for _, name := range hostileNames[:21] {
		f.Add(name)
	}
	f.Add("\xff\xfe")
	f.Fuzz(func(t *testing.T, s string) {
		left := latexSafe.ReplaceAllString(latexText(s), "")
		for _, r := range left {
			if r < ' ' || r > '~' || strings.ContainsRune("\\{}%_#$&^\"<>|`'", r) {
				t.Fatalf("%q leaves %q in %s", s, r, latexText(s))
			}
		}
		if want := strings.Count(s, "x"); strings.Count(left, "x") != want {
			t.Fatalf("%q has lost letters: %s", s, fmt.Sprint(left))
		}
	})
}
