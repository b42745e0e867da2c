package report

import (
	"strconv"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// rankedTop is how many places of a ranking are visible; the rest can be unfolded.
const rankedTop = 10

// rankingTable is one ranking.
type rankingTable struct {
	ID       string
	Caption  string
	Note     string
	Says     string // of Note, what the paper prints
	Name, By string // heads of the columns: what is ranked, and by what
	Top      []rankingRow
	Rest     []rankingRow
	RestNote string

	Plain string // the caption without numbers; "" for Caption
}

// rankingRow is one place, and who holds it.
type rankingRow struct {
	Place string
	Name  string
	Value cell
}

// ranking builds the table of a ranking.
func ranking(id, caption, name, by string, u unit, list analytics.Ranking) rankingTable {
	t := rankingTable{ID: id, Caption: caption, Name: name, By: by}
	for i, ranked := range list {
		line := rankingRow{strconv.Itoa(i + 1), ranked.Name, compare(u, ranked.Value, printed{})}
		if line.Name == "" {
			line.Name = hub.NoOwner
		}
		if i < rankedTop {
			t.Top = append(t.Top, line)
		} else {
			t.Rest = append(t.Rest, line)
		}
	}
	switch first := strconv.Itoa(rankedTop + 1); len(t.Rest) {
	case 0:
	case 1:
		t.RestNote = "Place " + first
	default:
		t.RestNote = "Places " + first + " to " + strconv.Itoa(len(list))
	}
	return t
}

// shareOf puts the share of the whole in small print under the values.
func (t *rankingTable) shareOf(whole int) {
	for _, rows := range [][]rankingRow{t.Top, t.Rest} {
		for i := range rows {
			c := &rows[i].Value
			if n, err := strconv.ParseFloat(c.Exact, 64); err == nil && whole > 0 {
				share := compare(percent, analytics.Number(n/float64(whole)), printed{})
				c.Aside, c.also = share.Text, []also{{"share", share}}
			}
		}
	}
}

// developerRankings list the developers of each network by degree and by PageRank.
func developerRankings(r *analytics.Results) []rankingTable {
	var tables []rankingTable
	for _, s := range analytics.Scopes {
		n := r.Network.At(s)
		if n.Degree == nil || n.PageRank == nil {
			continue
		}
		tables = append(tables,
			ranking("developers-"+s.Name+"-degree", "Developers by degree, "+scopeNames[s.Name], "developer", "degree", count, n.Degree.Top),
			ranking("developers-"+s.Name+"-pagerank", "Developers by PageRank, "+scopeNames[s.Name], "developer", "PageRank", fraction, n.PageRank.Top))
	}
	return tables
}
