package analytics

import (
	"context"
	"fmt"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// testedPairs are the classes that are compared with each other, as places in
// testedClasses.
var testedPairs = [3][2]int{{0, 1}, {0, 2}, {1, 2}}

// mannWhitney tests every column between every two licence classes (table 5),
// columns at the same time. class is what classify returns.
func mannWhitney(ctx context.Context, t table, class []uint8) (MannWhitney, error) {
	out := MannWhitney{Warnings: []string{}}
	sizes := classSizes(class)
	for i, n := range sizes {
		out.N += n
		out.Warnings = append(out.Warnings, classWarnings(testedClasses[i].String(), n)...)
	}
	out.Share = ratio(out.N, len(class))
	out.Groups = ClassSizes{Permissive: sizes[0], Restrictive: sizes[1], None: sizes[2]}
	found := make([][len(testedPairs)]*stats.MannWhitney, len(t.names))
	var work tasks
	for i, column := range t.columns {
		work.add(func() {
			tally := stats.NewTally(column, class, int(leftOut))
			for k, pair := range testedPairs {
				if m, ok := tally.MannWhitney(pair[0], pair[1]); ok {
					found[i][k] = &m
				}
			}
		})
	}
	if err := work.run(ctx); err != nil {
		return out, err
	}
	var family []stats.PValue
	var made []*Test
	for i, name := range t.names {
		var tests Ordered[*Test]
		for k, pair := range testedPairs {
			first, second := testedClasses[pair[0]].String(), testedClasses[pair[1]].String()
			var test *Test
			if m := found[i][k]; m != nil {
				test = newTest(m, first, second)
				family, made = append(family, m.PValue), append(made, test)
			}
			tests = append(tests, Entry[*Test]{first + "_vs_" + second, test})
		}
		out.Tests = append(out.Tests, Entry[Ordered[*Test]]{name, tests})
	}
	for i, p := range stats.Holm(family) {
		made[i].PHolm, made[i].Log10PHolm = Number(p.P), Number(p.Log10)
	}
	return out, nil
}

func classSizes(class []uint8) (n [len(testedClasses)]int) {
	for _, c := range class {
		if c != leftOut {
			n[c]++
		}
	}
	return n
}

// Below fewModels the normal approximation of U is poor.
const fewModels = 20

func classWarnings(class string, models int) []string {
	tag := "with a " + class + " licence tag"
	if class == "none" {
		tag = "without a licence tag"
	}
	switch {
	case models == 0:
		return []string{fmt.Sprintf("no model %s enters the tests", tag)}
	case models < fewModels:
		return []string{fmt.Sprintf("models %s in the tests: only %d; p is rough where values are tied", tag, models)}
	}
	return nil
}

func newTest(m *stats.MannWhitney, first, second string) *Test {
	out := &Test{
		U: Number(m.U), P: Number(m.P), Log10P: Number(m.Log10), N1: m.N1, N2: m.N2,
		Effect: Number(m.Effect), RankBiserial: Number(m.RankBiserial), Z: Number(m.Z), Exact: m.Exact,
	}
	switch m.Higher() {
	case 1:
		out.Higher = &first
	case -1:
		out.Higher = &second
	}
	return out
}
