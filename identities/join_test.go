package identities

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type foundPair struct {
	a, b  string
	score int
}

// distinct returns the forms of texts, rising.
func distinct(texts []string) (forms []string) {
	for _, s := range texts {
		if form := form(s); form != "" {
			forms = append(forms, form)
		}
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// joined returns the pairs of a join, sorted.
func joined(texts []string, threshold int, sides func(a string) uint8, want func(a, b string) bool) (all []foundPair) {
	of := distinct(texts)
	j := newJoin(of, threshold, func(a, b int32, score int) {
		x, y := of[a], of[b]
		if x > y {
			x, y = y, x
		}
		all = append(all, foundPair{x, y, score})
	})
	j.want = func(a, b int32) bool { return want(of[a], of[b]) }
	for _, name := range of {
		j.sides = append(j.sides, sides(name))
	}
	j.run()
	sortPairs(all)
	return all
}

// brute compares each with each.
func brute(texts []string, threshold int, want func(a, b string) bool) (all []foundPair) {
	forms := distinct(texts)
	for i, a := range forms {
		for _, b := range forms[i+1:] {
			if score := TokenSetRatio(a, b); score >= threshold && want(a, b) {
				all = append(all, foundPair{a, b, score})
			}
		}
	}
	sortPairs(all)
	return all
}

func sortPairs(all []foundPair) {
	slices.SortFunc(all, func(x, y foundPair) int { return cmp.Or(strings.Compare(x.a, y.a), strings.Compare(x.b, y.b)) })
}

// TestJoinFindsAll: the same pairs as comparing each with each, for texts of few
// characters, which are alike often, of all lengths, with several tokens and beyond
// ASCII, and for every threshold.
func TestJoinFindsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alphabet := rapid.SampledFrom([]string{"ab", "abcdef", "aab ", "abcxyz0123456789", "aęžЖ李 ", "ab\u0301 "}).Draw(t, "alphabet")
		text := rapid.StringOfN(rapid.SampledFrom([]rune(alphabet)), 0, rapid.SampledFrom([]int{3, 12, 25, 80, 150}).Draw(t, "longest"), -1)
		texts := rapid.SliceOfN(text, 2, 40).Draw(t, "texts")
		for range rapid.IntRange(0, 60).Draw(t, "changed") { // neighbours, at the edge of the threshold
			s := []rune(rapid.SampledFrom(texts).Draw(t, "of"))
			for range rapid.IntRange(0, 1+len(s)/6).Draw(t, "edits") {
				i := rapid.IntRange(0, len(s)).Draw(t, "at")
				if rapid.Bool().Draw(t, "insert") || i == len(s) {
					s = slices.Insert(s, i, rapid.SampledFrom([]rune(alphabet)).Draw(t, "rune"))
				} else {
					s = slices.Delete(s, i, i+1)
				}
			}
			texts = append(texts, string(s))
		}
		threshold := rapid.OneOf(rapid.Just(90), rapid.IntRange(50, 100)).Draw(t, "threshold")
		odd := rapid.Bool().Draw(t, "not all")
		want := func(a, b string) bool { return !odd || (len(a)+len(b))%2 == 1 }
		sidesOf := rapid.SampledFrom([][]uint8{{both}, {kept, asked}, {asked, kept, both}, {asked, both}, {kept, both, 0}}).Draw(t, "sides")
		sides := func(a string) uint8 { return sidesOf[(len(a)+int(a[0])+int(a[len(a)-1]))%len(sidesOf)] }
		joins := func(a, b string) bool { return meet(sides(a), sides(b)) && want(a, b) }
		if got, all := joined(texts, threshold, sides, want), brute(texts, threshold, joins); !slices.Equal(got, all) {
			t.Fatalf("threshold %d:\ngot  %v\nwant %v", threshold, got, all)
		}
	})
}

// TestJoinFew: many names, of which few are alike, against comparing each with each.
func TestJoinFew(t *testing.T) {
	texts := invented(1500)
	all := func(a, b string) bool { return true }
	got, want := joined(texts, 80, func(string) uint8 { return both }, all), brute(texts, 80, all)
	if !slices.Equal(got, want) || len(want) < 100 {
		t.Errorf("%d pairs, want %d, which should be 100 or more", len(got), len(want))
	}
}

// invented returns n names made of syllables, some with a number.
func invented(n int) (names []string) {
	syllables := strings.Fields("ba ce di fo gu ha jo ki lu ma ne pi qua ro su tea vi wo xa ye zu bri clo dra fle gri ple sto tha")
	state := uint64(n)
	next := func(below int) int {
		state = state*6364136223846793005 + 1442695040888963407
		return int(state >> 33 % uint64(below))
	}
	for range n {
		name := ""
		for range 2 + next(4) {
			name += syllables[next(len(syllables))]
		}
		if next(4) == 0 {
			name += fmt.Sprint(next(3000))
		}
		names = append(names, name)
	}
	return names
}

func BenchmarkJoin(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		forms := distinct(invented(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				pairs := 0
				newJoin(forms, 90, func(x, y int32, score int) { pairs++ }).run()
				b.ReportMetric(float64(pairs), "pairs")
			}
		})
	}
}
