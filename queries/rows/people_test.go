package rows

import "testing"

// TestTableForPeople: long numbers have commas, in all of their column, years have
// none, and a name is as wide as its letters, however they are encoded.
func TestTableForPeople(t *testing.T) {
	rows := [][]any{
		{"\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165", int64(2023), int64(1234567), 25440.562321, int64(999)},
		{"Zoe\u0308", int64(2024), int64(-4321), 0.25, int64(1000)},
	}
	columns := []string{"name", "year", "downloads", "std", "n"}
	want := "" +
		" name   │ year │ downloads │    std │    n\n" +
		"────────┼──────┼───────────┼────────┼──────\n" +
		" 한국어 │ 2023 │ 1,234,567 │ 25,441 │  999\n" +
		" Zoë    │ 2024 │    -4,321 │   0.25 │ 1000\n"
	if got := write(t, "table", 0, columns, rows); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got, want := write(t, "csv", 0, columns[1:4], [][]any{rows[0][1:4]}), "year,downloads,std\n2023,1234567,25440.562321\n"; got != want {
		t.Errorf("csv %q, want %q", got, want)
	}
}

// TestNoOwner: people are told that an owner is missing, programs read what is there.
func TestNoOwner(t *testing.T) {
	columns := []string{"owner", "space_owner", "m.owner", "license", "owners"}
	rows := [][]any{{nil, "", nil, nil, nil}, {"ada", "bo", "cai", "mit", int64(2)}}
	for format, want := range map[string]string{
		"table": "" +
			" owner      │ space_owner │ m.owner    │ license │ owners\n" +
			"────────────┼─────────────┼────────────┼─────────┼────────\n" +
			" (no owner) │ (no owner)  │ (no owner) │         │\n" +
			" ada        │ bo          │ cai        │ mit     │      2\n",
		"md": "" +
			"| owner | space_owner | m.owner | license | owners |\n| --- | --- | --- | --- | --- |\n" +
			"| (no owner) | (no owner) | (no owner) |  |  |\n| ada | bo | cai | mit | 2 |\n",
		"csv":   "owner,space_owner,m.owner,license,owners\n,\"\",,,\nada,bo,cai,mit,2\n",
		"jsonl": `{"owner":null,"space_owner":"","m.owner":null,"license":null,"owners":null}` + "\n" + `{"owner":"ada","space_owner":"bo","m.owner":"cai","license":"mit","owners":2}` + "\n",
	} {
		if got := write(t, format, 0, columns, rows); got != want {
			t.Errorf("%s: got\n%swant\n%s", format, got, want)
		}
	}
}
