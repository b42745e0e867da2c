package sources

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// aliasRows reads the table as a file: kind, name, id.
func aliasRows(t *testing.T) [][]string {
	r := csv.NewReader(strings.NewReader(aliasTable))
	r.Comment, r.FieldsPerRecord = '#', 3
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], []string{"kind", "name", "id"}) {
		t.Fatalf("the first row is %q", rows[0])
	}
	return rows[1:]
}

func TestAliasTable(t *testing.T) {
	rows := aliasRows(t)
	if len(rows) < 100 {
		t.Errorf("%d aliases", len(rows))
	}
	for i, row := range rows {
		kind, ok := hub.ParseKind(row[0])
		owner, name, owned := strings.Cut(row[2], "/")
		switch {
		case !ok || kind == hub.Space:
			t.Errorf("%q is not a kind that had names without an owner", row[0])
		case strings.Contains(row[1], "/"):
			t.Errorf("%s has an owner", row[1])
		case !owned || owner == "" || name != row[1]:
			t.Errorf("%s became %s, which has no owner or another name", row[1], row[2])
		case i > 0 && slices.Compare(rows[i-1][:2], row[:2]) >= 0:
			t.Errorf("%s stands behind %s", row[1], rows[i-1][1])
		}
		if id, ok := Alias(kind, row[1]); !ok || id != row[2] {
			t.Errorf("alias of %s: %q, %v", row[1], id, ok)
		}
	}
	if id, ok := Alias(hub.Dataset, "gpt2"); ok {
		t.Errorf("a dataset gpt2 is %s", id)
	}
}
