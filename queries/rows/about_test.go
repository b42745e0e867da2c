package rows

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

// TestAbout: what a format has room for says whose the rows are; the others stay as
// they are.
func TestAbout(t *testing.T) {
	of := About{"1.2.3", hub.Provenance{
		Snapshot: hub.Snapshot{Source: "a *hub*", CollectedAt: time.Date(2023, 10, 5, 12, 0, 0, 0, time.UTC), Fingerprint: "0f1e"},
		Earlier:  []hub.Snapshot{{Source: "b"}},
	}}
	const data = "Data: a *hub*, collected 2023-10-05, fingerprint 0f1e.\n"
	const more = "The graph holds more than one snapshot: the above was loaded over b, collected at an unknown time. What only the earlier had is counted too.\n"
	const object = `{"hubgraph":"1.2.3","snapshot":{"source":"a *hub*","collectedAt":"2023-10-05T12:00:00Z","fingerprint":"0f1e"},"earlier_snapshots":[{"source":"b","collectedAt":null,"fingerprint":null}]}`
	for format, want := range map[string]string{
		"table": data + more + " n\n───\n 1\n",
		"md":    strings.ReplaceAll(data, "*", `\*`) + "\n" + more + "\n| n |\n| ---: |\n| 1 |\n",
		"json":  `{"about":` + object + `,"rows":[` + "\n" + `{"n":1}` + "\n]\n" + `,"notes":[]}` + "\n",
		"jsonl": `{"n":1}` + "\n",
		"csv":   "n\n1\n",
	} {
		var b strings.Builder
		w, err := NewAbout(format, &b, 0, of)
		if err != nil {
			t.Fatal(err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %q is written before there are rows", format, b.String())
		}
		if err := queriesPrint(w); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, b.String()); d != "" {
			t.Errorf("%s: %s", format, d)
		}
		if HasHead(format) != strings.Contains(b.String(), "0f1e") {
			t.Errorf("%s has a head: %v", format, HasHead(format))
		}
	}
	var b bytes.Buffer
	w, err := NewAbout("parquet", &b, 0, of)
	if err == nil {
		err = queriesPrint(w)
	}
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"hubgraph": "1.2.3", "source": "a *hub*", "collectedAt": "2023-10-05T12:00:00Z", "fingerprint": "0f1e", "note": strings.TrimSuffix(more, "\n")} {
		if got, _ := file.Lookup(key); got != want {
			t.Errorf("metadata %s is %q, want %q", key, got, want)
		}
	}
	b.Reset()
	var back About
	if err := of.Write(&b); err != nil || json.Unmarshal(b.Bytes(), &back) != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(of, back); d != "" {
		t.Error(d)
	}
	if _, err := NewAbout("tabel", &b, 0, of); err == nil {
		t.Error("an unknown format")
	}
}

func queriesPrint(w queries.Writer) error { return Print(w, []string{"n"}, [][]any{{int64(1)}}) }
