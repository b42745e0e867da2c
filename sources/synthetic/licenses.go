package synthetic

import "github.com/hubgraph/hubgraph/hub"

// licenseShare is a licence key with its share of a kind: for none, in
// ten-thousandths of all repositories; for a licence, its weight among the
// licensed ones.
type licenseShare struct {
	key   string
	share int
}

// licenseMix lists the licences of a kind (arXiv:2405.13058, section 4.1.2:
// share without licence and shares of the frequent ones). The first is none;
// the others go from the least to the most permissive, the order in which more
// popular repositories choose. They include unlisted keys and keys with
// unusual letters.
var licenseMix = [hub.KindCount][]licenseShare{
	hub.Model: {
		{"", 6500}, {"other", 180}, {"unknown", 60}, {"in-house-1.0", 4}, {"LICENSE.txt", 2},
		{"creativeml-openrail-m", 350}, {"openrail", 490}, {"bigscience-openrail-m", 20},
		{"bigscience-bloom-rail-1.0", 30}, {"llama2", 80}, {"cc-by-nc-sa-4.0", 30}, {"cc-by-nc-4.0", 130},
		{"cc-by-sa-4.0", 30}, {"agpl-3.0", 16}, {"gpl-3.0", 50}, {"cc", 22}, {"afl-3.0", 40},
		{"cc-by-4.0", 60}, {"wtfpl", 8}, {"unlicense", 7}, {"cc0-1.0", 7}, {"artistic-2.0", 5},
		{"isc", 2}, {"bsd-3-clause", 25}, {"mit", 595}, {"apache-2.0", 1295},
	},
	hub.Dataset: {
		{"", 7200}, {"other", 250}, {"unknown", 170}, {"on request", 5}, {"openrail", 240},
		{"cc-by-nc-sa-4.0", 90}, {"cc-by-nc-4.0", 130}, {"odbl", 30}, {"cc-by-sa-4.0", 140},
		{"gpl-3.0", 60}, {"afl-3.0", 70}, {"cc-by-4.0", 190}, {"cc0-1.0", 90}, {"unlicense", 20},
		{"apache-2.0", 402}, {"mit", 734},
	},
	hub.Space: {
		{"", 7600}, {"other", 60}, {"unknown", 20}, {"openrail", 450}, {"gpl-3.0", 90}, {"afl-3.0", 140},
		{"cc-by-4.0", 40}, {"apache-2.0", 600}, {"mit", 1000},
	},
}

// license gives each licence its share of the repositories. More popular
// repositories have a licence a little more often, and a more permissive one;
// text-to-image and its neighbours (mm) tend to the openrail family.
func (p *plan) license(cat *catalogue) {
	s := p.stream("licenses", cat.kind)
	score := make([]int64, cat.len())
	for i, z := range cat.popularity {
		score[i] = lean(z, 15, s)
	}
	order := rank(score)
	mix := licenseMix[cat.kind]
	cat.licenses = make([]uint8, cat.len())
	licensed := order[:cat.len()-cat.len()*mix[0].share/10_000]
	for _, r := range licensed {
		score[r] = lean(cat.popularity[r], 3, s)
		if cat.topics[r] == mm {
			score[r] -= 600_000
		}
	}
	for _, r := range order[len(licensed):] {
		score[r] = -1 << 40
	}
	ranked := rank(score)[:len(licensed)]
	total, upto, at := 0, 0, len(licensed)
	for _, l := range mix[1:] {
		total += l.share
	}
	for i, l := range mix[1:] {
		upto += l.share
		from := len(licensed) - len(licensed)*upto/total
		if from == at && l.key == "in-house-1.0" && at > 0 {
			from-- // even a small hub has a licence that no list knows
		}
		for ; at > from; at-- {
			cat.licenses[ranked[at-1]] = uint8(i + 1)
		}
	}
}

// lean is a draw from [0, 1000000) raised by a few percent of the repository's
// popularity, which counts at most fourfold.
func lean(popularity int64, percent int64, s *stream) int64 {
	return int64(s.below(1_000_000)) + min(popularity-1<<15, 3<<15)*percent*10_000>>15
}
