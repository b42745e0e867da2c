package names

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unsafe"

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

// What a table keeps does not change with what it is copied from, at any place
// of a block and longer than one.
func TestTableKeepsItsOwn(t *testing.T) {
	var table Table
	var want []string
	buf := make([]byte, 3*block)
	for i, length := range []int{block - 1, 1, 0, block, 16, block + 1, 2, 3 * block, 5, block - 5, 7, block - 7, 8} {
		text := buf[:length]
		for k := range text {
			text[k] = byte('a' + i%26)
		}
		if _, added := table.Add(unsafe.String(unsafe.SliceData(buf), length)); added {
			want = append(want, string(text))
		}
	}
	if got := table.Names(); !slices.Equal(got, want) || len(want) != 13 {
		t.Errorf("%d names are other than what was added", len(got))
	}
}

func TestTableOfATooLongString(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	new(Table).Add(strings.Repeat("x", longest+1))
}
