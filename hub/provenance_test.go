package hub

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSnapshotInJSON(t *testing.T) {
	at := time.Date(2023, 10, 5, 14, 0, 0, 5000, time.FixedZone("", 7200))
	for want, s := range map[string]Snapshot{
		`{"source":null,"collectedAt":null,"fingerprint":null}`:                                 {},
		`{"source":"hub \"a\"","collectedAt":"2023-10-05T12:00:00.000005Z","fingerprint":"0f"}`: {"hub \"a\"", at, "0f", "", ""},
		`{"source":null,"collectedAt":null,"fingerprint":null,"licenseRules":"hub-2026"}`:       Snapshot{}.Classified("hub-2026", Paper),
	} {
		got, err := json.Marshal(s)
		if err != nil || string(got) != want {
			t.Errorf("%s, %v, want %s", got, err, want)
		}
		s.CollectedAt = s.CollectedAt.UTC()
		back := Snapshot{Source: "what was there", Fingerprint: "goes"}
		if err := json.Unmarshal(got, &back); err != nil || back != s {
			t.Errorf("%+v, %v, want %+v", back, err, s)
		}
	}
	if got, err := json.Marshal(Snapshot{CollectedAt: time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -7200))}); err != nil || !strings.Contains(string(got), `"collectedAt":null`) {
		t.Errorf("%s, %v", got, err)
	}
	var s Snapshot
	if err := json.Unmarshal([]byte(`{"collectedAt":"yesterday"}`), &s); err == nil || !strings.Contains(err.Error(), "a snapshot: ") {
		t.Error(err)
	}
}

func TestSnapshotEntries(t *testing.T) {
	if got := (Snapshot{}).Entries(); got != nil {
		t.Error(got)
	}
	got := Snapshot{"a", time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), "0f", "", "ours 1"}.Entries()
	want := [][2]string{{"source", "a"}, {"collectedAt", "2023-10-05T00:00:00Z"}, {"fingerprint", "0f"}, {"fieldRules", "ours 1"}}
	if !reflect.DeepEqual(got, want) {
		t.Error(got)
	}
}

func TestProvenanceLines(t *testing.T) {
	first := Snapshot{"hub\na", time.Date(2023, 10, 5, 23, 0, 0, 0, time.UTC), strings.Repeat("0f", 32), "", ""}
	second := Snapshot{"b", time.Date(2023, 9, 5, 0, 0, 0, 0, time.UTC), "0123456789abcdef", "", ""}
	data := "Data: hub a, collected 2023-10-05, fingerprint " + first.Fingerprint + "."
	over := "The graph holds more than one snapshot: the above was loaded over b, collected 2023-09-05 (0123456789ab); a snapshot without a source, collected at an unknown time. What only the earlier had is counted too."
	for _, c := range []struct {
		p    Provenance
		want []string
	}{
		{Provenance{}, []string{"Data: not of a known snapshot."}},
		{Provenance{Snapshot: first}, []string{data}},
		{Provenance{Snapshot: first.Classified("hub-2026", "ours 1")}, []string{data, "Licence classes are by the rules hub-2026, not the paper's.", "Subfields are by the rules ours 1, not the paper's."}},
		{Provenance{Snapshot: Snapshot{Fingerprint: "0f"}}, []string{"Data: a snapshot without a source, collected at an unknown time, fingerprint 0f."}},
		{Provenance{Snapshot: first, Earlier: []Snapshot{second, {}}}, []string{data, over}},
		{Provenance{Unfinished: []Snapshot{second}}, []string{"Data: not of a known snapshot.",
			"A load did not come to its end or is under way: the graph also holds parts of b, collected 2023-09-05 (0123456789ab)."}},
	} {
		if got := c.p.Lines(); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
