package decisions

import (
	"strings"
	"testing"
	"time"
)

// TestEditedSheet: what a person does to a table of suggestions or decisions.
func TestEditedSheet(t *testing.T) {
	dir := folderWith(t, nil)
	f := open(t, dir)
	o := ImportOptions{Now: noon, Who: "ivy", Evidence: []string{"confidence", "pass"}}
	take := func(format, text string, want Imported) {
		t.Helper()
		if got, err := f.Import(t.Context(), "sheet", []byte(text), format, o); err != nil || got != want {
			t.Errorf("%+v, %v, want %+v", got, err, want)
		}
	}
	sheet := "pass;name;other;score;confidence;Verdict;note\r\nreal-name;Bo Q;boq;100;0.75;accepted;\r\nequal-form;Bo Q;boq;100;0.75;Accepted;\r\nreal-name;C D;cd;90;0.5;;\r\n"
	take("csv", sheet, Imported{Added: 1, Undecided: 1})
	take("csv", sheet, Imported{Known: 1, Undecided: 1})
	d, _ := f.Log().Of(Pair{"Bo Q", "boq"})
	if string(d.Evidence) != `{"confidence":0.75,"pass":"real-name"}` || *d.Score != 100 || d.Who != "ivy" || !d.When.Equal(noon) {
		t.Errorf("%+v, evidence %s", d, d.Evidence)
	}
	var out strings.Builder
	if err := Write(&out, f.Log().All(), "csv"); err != nil {
		t.Fatal(err)
	}
	o.Now, o.Who = noon.Add(-time.Hour), "bo" // a clock that goes behind
	take("csv", strings.Replace(out.String(), "accepted", "rejected", 1), Imported{Added: 1})
	if d, _ := f.Log().Of(Pair{"Bo Q", "boq"}); d.Verdict != Rejected || d.Who != "bo" || !d.When.After(noon) {
		t.Errorf("%+v", d)
	}
	take("jsonl", `{"name": "C D", "other": "cd", "verdict": "accepted", "canonical": "C D", "confidence": 0.5}`, Imported{Added: 1})
	for text, want := range map[string]string{
		"name,other\n":                     "sheet:1: no column verdict",
		"":                                 "there are no headings",
		"name,other,verdict\na,b,perhaps":  `sheet:2: the verdict is "perhaps"`,
		"name,other,verdict\na,,accepted":  "sheet:2: a name is missing",
		"name,other,verdict\na,a,accepted": `sheet:2: both names are "a"`,
		"name,other,verdict\na,b,accepted\nb,a,rejected":                   `sheet:3: "a" and "b" are decided otherwise in sheet:2`,
		"name,other,verdict,score\na,b,later,high":                         `sheet:2: the score is "high"`,
		"name,other,verdict,when\na,b,later,today":                         `sheet:2: when is "today"`,
		"name,other,verdict\na,b,later,x":                                  "sheet:2: 4 fields under 3 headings",
		"name,other,verdict\nx,C D,accepted\nx,q,accepted\nq,C D,rejected": "are two people by the decision of bo",
	} {
		before := f.Log().Len()
		if _, err := f.Import(t.Context(), "sheet", []byte(text), "csv", o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
		if open(t, dir).Log().Len() != before {
			t.Errorf("%q: something was added", text)
		}
	}
}
