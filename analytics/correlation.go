package analytics

import (
	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/hub"
)

// testedClasses are the licence classes that are compared, in output order.
var testedClasses = [3]hub.LicenseClass{hub.Permissive, hub.Restrictive, hub.NoLicense}

// classify returns, for each model, the place of its licence class in testedClasses,
// or leftOut. Models with a licence that fewer than least models carry are left out;
// having no licence tag is a class whatever its size.
func classify(models *Repositories, keys []string, rules hub.Rules, least int) []uint8 {
	count := make([]int, len(keys))
	for _, l := range models.License {
		count[l]++
	}
	place := map[hub.LicenseClass]uint8{hub.Unlabelled: leftOut}
	for i, class := range testedClasses {
		place[class] = uint8(i)
	}
	ofKey := make([]uint8, len(keys))
	for l, key := range keys {
		ofKey[l] = place[rules.Class(key)]
		if key != "" && count[l] < least {
			ofKey[l] = leftOut
		}
	}
	out := make([]uint8, models.Len())
	for i, l := range models.License {
		out[i] = ofKey[l]
	}
	return out
}

const leftOut = uint8(len(testedClasses))

// correlationsOf correlates the columns over all repositories.
func correlationsOf(t table) Ordered[Correlations] {
	return Ordered[Correlations]{{"all", correlations(t.names, stats.Multiply(t.columns))}}
}

// correlationsByClass correlates the columns over all models and over those of
// each licence class with two or more.
func correlationsByClass(t table, class []uint8) Ordered[Correlations] {
	parts := stats.MultiplyGroups(t.columns, class, int(leftOut)+1)
	all := parts[leftOut]
	for _, p := range parts[:leftOut] {
		all.Add(p)
	}
	out := Ordered[Correlations]{{"all", correlations(t.names, all)}}
	for i, c := range testedClasses {
		if parts[i].Rows() > 1 {
			out = append(out, Entry[Correlations]{c.String(), correlations(t.names, parts[i])})
		}
	}
	return out
}

// rankCorrelationsOf is correlationsOf by ranks.
func rankCorrelationsOf(t table) Ordered[Correlations] {
	return Ordered[Correlations]{{"all", correlationMatrix(t.names, stats.SpearmanMatrix(t.columns, nil, 0), len(t.columns[0]))}}
}

// rankCorrelationsByClass is correlationsByClass by ranks, those among the models of
// the class.
func rankCorrelationsByClass(t table, class []uint8) Ordered[Correlations] {
	out := rankCorrelationsOf(t)
	var sizes [leftOut + 1]int
	for _, c := range class {
		sizes[c]++
	}
	for i, c := range testedClasses {
		if sizes[i] > 1 {
			out = append(out, Entry[Correlations]{c.String(), correlationMatrix(t.names, stats.SpearmanMatrix(t.columns, class, uint8(i)), sizes[i])})
		}
	}
	return out
}

func correlations(names []string, p *stats.Products) Correlations {
	return correlationMatrix(names, p.Correlations(), p.Rows())
}

func correlationMatrix(names []string, matrix [][]stats.Correlation, rows int) Correlations {
	out := Correlations{N: rows, Columns: names}
	for _, row := range matrix {
		var r, chance, log []Number
		for _, x := range row {
			c := correlation(x)
			r, chance, log = append(r, c.R), append(chance, c.P), append(log, c.Log10P)
		}
		out.Matrix, out.P, out.Log10P = append(out.Matrix, r), append(out.P, chance), append(out.Log10P, log)
	}
	return out
}

func correlation(c stats.Correlation) Correlation {
	return Correlation{N: c.N, R: Number(c.R), P: Number(c.P), Log10P: Number(c.Log10)}
}
