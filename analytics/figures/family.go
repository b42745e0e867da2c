package figures

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// Family draws the family of a model: a row for each, below the one that it derives from.
func Family(f *analytics.Family) *chart.Outline {
	o := &chart.Outline{
		Caption: chart.Caption{
			Title: "The family of " + f.Model,
			Text:  fmt.Sprintf("An outline of %s, each below the model that it derives from, with its relation to that, its licence and its likes.", thousands.Count(len(f.Rows), "model", "models")),
		},
		Foot: FamilyFoot(f),
	}
	for _, class := range hub.LicenseClasses {
		o.Groups = append(o.Groups, class.String())
	}
	for _, r := range f.Rows {
		o.Rows = append(o.Rows, chart.OutlineRow{Name: r.Model, Below: r.Below, Group: r.Class, Note: FamilyNote(r), Marked: r.Model == f.Model})
	}
	return o
}

// FamilyNote says of a model how it derives from the one above it, and what it is.
func FamilyNote(r analytics.FamilyRow) string {
	var parts []string
	if r.Relation != "" {
		parts = append(parts, r.Relation)
	}
	if r.License == "" {
		parts = append(parts, "no licence")
	} else {
		parts = append(parts, r.License)
	}
	parts = append(parts, thousands.Count(r.Likes, "like", "likes"))
	if n := len(r.Also); n > 0 {
		also := "also of " + r.Also[0]
		if n > 1 {
			also += fmt.Sprintf(" and %s", thousands.Count(n-1, "other", "others"))
		}
		parts = append(parts, also)
	}
	if r.Hidden > 0 {
		parts = append(parts, thousands.Count(r.Hidden, "more below", "more below"))
	}
	return strings.Join(parts, ", ")
}

// FamilyFoot says how much of the family is shown.
func FamilyFoot(f *analytics.Family) string {
	text := thousands.Count(f.Models, "model", "models")
	if f.Hidden > 0 {
		text = fmt.Sprintf("%s of %s, the most liked and what they derive from", thousands.Group(strconv.Itoa(len(f.Rows))), text)
	}
	return text + ". Each stands once, below the base that is furthest from a root; marks are classes of licences."
}
