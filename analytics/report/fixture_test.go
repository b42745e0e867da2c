package report

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

// fixture is a results.json made by hand. Each number that is shown is told
// apart from the others, so that a wrong column does not go unseen.
func fixture() *analytics.Results {
	var r analytics.Results
	r.About = analytics.About{Hubgraph: "1.2.3-test", LicenseMin: 7, Pareto: []int{80, 99}, IdentitiesMerged: 31, Bots: 4,
		Counts: analytics.Counts{Models: 1234, Datasets: 567, Spaces: 89, Commits: 1234567, Discussions: 7654, Usages: 432, Developers: 876}}
	r.Ignored = analytics.Ordered[int64]{{Key: "usages_by_unknown_spaces_kept", Value: 17}, {Key: "usages_repeated", Value: 2345}}

	part := func(n int, share float64) *analytics.Part {
		return &analytics.Part{Repositories: n, Share: analytics.Number(share)}
	}
	r.Activity.Model = analytics.Activity{
		Repositories: 1234,
		Metrics: analytics.Ordered[analytics.Metric]{
			{Key: "n_likes", Value: analytics.Metric{
				Summary: analytics.Summary{Count: 1234, Mean: 1.1387, Std: 1234.5678, Min: 0, P25: 0, P50: 0.5, P75: 2, Max: 9314},
				Total:   98765, Zeros: 1000, ZeroShare: 0.912, Pareto: analytics.Ordered[*analytics.Part]{{Key: "80", Value: part(3, 0.0024311)}, {Key: "99", Value: part(111, 0.0899)}}}},
			{Key: "n_downloads", Value: analytics.Metric{
				Summary: analytics.Summary{Count: 1234, Mean: 0, Std: 0, Min: 0, P25: 0, P50: 0, P75: 0, Max: 0},
				Pareto:  analytics.Ordered[*analytics.Part]{{Key: "80"}, {Key: "99"}}, ZeroShare: 1}},
		},
		CommittersExactlyOne: *part(1074, 0.8703403),
	}
	r.Activity.Dataset.Repositories = 567
	r.Activity.Dataset.Metrics = analytics.Ordered[analytics.Metric]{{Key: "n_commits", Value: analytics.Metric{
		Summary: analytics.Summary{Count: 567, Mean: 0.00123, Std: analytics.Undefined, Min: 0, P25: 2, P50: 4, P75: 7, Max: 314813}, ZeroShare: 0.25}}}
	r.Activity.Space.Repositories = 89

	r.Licenses.Dataset = analytics.Licenses{Repositories: 567, Without: 412, WithoutShare: 0.7266313932980599, With: 155,
		Classes: analytics.LicenseClasses{Permissive: 100, Restrictive: 50, None: 412, Unlabelled: 5},
		Table: []analytics.License{
			{License: "mit", Class: "permissive", Repositories: 77, ShareOfLicensed: 0.4967741935483871},
			{License: "cc-by-4.0", Class: "permissive", Repositories: 23, ShareOfLicensed: 0.14838709677419354},
			{License: "cc-by-nc-4.0", Class: "restrictive", Repositories: 8, ShareOfLicensed: 0.05161290322580645},
			{License: "cc0-1.0", Class: "permissive", Repositories: 5, ShareOfLicensed: 0.03225806451612903},
			{License: "<b>&quot;odd", Class: "unlabelled", Repositories: 1, ShareOfLicensed: 0.0064516129032258064},
		}}
	for i := range 10 {
		r.Licenses.Dataset.Table = append(r.Licenses.Dataset.Table, analytics.License{License: "rare-" + string(rune('a'+i)), Class: "unlabelled", Repositories: 1, ShareOfLicensed: 1. / 155})
	}

	r.Network.All = analytics.Network{Repositories: 1234, KMax: 6,
		Size: analytics.NetworkSize{RepositoriesWithAuthors: 1111, Developers: 1009, Isolates: 909, NonIsolates: 100, IsolateShare: 0.9008919722497522,
			SelfLoopDevelopers: 979, SelfLoopCommits: 19863, SelfLoopDevelopersNotIsolate: 70, Edges: 327, WeightTotal: 3888},
		KCore: analytics.Ordered[analytics.CoreRow]{
			{Key: "1", Value: analytics.CoreRow{N: 100, E: 327, Dens: 327. / 9900, Recip: 0.8312, AD: 6.54, Mod: 0.8149, Com: 2893, Arcc: 0.123, Ass: -0.0449, Acc: 0.00321,
				ModMixed: 0.61, ModWeighted: 0.62, ComWeighted: 63, ArccDetail: analytics.RichClub{K: 64, AtLeastN: 65, MoreThan: 0.66}, AssUndirected: 0.67, AccUnweighted: 0.68, WeakComponents: 69}},
			{Key: "5", Value: analytics.CoreRow{N: 8, E: 50, Dens: 50. / 56, Recip: analytics.Undefined, AD: 12.5, Mod: 0.6, Com: 3, Arcc: 0.9, Ass: 0.5, Acc: 0.7}},
			{Key: "6", Value: analytics.CoreRow{N: 14, E: 182, Dens: 1, Recip: 1, AD: 26, Mod: 0, Com: 1, Arcc: 1, Ass: analytics.Undefined, Acc: 0.0401}},
		}}
	addTests(&r)
	addNetworks(&r)
	addUsage(&r)
	return &r
}

// element is a node of the parsed page.
type element struct {
	name     string
	attrs    map[string]string
	children []*element // text nodes have no name
	text     string
}

// render writes the fixture and parses it: the page is well-formed XML.
func render(t *testing.T, r *analytics.Results, o Options) (*element, string) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return parse(t, b.String()), b.String()
}

func parse(t *testing.T, text string) *element {
	t.Helper()
	root := &element{}
	stack := []*element{root}
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return root
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			e := &element{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.children = append(top.children, &element{text: string(x)})
		}
	}
}

// all lists the elements below e for which keep is true, in order.
func (e *element) all(keep func(*element) bool) []*element {
	var out []*element
	for _, c := range e.children {
		if c.name != "" && keep(c) {
			out = append(out, c)
		}
		out = append(out, c.all(keep)...)
	}
	return out
}

func (e *element) named(names ...string) []*element {
	return e.all(func(c *element) bool { return strings.Contains(" "+strings.Join(names, " ")+" ", " "+c.name+" ") })
}

func (e *element) byID(t *testing.T, id string) *element {
	t.Helper()
	found := e.all(func(c *element) bool { return c.attrs["id"] == id })
	if len(found) != 1 {
		t.Fatalf("%d elements with id %q", len(found), id)
	}
	return found[0]
}

// string is the text below e with its spaces collapsed.
func (e *element) string() string {
	var b strings.Builder
	var walk func(*element)
	walk = func(c *element) {
		b.WriteString(c.text)
		for _, d := range c.children {
			walk(d)
		}
	}
	walk(e)
	return strings.Join(strings.Fields(b.String()), " ")
}

// rows are the texts of a table's cells, line by line, joined by "|".
func (e *element) rows() []string {
	var out []string
	for _, tr := range e.named("tr") {
		var cells []string
		for _, c := range tr.named("th", "td") {
			cells = append(cells, c.string())
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}
