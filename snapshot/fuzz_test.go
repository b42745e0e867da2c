package snapshot

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hubgraph/hubgraph/hub"
)

// decodeAny reads a line as the record of formats[n] and returns its values by key.
func decodeAny(n int, line string) (values map[string]any, rejects []Reject) {
	switch n {
	case 0:
		return valuesOf(line, decodeRepository, func(r hub.Repository) map[string]any {
			return map[string]any{"id": r.ID, "kind": r.Kind.String(), "tags": r.Tags, "owner": r.Owner, "license": r.License, "likes": r.Likes, "downloads": r.Downloads,
				"created_at": r.CreatedAt, "last_modified": r.LastModified, "hub_id": r.HubID, "sha": r.SHA, "gated": r.Gated, "disabled": r.Disabled, "languages": r.Languages,
				"sdk": r.SDK, "pipeline_tag": r.PipelineTag, "library_name": r.LibraryName}
		})
	case 1:
		return valuesOf(line, decodeCommit, func(c hub.Commit) map[string]any {
			return map[string]any{"repo": c.Repo, "kind": c.Kind.String(), "sha": c.SHA, "authors": c.Authors, "date": c.Date, "title": c.Title}
		})
	case 2:
		return valuesOf(line, decodeDiscussion, func(d hub.Discussion) map[string]any {
			return map[string]any{"repo": d.Repo, "kind": d.Kind.String(), "num": d.Num, "author": d.Author, "date": d.Date, "is_pull_request": d.IsPullRequest, "status": d.Status}
		})
	case 3:
		return valuesOf(line, decodeUsage, func(u hub.Usage) map[string]any { return map[string]any{"space": u.Space, "model": u.Model} })
	case 4:
		return valuesOf(line, decodeIdentity, func(x hub.Identity) map[string]any { return map[string]any{"alias": x.Alias, "canonical": x.Canonical} })
	case 5:
		return valuesOf(line, decodeBot, func(b hub.Bot) map[string]any { return map[string]any{"name": b.Name} })
	case 6:
		return valuesOf(line, decodeLineage, func(l hub.Lineage) map[string]any {
			return map[string]any{"model": l.Model, "base": l.Base, "relation": l.Relation, "evidence": l.Evidence}
		})
	case 7:
		return valuesOf(line, decodeTrainedOn, func(x hub.TrainedOn) map[string]any { return map[string]any{"model": x.Model, "dataset": x.Dataset} })
	}
	return valuesOf(line, decodeAccount, func(a hub.Account) map[string]any {
		return map[string]any{"name": a.Name, "type": a.Type, "fullname": a.FullName}
	})
}

func valuesOf[T any](line string, decode decoder[T], values func(T) map[string]any) (map[string]any, []Reject) {
	records, rejects := decodeLine(decode, line)
	if len(records) != 1 {
		return nil, rejects
	}
	return values(records[0]), rejects
}

// FuzzRecords holds every kind of record against a reading on top of encoding/json: the
// same lines are good, with the same values.
func FuzzRecords(f *testing.F) {
	for n, lines := range [][]string{
		{`{"id":"ada-wren/owl","kind":"model","tags":["a","\u00e9"],"owner":null,"license":" MIT","likes":3.0,"downloads":1e3,"created_at":"2023-05-26t00:51:04.25z","last_modified":""}`},
		{`{"repo":"a","kind":"space","sha":"1","authors":["x",""],"date":"2023-02-29T00:00:00Z","title":"\ud83d\ude42","more":{"x":[1,{"y":null}]}}`},
		{`{"repo":"a","kind":"dataset","num":9223372036854775807,"author":null,"is_pull_request":true,"status":"open","date":"0001-01-01T00:00:00+00:01"}`},
		{`{"space":"a","model":"b","model":"c"}`}, {`{"alias":"a","canonical":""}`}, {`{"name":"\u0000"}`, `{"name":"\udc00"}`},
		{`{"model":"a","base":"b","relation":"merge"}`, `{"model":"a","base":"b","relation":"Merge"}`}, {`{"model":"a","dataset":-0}`},
		{`{"name":"a","type":"org"}`, `{"name":"a","type":"robot"}`},
	} {
		for _, line := range lines {
			f.Add(uint8(n), line)
		}
	}
	f.Fuzz(func(t *testing.T, n uint8, line string) {
		if strings.Contains(line, "\n") || strings.Trim(line, " \t\r") == "" {
			return
		}
		n %= uint8(len(formats))
		want, err := readReference(formats[n], []byte(line))
		got, rejects := decodeAny(int(n), line)
		if (err == nil) != (got != nil) || len(rejects) > 1 || (got == nil) != (len(rejects) == 1) {
			t.Fatalf("%q: read as %v, rejects %v; want %v, %v", line, got, rejects, want, err)
		}
		if got == nil {
			if r := rejects[0]; r.Reason == "" || r.Kind == "" || r.Start == "" || utf8.ValidString(line) && !strings.HasPrefix(line, r.Start) {
				t.Fatalf("%q: %+v", line, r)
			}
			return
		}
		if s, ok := want["license"]; ok {
			want["license"] = strings.ToLower(strings.TrimSpace(s.(string)))
		}
		for key, value := range got { // what is missing is the zero value
			if _, ok := want[key]; !ok {
				want[key] = zeroOf(key, value)
			}
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%q (-want +got)\n%s", line, d)
		}
	})
}

// zeroOf is what a record says that lacks a key.
func zeroOf(key string, value any) any {
	switch value.(type) {
	case string:
		if key == "relation" {
			return "unknown"
		}
		return ""
	case int64:
		return int64(0)
	case bool:
		return false
	case time.Time:
		return time.Time{}
	case []string:
		return []string(nil)
	}
	return nil
}

// FuzzTime holds dates against the grammar of RFC 3339.
func FuzzTime(f *testing.F) {
	for _, s := range []string{"2023-05-26T00:51:04Z", "2024-02-29t23:59:59.123456789123z", "1900-02-29T00:00:00Z", "9999-12-31T23:59:59-00:01", "0000-12-31T23:59:59-00:01",
		"2023-05-26T00:51:04,5Z", "2023-05-26T0:51:04Z", "2023-05-26T24:00:00Z", "2023-05-26T00:00:60Z", "2023-05-26T00:00:00+24:00", "2023-05-26T00:00:00.Z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, valid := referenceTime(s)
		got, ok := parseTime(s)
		if ok != valid || ok && (!got.Equal(want) || got.Location() != time.UTC) {
			t.Fatalf("%q: %v, %v; want %v, %v", s, got, ok, want, valid)
		}
	})
}

// FuzzChunks holds the lines of chunks against a simple split, whatever the
// sizes of chunks and reads, and whether memory is used again.
func FuzzChunks(f *testing.F) {
	f.Add("a\nbb\n\nccc", uint8(2), uint8(4), uint8(1), true)
	f.Add(strings.Repeat("x", 50)+"\ny\n", uint8(10), uint8(8), uint8(3), false)
	f.Add("\n\n\r\n", uint8(1), uint8(1), uint8(200), true)
	f.Fuzz(func(t *testing.T, text string, limit, size, step uint8, again bool) {
		c := newChunker(slowReader{strings.NewReader(text), int(step) + 1}, int(limit)+1)
		c.size = int(size) + 1
		want, next := referenceLines(text), 0
		var old []byte
		for {
			x, err := c.next(old)
			if err != nil {
				break
			}
			if x.line != int64(next+1) {
				t.Fatalf("%q: a chunk begins at line %d, want %d", text, x.line, next+1)
			}
			if x.tooLong {
				if len(want[next]) <= c.limit || string(x.text) != want[next][:min(len(want[next]), len(x.text))] || len(x.text) == 0 {
					t.Fatalf("%q: line %d is too long: %q", text, next+1, x.text)
				}
				next++
				continue
			}
			for _, line := range referenceLines(string(x.text)) {
				if next >= len(want) || line != want[next] {
					t.Fatalf("%q: line %d is %q", text, next+1, line)
				}
				next++
			}
			if old = nil; again {
				old = x.text
			}
		}
		if next != len(want) {
			t.Fatalf("%q: %d lines, want %d", text, next, len(want))
		}
	})
}

// FuzzWriter writes strings, counts and dates and reads them back, here and
// with encoding/json.
func FuzzWriter(f *testing.F) {
	f.Add("ada-wren/owl", "a \"b\"\\\n\t\x7f", int64(0), int64(1e9), int64(5))
	f.Add("松村", "\u2028\x00", int64(1<<62), int64(-62135596800), int64(0))
	f.Add("\xff", "", int64(3), int64(253402300799), int64(999999999))
	f.Fuzz(func(t *testing.T, id, text string, likes, second, nano int64) {
		at := time.Unix(second, (nano%1e9+1e9)%1e9).UTC()
		if id == "" || len(id) > maxName || len(text) > maxName || likes < 0 || at.Year() < 1 || at.Year() > 9999 {
			return
		}
		w := &Writer{}
		w.begin()
		w.name("id", id)
		w.str("kind", "model")
		w.nameOrNull("owner", text)
		w.list("tags", []string{text, id})
		w.count("likes", likes)
		w.date("created_at", at)
		line := string(w.line) + "}"
		if bad := !utf8.ValidString(id) || !utf8.ValidString(text) || strings.Contains(id+text, "\x00"); bad || w.bad != nil {
			if bad != (w.bad != nil) {
				t.Fatalf("%q, %q: refused as %v", id, text, w.bad)
			}
			return
		}
		records, rejects := decodeLine(decodeRepository, line)
		if len(rejects) > 0 || strings.Contains(line, "\n") {
			t.Fatalf("%s: %v", line, rejects)
		}
		want := hub.Repository{ID: id, Owner: text, Tags: []string{text, id}, Likes: likes, CreatedAt: at}
		if d := cmp.Diff(want, records[0]); d != "" {
			t.Fatalf("%s (-want +got)\n%s", line, d)
		}
		var other struct {
			ID    string
			Owner *string
			Tags  []string
			Likes int64
		}
		if err := json.Unmarshal([]byte(line), &other); err != nil || other.ID != id || other.Tags[0] != text || other.Likes != likes || text != "" && *other.Owner != text {
			t.Fatalf("%s: encoding/json reads %+v, %v", line, other, err)
		}
	})
}

// FuzzIdentities holds which merges are taken against a check of all paths:
// each byte is a merge of one of sixteen names into another.
func FuzzIdentities(f *testing.F) {
	f.Add([]byte{0x12, 0x23, 0x31, 0x14, 0x55})
	f.Add([]byte{0x12, 0x34, 0x23, 0x41})
	f.Fuzz(func(t *testing.T, merges []byte) {
		var text strings.Builder
		var want []hub.Identity
		circles := 0
		for _, m := range merges[:min(len(merges), 64)] {
			id := hub.Identity{Alias: fmt.Sprintf("%x", m>>4), Canonical: fmt.Sprintf("%x", m&15)}
			fmt.Fprintf(&text, `{"alias":%q,"canonical":%q}`+"\n", id.Alias, id.Canonical)
			switch {
			case reaches(want, id.Alias, ""): // has a target already
			case reaches(want, id.Canonical, id.Alias):
				circles++
			default:
				want = append(want, id)
			}
		}
		s, err := Open(folder(map[string]string{RepositoriesFile: "", IdentitiesFile: text.String()}))
		if err != nil {
			t.Fatal(err)
		}
		var got []hub.Identity
		read, err := s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{})}, Handlers{
			Identity: func(id hub.Identity) error { got = append(got, id); return nil },
		})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" || read.Rejected != circles {
			t.Fatalf("%s%d rejects, want %d; merges (-want +got)\n%s", text.String(), read.Rejected, circles, d)
		}
	})
}

// reaches reports whether merges lead from a name to another one; for "",
// whether they lead anywhere.
func reaches(merges []hub.Identity, from, to string) bool {
	if from == to {
		return true
	}
	for _, m := range merges {
		if m.Alias == from {
			return to == "" || reaches(merges, m.Canonical, to)
		}
	}
	return false
}
