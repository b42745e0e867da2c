package names

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A table numbers as a map does, whatever the strings are.
func TestTableAgainstAMap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var table Table
		numbers := map[string]int32{}
		word := rapid.OneOf(rapid.StringN(0, 3, -1), rapid.StringN(0, 60, -1), rapid.Just(strings.Repeat("long", 5000)))
		for _, s := range rapid.SliceOfN(word, 0, 300).Draw(rt, "strings") {
			want, known := numbers[s]
			if n, ok := table.Find(s); ok != known || ok && n != want {
				rt.Fatalf("Find(%q) is %d, %v, want %d, %v", s, n, ok, want, known)
			}
			if !known {
				want = int32(len(numbers))
				numbers[s] = want
			}
			n, added := table.Add(s)
			if n != want || added == known || table.Name(n) != s {
				rt.Fatalf("Add(%q) is %d, %v, want %d, %v", s, n, added, want, !known)
			}
		}
		if table.Len() != len(numbers) || len(table.Names()) != len(numbers) {
			rt.Fatalf("%d names, want %d", table.Len(), len(numbers))
		}
		for i, s := range table.Names() {
			if numbers[s] != int32(i) {
				rt.Fatalf("name %d is %q, whose number is %d", i, s, numbers[s])
			}
		}
	})
}

func TestTableOfMany(t *testing.T) {
	var table Table
	const n = 100_000
	for i := range n {
		if got, added := table.Add(fmt.Sprintf("ada-wren/model-%d", i)); got != int32(i) || !added {
			t.Fatalf("%d, %v, want %d", got, added, i)
		}
	}
	for i := range n {
		if got, ok := table.Find(fmt.Sprintf("ada-wren/model-%d", i)); got != int32(i) || !ok {
			t.Fatalf("%d, %v, want %d", got, ok, i)
		}
	}
	if _, ok := table.Find("ada-wren/model-"); ok {
		t.Error("found what was never added")
	}
}

// What an arena keeps does not change with what it is copied from.
func TestArena(t *testing.T) {
	var a Arena
	var kept []string
	buf := make([]byte, 7000)
	for i := range 300 {
		text := buf[:i*23%len(buf)]
		for k := range text {
			text[k] = byte('a' + i%26)
		}
		kept = append(kept, a.Keep(string(text)))
	}
	for i, s := range kept {
		if want := strings.Repeat(string(rune('a'+i%26)), i*23%len(buf)); s != want {
			t.Fatalf("text %d of %d bytes is now %.20q", i, len(want), s)
		}
	}
}
