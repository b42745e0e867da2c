package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// hubSize is a number of the overview; the zero paper is not printed.
type hubSize struct {
	name  string
	ours  analytics.Number
	paper printed
}

// hubSizes are the numbers at the top of the page.
func hubSizes(r *analytics.Results, p *paper) []hubSize {
	c := r.About.Counts
	return []hubSize{
		{"models", analytics.Number(c.Models), number(float64(p.Repositories["model"]))},
		{"datasets", analytics.Number(c.Datasets), number(float64(p.Repositories["dataset"]))},
		{"spaces", analytics.Number(c.Spaces), number(float64(p.Repositories["space"]))},
		{"commits", analytics.Number(c.Commits), printed{}},
		{"discussions", analytics.Number(c.Discussions), printed{}},
		{"usages of models by spaces", analytics.Number(c.Usages), printed{}},
		{"developers", analytics.Number(c.Developers), printed{}},
		{"developers of models", analytics.Number(r.Network.All.Size.Developers), p.Developers.AfterMerging},
	}
}

// sizes are these numbers as the page shows them.
func sizes(r *analytics.Results, p *paper) []size {
	var out []size
	for _, s := range hubSizes(r, p) {
		c := compare(count, s.ours, s.paper)
		out = append(out, size{s.name, c.Text, c.Paper})
	}
	return out
}

// whole writes a count.
func whole[T int | int64](n T) string { return group(strconv.FormatInt(int64(n), 10)) }

// options says how the results were made.
func options(a analytics.About) []fact {
	cleaning := fmt.Sprintf("%s identities merged, %s names listed as bots left out", whole(a.IdentitiesMerged), whole(a.Bots))
	if a.Raw {
		cleaning = "none (raw): every recorded name counts as a developer of its own"
	}
	var levels []string
	for _, q := range a.Pareto {
		levels = append(levels, strconv.Itoa(q)+"%")
	}
	facts := []fact{
		{"Program", "hubgraph " + a.Hubgraph},
		{"Cleaning of names", cleaning},
		{"Pareto levels", strings.Join(levels, ", ")},
		{"Licences in tests", fmt.Sprintf("those of at least %s models", whole(a.LicenseMin))},
	}
	if w := a.Window(); w != "" {
		facts = append(facts, fact{"Window of time", w})
	}
	for _, r := range []fact{{"Classes of licences", a.LicenseRules}, {"Subfields", a.FieldRules}} {
		if r.Value != "" && r.Value != hub.Paper {
			facts = append(facts, fact{r.Name, "by the rules " + r.Value + ", not the paper’s"})
		}
	}
	return facts
}

// ignoredInfo says what a count of ignored records means.
var ignoredInfo = map[string]string{
	"commits_of_unknown_repositories":     "commits of repositories that are not listed, left out",
	"commits_repeated":                    "repeated commits, left out (the first one counts)",
	"discussions_of_unknown_repositories": "discussions of repositories that are not listed, left out",
	"discussions_repeated":                "repeated discussions, left out (the first one counts)",
	"usages_by_unknown_spaces_kept":       "usages by spaces that are not listed, kept",
	"usages_of_unknown_models":            "usages of models that are not listed, left out",
	"usages_repeated":                     "repeated usages, left out",
}

// leftOut is a count of ignored records and what it means.
type leftOut struct {
	name string
	n    int64
}

func ignoredRecords(r *analytics.Results) []leftOut {
	var out []leftOut
	if n := r.About.Rejected; n > 0 {
		out = append(out, leftOut{"lines that are no records, left out", n})
	}
	for _, e := range r.Ignored {
		name, ok := ignoredInfo[e.Key]
		if !ok {
			name = strings.ReplaceAll(e.Key, "_", " ")
		}
		out = append(out, leftOut{name, e.Value})
	}
	return out
}

func ignored(r *analytics.Results) []fact {
	var facts []fact
	for _, x := range ignoredRecords(r) {
		facts = append(facts, fact{x.name, whole(x.n)})
	}
	return facts
}

// warnings are doubts about this hub's numbers: something missing from the input
// must not be read as a finding.
func warnings(r *analytics.Results, p *paper) []string {
	c := r.About.Counts
	var out []string
	add := func(doubt bool, format string, args ...any) {
		if doubt {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	repositories := c.Models + c.Datasets + c.Spaces
	add(repositories == 0, "The hub is empty: there is nothing to describe.")
	add(r.About.Window() != "", "Only what happened %s is counted: commits and discussions by their dates, repositories by that of their creation. Likes, downloads and usages have no date; they are those of the whole hub.", r.About.Window())
	for _, k := range hub.Kinds {
		n := r.Activity.At(k).Repositories
		add(repositories > 0 && n == 0, "There are no %ss in this hub.", k)
		add(n > 0 && n < 100, "There are only %d %s: shares and quartiles of so few say little.", n, plural(n, k.String()))
	}
	add(repositories > 0 && c.Commits == 0, "No commits were collected: zeros for commits and committers, and the empty collaboration network, are gaps in the data and not findings.")
	add(repositories > 0 && c.Discussions == 0, "No discussions were collected: zeros for discussions and their starters are gaps in the data and not findings.")
	add(r.About.Raw, "Names were not cleaned (raw): one person under two names counts twice, and bots count as developers.")
	add(!r.About.Raw && r.About.IdentitiesMerged == 0 && c.Developers > 0,
		"No identities were merged; the paper merged %s usernames. One person under two names counts twice.", count.formatPrinted(p.Developers.UsernamesMerged))
	add(!r.About.Raw && r.About.Bots == 0 && c.Developers > 0, "No names are listed as bots: any bot counts as a developer.")
	all := r.Network.All
	add(c.Commits > 0 && all.Size.Edges == 0, "No two developers share a model: the collaboration network has no edges and no cores.")
	return out
}

// sentences begins each text with a capital and ends it with a full stop.
func sentences(texts []string) []string {
	var out []string
	for _, s := range texts {
		first, size := utf8.DecodeRuneInString(s)
		out = append(out, string(unicode.ToUpper(first))+strings.TrimSuffix(s[size:], ".")+".")
	}
	return out
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
