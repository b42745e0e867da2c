package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

func truckFactorIntro(x *analytics.TruckFactors) string {
	return fmt.Sprintf("The truck factor is the smallest number of people who together made more than half of the commits, each of which counts for its first author: so many would have to leave for most of the work to have lost its authors. "+
		"It is that of repositories with %s or more, and of owners, users and organisations alike, over all their repositories.", thousands.Count(x.LeastCommits, "commit", "commits"))
}

func truckFactorTable(x *analytics.TruckFactors) comparison {
	t := comparison{ID: "truck-factors", Caption: "Truck factors", Corner: "of", Heads: []head{{"with commits", "by anybody"}, {"counted", "with enough of them"},
		{"factor 1", "one person made more than half"}, {"share", "of the counted with factor 1"}, {"one person", "who made all commits"}, {"its share", "of the counted with one person"}, {"mean", "of the factor"}, {"largest", "factor"}}}
	add := func(name string, f *analytics.TruckFactor) {
		t.Rows = append(t.Rows, row{Name: name, Cells: []cell{compareCount(f.Committed, printed{}), compareCount(f.Counted, printed{}),
			compareCount(f.One.Repositories, printed{}), withBar(compare(percent, f.One.Share, printed{}), f.One.Share, printed{}),
			compareCount(f.Single.Repositories, printed{}), withBar(compare(percent, f.Single.Share, printed{}), f.Single.Share, printed{}),
			compare(mixed, f.Summary.Mean, printed{}), compare(count, f.Summary.Max, printed{})}})
	}
	for _, k := range hub.Kinds {
		add(k.String()+"s", x.Repositories.At(k))
	}
	add("owners", &x.Owners)
	if x.Organizations != nil {
		add("organisations", x.Organizations)
	}
	return t
}
