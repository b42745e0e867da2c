package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
)

//go:embed page.html tables.html versus.html
var templates embed.FS

//go:embed style.css
var styleText string

var page = template.Must(template.ParseFS(templates, "*.html"))

// DefaultTitle is the title of a report without one of its own.
const DefaultTitle = "Development activity on the Hub"

// Formats are those of a report.
var Formats = []string{"html", "md", "latex", "csv"}

// Options are the options of a report; the zero value is ready to use.
type Options struct {
	Title      string // "" is DefaultTitle
	Format     string // one of Formats; "" is html
	TablesOnly bool   // of latex, only the tables
}

// Write writes the report of results to w; the same results and options give the same
// bytes.
func Write(w io.Writer, r *analytics.Results, o Options) (err error) {
	v, p := newView(r, o), loadPaper()
	switch o.Format {
	case "", "html":
		err = page.ExecuteTemplate(w, "page.html", v)
	case "md":
		err = writeMarkdown(w, &v, v.parts(r, p))
	case "latex":
		err = writeLaTeX(w, &v, v.parts(r, p), o.TablesOnly)
	case "csv":
		err = writeCSV(w, v.parts(r, p))
	default:
		err = hub.Usagef("unknown format %q of reports; there are %s", o.Format, strings.Join(Formats, ", "))
	}
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// view is everything that the template shows, in the order of the page.
type view struct {
	Title      string
	Style      template.CSS
	Intros     any // of the sections
	About      analytics.About
	Likeness   fact // how this hub and the paper's go together, in two sentences
	DoubtsHead fact
	Entering   string // which models are tested
	Sizes      []size
	Findings   []string
	Options    []fact
	Warnings   []string
	Ignored    []fact
	Shares     []comparison
	Activity   []comparison
	Licenses   []licenseTable
	Sizing     comparison
	Cores      []comparison
	OtherCores comparison
	Doubts     []doubt

	Figures      []drawn // in the order of their numbers
	PrintedPairs comparison
	Correlations []comparison
	TestGroups   comparison
	Tests        []comparison
	NoTests      string // why there are none
	TestWarnings []string
	Centrality   []comparison
	Developers   []rankingTable
	Usage        comparison
	Models       []rankingTable
	Owners       []rankingTable
	Beyond       []part // what the paper does not have
}

// drawn is a figure within the page.
type drawn struct {
	Number int
	Title  string
	Text   string
	SVG    template.HTML
}

// size is one number of the overview, beside the paper's if it prints one.
type size struct {
	Name  string
	Ours  string
	Paper string
}

// fact is a name with a value.
type fact struct {
	Name, Value string
}

// comparison is a table of cells.
type comparison struct {
	ID      string // anchor
	Caption string
	Note    string // under the table
	Corner  string // head of the first column
	Heads   []head
	Rows    []row

	Nothing string // what is said in place of a table without a value; a text of its own, or ""

	Plain string // the caption without numbers and the paper's number of the table; "" for Caption
	keyed bool   // the names of its rows are the same without their infos
	shown int    // rows that are shown where nothing can be folded; 0 for all
	data  bool   // for formats of data only: the numbers stand elsewhere in the others
}

// head is the head of a column; Info says what it means.
type head struct {
	Name, Info string
}

// Empty reports whether the table has no value of this hub. A sentence stands in its
// place.
func (c comparison) Empty() bool {
	return !slices.ContainsFunc(c.Rows, func(r row) bool {
		return slices.ContainsFunc(r.Cells, func(c cell) bool { return c.Exact != "" })
	})
}

// row is a line of a comparison; Info is small print beside its name.
type row struct {
	Name, Info string
	Cells      []cell
}

// key names the row within its table.
func (t *comparison) key(r row) string {
	if t.keyed && r.Info != "" {
		return r.Name + ", " + r.Info
	}
	return r.Name
}

// plain is the caption without numbers of the hub.
func (t *comparison) plain() string {
	if t.Plain != "" {
		return t.Plain
	}
	return t.Caption
}

// Compared reports whether the paper prints any of the row's numbers.
func (r row) Compared() bool {
	return slices.ContainsFunc(r.Cells, func(c cell) bool { return c.Paper != "" })
}

func newView(r *analytics.Results, o Options) view {
	p := loadPaper()
	tests, noTests := testTables(r, p)
	v := view{
		Title:      o.Title,
		Style:      template.CSS(styleText + chart.Stylesheet("var(--bg)")),
		Intros:     intros,
		Likeness:   likeness(r, p),
		DoubtsHead: fact{doubtsTitle, doubtsIntro},
		Entering:   entering(r.About.LicenseMin),
		About:      r.About,
		Sizes:      sizes(r, p),
		Findings:   findings(r),
		Options:    options(r.About),
		Warnings:   warnings(r, p),
		Ignored:    ignored(r),
		Shares:     shareTables(r, p),
		Activity:   activityTables(r, p),
		Licenses:   licenseTables(r, p),
		Sizing:     sizeTable(r, p),
		Cores:      coreTables(r, p),
		OtherCores: otherTable(r),
		Doubts:     doubts,

		Figures:      drawAll(r),
		PrintedPairs: printedCorrelations(r, p),
		Correlations: correlationTables(r),
		TestGroups:   groupTable(r, p),
		Tests:        tests,
		NoTests:      noTests,
		TestWarnings: sentences(testNotes(r)),
		Centrality:   centralityTables(r, p),
		Developers:   developerRankings(r),
		Usage:        usageTable(r, p),
		Models:       modelRankings(r, p),
		Owners:       ownerRankings(r, p),
		Beyond:       beyond(r),
	}
	if v.Title == "" {
		v.Title = DefaultTitle
	}
	return v
}

func drawAll(r *analytics.Results) []drawn {
	var out []drawn
	for _, f := range figures.All(r, figures.PageWidth) {
		title, text := f.Head()
		out = append(out, drawn{f.Number, title, text, template.HTML(chart.Inline(f.Chart, f.ID()))}) // package chart has escaped it
	}
	return out
}
