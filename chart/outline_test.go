package chart

import (
	"strings"
	"testing"
)

func outline() *Outline {
	return &Outline{Caption: Caption{"Family", "An outline."}, Groups: []string{"permissive", "none"}, Foot: "4 models.", Rows: []OutlineRow{
		{Name: "tarn/base", Below: -1, Group: "permissive", Note: "mit, 9 likes"}, {Name: "gust/tuned", Below: 0, Group: "none", Note: "finetune, no licence", Marked: true},
		{Name: "gust/" + strings.Repeat("very-long-", 30) + "name", Below: 1, Note: strings.Repeat("also of many ", 30)}, {Name: "moss/alone", Below: -1, Group: "none"}}}
}

// Names and notes that are too long are cut, the name last.
func TestOutlineIsCut(t *testing.T) {
	p := parse(t, drawn(t, outline()))
	p.has(t, "tarn/base", "mit, 9 likes", "gust/tuned", "moss/alone", "4 models.", "permissive", "none")
	cut := 0
	for _, text := range p.texts {
		if strings.Contains(text, "…") {
			cut++
		}
	}
	if cut != 2 {
		t.Errorf("%d texts are cut, want the long name and its note: %q", cut, p.texts)
	}
}
