package identities

import "math"

// confidence is how likely it is that a pair is one person's, 0 to 1, by the formula of
// docs/identities.md: the logistic function of a sum of what speaks for and against.
func confidence(x *Suggestion) float64 {
	sum := 0.0
	for i, t := range Terms {
		sum += weights[i] * t.Value(x)
	}
	return math.Round(1e6/(1+math.Exp(-sum))) / 1e6
}

// Term is a summand of a confidence.
type Term struct {
	Name  string
	Sense int // 1 when more of it speaks for one person, -1 when it speaks against, 0 when either may be
	Value func(*Suggestion) float64
}

// Terms are what the weights of a confidence are multiplied with. bench/confidence
// fits the weights.
var Terms = [...]Term{
	{"always", 0, func(*Suggestion) float64 { return 1 }},
	{"score", 1, func(x *Suggestion) float64 { return float64(max(x.Score, x.Transliterated)-100) / 10 }},
	{"same form", 1, func(x *Suggestion) float64 { return one(x.SameForm) }},
	{"length", 1, func(x *Suggestion) float64 { return float64(min(x.Length, 16)-8) / 8 }},
	{"shared", 1, func(x *Suggestion) float64 { return one(x.Shared > 0) }},
	{"parts", 1, func(x *Suggestion) float64 { return one(x.Initials || x.Swapped) }},
	{"rivals", -1, func(x *Suggestion) float64 { return math.Log1p(float64(x.Rivals)) }},
	{"two accounts", -1, func(x *Suggestion) float64 { return one(x.NameAccount && x.OtherAccount) }},
	{"one account", 1, func(x *Suggestion) float64 { return one(x.NameAccount != x.OtherAccount) }},
	{"same minute", -1, func(x *Suggestion) float64 { return one(x.SameMinute > 0) }},
	{"digits differ", -1, func(x *Suggestion) float64 { return one(x.DigitsDiffer) }},
	{"one bot", -1, func(x *Suggestion) float64 { return one(x.NameBot != x.OtherBot) }},
}

// weights are what bench/confidence has fitted, in log-odds, in the order of Terms.
var weights = [len(Terms)]float64{-5.38, 6.80, 0, 3.20, 9.20, 0, -0.72, -7.36, 0, 0, 0, 0}

func one(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
