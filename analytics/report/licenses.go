package report

import (
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// shown is how many licences are visible in a table; the rest can be unfolded.
const shown = 12

// licenseTable holds the licences of one kind.
type licenseTable struct {
	ID       string
	Kind     string // plural
	Caption  string
	Overview comparison
	Top      []licenseRow
	Rest     []licenseRow
	RestNote string
}

// licenseRow is a licence or a family of licences.
type licenseRow struct {
	License string
	Class   string
	Count   string
	Share   cell // of the repositories that have a licence tag
}

func licenseTables(r *analytics.Results, p *paper) []licenseTable {
	var tables []licenseTable
	for _, k := range hub.Kinds {
		l := r.Licenses.At(k)
		says := p.Licenses[k.String()]
		t := licenseTable{
			ID:       "licence-table-" + k.String(),
			Kind:     k.String() + "s",
			Caption:  fmt.Sprintf("Licences of %s %s that have a licence tag", whole(l.With), plural(l.With, k.String())),
			Overview: licenseOverview(l, k, p),
		}
		var rows []licenseRow
		for _, x := range l.Table {
			rows = append(rows, newLicenseRow(x.License, x.Class, x.Repositories, x.ShareOfLicensed, says.ShareOfLicensed[x.License]))
		}
		t.Top, t.Rest = rows[:min(shown, len(rows))], rows[min(shown, len(rows)):]
		if l.With > 0 {
			t.Top = append(t.Top[:len(t.Top):len(t.Top)], ccRow(l, says.ShareOfLicensed[ccFamily]))
		}
		if n := len(t.Rest); n > 0 {
			t.RestNote = whole(n) + " more " + plural(n, "licence") + " of " + t.Kind
		}
		tables = append(tables, t)
	}
	return tables
}

func newLicenseRow(name, class string, n int, share analytics.Number, says printed) licenseRow {
	return licenseRow{License: name, Class: class, Count: whole(n), Share: withBar(compare(percent, share, says), share, says)}
}

// ccRow sums the Creative Commons 4.0 family: cc-by-4.0 and its -sa, -nc and -nd
// variants, whatever their class.
func ccRow(l *analytics.Licenses, says printed) licenseRow {
	n := ccCount(l)
	share := analytics.Undefined
	if l.With > 0 {
		share = analytics.Number(float64(n) / float64(l.With))
	}
	return newLicenseRow("all cc-*-4.0 together", "Creative Commons 4.0 family", n, share, says)
}

// ccCount counts the repositories of this family.
func ccCount(l *analytics.Licenses) (n int) {
	for _, x := range l.Table {
		if strings.HasPrefix(x.License, "cc-") && strings.HasSuffix(x.License, "-4.0") {
			n += x.Repositories
		}
	}
	return n
}

// licenseOverview says how many repositories have a licence tag, and of which class.
func licenseOverview(l *analytics.Licenses, k hub.Kind, p *paper) comparison {
	t := comparison{
		ID:      "licences-" + k.String(),
		Caption: "Licence tags of " + k.String() + "s",
		Corner:  "licence",
		Heads:   []head{{k.String() + "s", "number of repositories"}, {"share", "of all " + k.String() + "s"}},
	}
	add := func(name, info string, n int, share analytics.Number, says printed) {
		t.Rows = append(t.Rows, row{name, info, []cell{compareCount(n, printed{}), withBar(compare(percent, share, says), share, says)}})
	}
	of := func(n int) analytics.Number {
		if l.Repositories == 0 {
			return analytics.Undefined
		}
		return analytics.Number(float64(n) / float64(l.Repositories))
	}
	add("none", "no licence tag", l.Without, l.WithoutShare, p.Licenses[k.String()].WithoutShare)
	add("any", "licence tag", l.With, of(l.With), printed{})
	add("permissive", "such as apache-2.0, mit, cc-by-4.0", l.Classes.Permissive, of(l.Classes.Permissive), printed{})
	add("restrictive", "such as openrail, gpl-3.0, cc-by-nc-4.0", l.Classes.Restrictive, of(l.Classes.Restrictive), printed{})
	add("unlabelled", "other, unknown, and what is in neither list", l.Classes.Unlabelled, of(l.Classes.Unlabelled), printed{})
	return t
}
