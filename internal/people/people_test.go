package people_test

import (
	"slices"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/internal/people"
)

func TestNumbers(t *testing.T) {
	who := hub.NewPeople()
	for _, m := range []hub.Identity{{Alias: "ada", Canonical: "Ada Wren"}, {Alias: "a.wren", Canonical: "ada"}, {Alias: "ci-2", Canonical: "ci"}} {
		who.Merge(m)
	}
	who.AddBot("ci")
	var canonical names.Table
	n := people.New(who, &canonical)
	for _, c := range []struct {
		recorded []string
		want     []int32
	}{
		{[]string{"", "ci", "bo"}, []int32{0}}, // nobody and a bot leave before the first author
		{[]string{"ada", "a.wren", "Ada Wren"}, []int32{1, 1, 1}},
		{[]string{"ci-2", ""}, []int32{}},
		{[]string{"a.wren", "bo", "cy"}, []int32{1, 0, 2}},
		{nil, []int32{}},
	} {
		for range 2 { // what is remembered is the same
			if got := n.Authors(c.recorded); !slices.Equal(got, c.want) {
				t.Errorf("authors %q: %v, want %v", c.recorded, got, c.want)
			}
		}
	}
	if got, want := canonical.Names(), []string{"bo", "Ada Wren", "cy"}; !slices.Equal(got, want) {
		t.Errorf("people %q, want %q", got, want)
	}
	if got := people.New(hub.NewPeople(), &canonical).Of("cy"); got != 2 {
		t.Errorf("with the same table cy is %d, want 2", got)
	}
}
