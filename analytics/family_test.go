package analytics

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

// outlined is what lineage/testdata/expected.py says of one row.
type outlined struct {
	model    string
	level    int
	below    *string
	relation string
	also     []string
}

func (o *outlined) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&o.model, &o.level, &o.below, &o.relation, &o.also})
}

// TestFamilyAgainstNetworkX: every family of the bundled sample and of a hub with merges and
// circles, whichever of its models is asked for; and of fewer rows, that they are those with
// most likes that fit, and what they stand below.
func TestFamilyAgainstNetworkX(t *testing.T) {
	for name, of := range map[string]fs.FS{"sample": sample.FS(), "woven": os.DirFS("lineage/testdata/woven")} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile("lineage/testdata/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want struct{ Outlines [][]outlined }
			if err := json.Unmarshal(text, &want); err != nil || len(want.Outlines) == 0 {
				t.Fatalf("%d families, %v", len(want.Outlines), err)
			}
			o := Defaults()
			o.Lineage = true
			c, err := FromSnapshot(t.Context(), loadtest.Open(t, of), nil, o)
			if err != nil {
				t.Fatal(err)
			}
			for _, rows := range want.Outlines {
				got, err := FamilyOf(c, rows[len(rows)/2].model, len(rows))
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(rows, outline(got), cmp.AllowUnexported(outlined{})); d != "" || got.Hidden != 0 || got.Models != len(rows) {
					t.Errorf("family of %s: %d models, %d hidden: %s", got.Model, got.Models, got.Hidden, d)
				}
				few(t, c, got, (len(rows)+1)/2)
			}
			if _, err := FamilyOf(c, "nobody/nothing", 10); !errors.As(err, new(*hub.NotFoundError)) {
				t.Errorf("a model that is not there: %v", err)
			}
		})
	}
}

func outline(f *Family) (out []outlined) {
	for _, r := range f.Rows {
		o := outlined{r.Model, r.Level, nil, r.Relation, r.Also}
		if r.Below >= 0 {
			o.below = &f.Rows[r.Below].Model
		}
		out = append(out, o)
	}
	return out
}

// few checks a family in fewer rows against the whole one.
func few(t *testing.T, c *Corpus, whole *Family, most int) {
	t.Helper()
	got, err := FamilyOf(c, whole.Model, most)
	if err != nil {
		t.Fatal(err)
	}
	shown, hidden := map[string]bool{}, 0
	for _, r := range got.Rows {
		if shown[r.Model] = true; r.Below >= 0 && got.Rows[r.Below].Level != r.Level-1 || r.Below < 0 && r.Level != 0 {
			t.Errorf("%s has level %d", r.Model, r.Level)
		}
		hidden += r.Hidden
	}
	for _, r := range whole.Rows {
		if !shown[r.Model] && r.Below < 0 { // hidden with all below it, which no row counts
			hidden++
			for _, below := range whole.Rows {
				for at := below; at.Below >= 0; at = whole.Rows[at.Below] {
					if whole.Rows[at.Below].Model == r.Model {
						hidden++
						break
					}
				}
			}
		}
	}
	if !shown[whole.Model] || len(got.Rows)+got.Hidden != whole.Models || hidden != got.Hidden {
		t.Errorf("family of %s in %d rows: %d rows, %d hidden, %d by its rows, the model itself %v", whole.Model, most, len(got.Rows), got.Hidden, hidden, shown[whole.Model])
	}
	if len(got.Rows) > most { // only for the line of the model itself
		for _, r := range got.Rows[:len(got.Rows)-1] {
			if r.Model == whole.Model {
				t.Errorf("family of %s: %d rows, at most %d are wanted", whole.Model, len(got.Rows), most)
			}
		}
	}
}
