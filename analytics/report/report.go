package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
)

//go:embed template.html
var templateText string

//go:embed style.css
var styleText string

var page = template.Must(template.New("report").Parse(templateText))

// DefaultTitle heads a report without a title of its own.
const DefaultTitle = "Development activity on the Hub"

// Options are the choices of a report.
type Options struct {
	Title    string   // "" is DefaultTitle
	Warnings []string // what casts doubt on the results, beside what they tell themselves
}

// Write writes the page.
func Write(w io.Writer, r *analytics.Results, o Options) error {
	if err := page.Execute(w, newView(r, o)); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// view is all that the template shows, in the order of the page.
type view struct {
	Title      string
	Style      template.CSS
	About      analytics.About
	SamePeople bool // the sizes are the paper's, to the repository
	Sizes      []size
	Options    []fact
	Warnings   []string
	Ignored    []fact
	Shares     []comparison
	Activity   []comparison
	Licenses   []licenseTable
	Sizing     comparison
	Cores      []comparison
	Doubts     []doubt
}

// size is one number of the overview, with the paper's beside it where it has one.
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
}

// head is the head of a column; Info says what it means.
type head struct {
	Name, Info string
}

// Width is the number of columns, for a line that spans the table.
func (c comparison) Width() int { return len(c.Heads) + 2 }

// row is a line of a comparison; Info is small print beside its name.
type row struct {
	Name, Info string
	Cells      []cell
}

// Compared reports whether the paper prints any of the row's numbers.
func (r row) Compared() bool {
	return slices.ContainsFunc(r.Cells, func(c cell) bool { return c.Paper != "" })
}

func newView(r *analytics.Results, o Options) view {
	p := loadPaper()
	v := view{
		Title:    o.Title,
		Style:    template.CSS(styleText),
		About:    r.About,
		Sizes:    sizes(r, p),
		Options:  options(r.About),
		Warnings: append(sentences(o.Warnings), warnings(r, p)...),
		Ignored:  ignored(r),
		Shares:   shareTables(r, p),
		Activity: activityTables(r, p),
		Licenses: licenseTables(r, p),
		Sizing:   sizeTable(r, p),
		Cores:    coreTables(r, p),
		Doubts:   doubts,
	}
	if v.Title == "" {
		v.Title = DefaultTitle
	}
	c := r.About.Counts
	v.SamePeople = c.Models == p.Repositories["model"] && c.Datasets == p.Repositories["dataset"] && c.Spaces == p.Repositories["space"]
	return v
}
