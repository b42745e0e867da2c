package network

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestSum128(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s, more sum128
		want := new(big.Int)
		for range rapid.IntRange(0, 6).Draw(t, "products") {
			// each below 2^125, so that six do not overflow
			a, b := rapid.Uint64Range(0, 1<<61).Draw(t, "a"), rapid.Uint64().Draw(t, "b")
			if rapid.Bool().Draw(t, "first") {
				s = s.add(a, b)
			} else {
				more = more.add(a, b)
			}
			want.Add(want, new(big.Int).Mul(new(big.Int).SetUint64(a), new(big.Int).SetUint64(b)))
		}
		if got := s.plus(more).int(); got.Cmp(want) != 0 {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// A difference is rounded as math/big rounds it, halves to even.
func TestSum128Minus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.Uint64(), rapid.Uint64Range(0, 3), rapid.SampledFrom([]uint64{1 << 63, 1 << 10, 1<<11 - 1, 3 << 10, 1 << 53, 1<<53 + 1, 1<<64 - 1}))
		s := sum128{word.Draw(t, "upper") >> rapid.IntRange(0, 64).Draw(t, "shift"), word.Draw(t, "lower")}
		u := sum128{word.Draw(t, "upper") >> rapid.IntRange(0, 64).Draw(t, "shift"), word.Draw(t, "lower")}
		want, _ := new(big.Float).SetInt(new(big.Int).Sub(s.int(), u.int())).Float64()
		if got := s.minus(u); got != want {
			t.Fatalf("%v - %v = %v, want %v", s.int(), u.int(), got, want)
		}
	})
}
