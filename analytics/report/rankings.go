package report

import (
	"strconv"

	"github.com/hubgraph/hubgraph/analytics"
)

// rankedTop is how many places of a ranking are visible; the rest can be unfolded.
const rankedTop = 10

// rankingTable puts rankings of the same things side by side.
type rankingTable struct {
	ID       string
	Caption  string
	Note     string
	Columns  []rankingColumn
	Top      []rankingRow
	Rest     []rankingRow
	RestNote string
}

// rankingColumn is the heading of a ranking: what is ranked, and by what.
type rankingColumn struct{ Name, By string }

// rankingRow is one place.
type rankingRow struct {
	Place  string
	Ranked []rankedCell
}

// rankedCell is who holds the place in one ranking; empty where there is none.
type rankedCell struct {
	Name  string
	Value cell
}

// rankings builds a table of rankings.
func rankings(id, caption string, columns []rankingColumn, u []unit, lists []analytics.Ranking) rankingTable {
	t := rankingTable{ID: id, Caption: caption, Columns: columns}
	longest := 0
	for _, l := range lists {
		longest = max(longest, len(l))
	}
	for i := range longest {
		line := rankingRow{Place: strconv.Itoa(i + 1)}
		for j, l := range lists {
			var c rankedCell
			if i < len(l) {
				c = rankedCell{l[i].Name, compare(u[j], l[i].Value, printed{})}
				if c.Name == "" {
					c.Name = "(no owner)"
				}
			}
			line.Ranked = append(line.Ranked, c)
		}
		if i < rankedTop {
			t.Top = append(t.Top, line)
		} else {
			t.Rest = append(t.Rest, line)
		}
	}
	if len(t.Rest) > 0 {
		t.RestNote = "Places " + strconv.Itoa(rankedTop+1) + " to " + strconv.Itoa(longest)
	}
	return t
}

// developerRankings list the developers of each network by degree and by PageRank.
func developerRankings(r *analytics.Results) []rankingTable {
	var tables []rankingTable
	for _, s := range analytics.Scopes {
		n := r.Network.At(s)
		if n.Degree == nil || n.PageRank == nil {
			continue
		}
		tables = append(tables, rankings("developers-"+s.Name, "Developers of highest rank, "+scopeNames[s.Name],
			[]rankingColumn{{"developer", "degree"}, {"developer", "PageRank"}}, []unit{count, fraction}, []analytics.Ranking{n.Degree.Top, n.PageRank.Top}))
	}
	return tables
}
