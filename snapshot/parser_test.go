package snapshot

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
)

// decodeLine decodes one line as the pipeline does.
func decodeLine[T any](decode decoder[T], line string) (records []T, rejects []Reject) {
	return decodeText(decode, line, false)
}

func decodeText[T any](decode decoder[T], text string, skim bool) (records []T, rejects []Reject) {
	b := batch[T]{chunk: chunk{text: []byte(text), line: 1}}
	decodeChunk(&b, "f", &walk{s: &Snapshot{MaxLine: DefaultMaxLine}, skim: skim, dates: !skim}, decode)
	return b.records, b.rejects
}

func TestBadLines(t *testing.T) {
	const commit = `{"repo":"ada-wren/owl","kind":"model","sha":"a1","authors":["ada-wren"]`
	long := strings.Repeat("x", 4097)
	for _, c := range []struct{ name, line, reason string }{
		{"text", `hello`, "not JSON at column 1"},
		{"cut", commit, "not JSON at column"},
		{"list", `[1,2]`, "want an object, got a list"},
		{"number", `17`, "want an object, got a number"},
		{"two values", commit + `} {}`, "text after the value"},
		{"trailing comma", commit + `,}`, "want a key"},
		{"single quotes", `{'repo':1}`, "want a key"},
		{"NaN", commit + `,"x":NaN}`, "not JSON"},
		{"leading zero", commit + `,"x":01}`, "not JSON"},
		{"bare minus", commit + `,"x":-}`, "not JSON"},
		{"control character", commit + ",\"x\":\"a\tb\"}", "control character"},
		{"bad escape", commit + `,"x":"\q"}`, "unknown escape"},
		{"short escape", commit + `,"x":"\u12"}`, "not JSON"},
		{"escaped NUL", commit + `,"x":"a\u0000b"}`, "NUL"},
		{"escaped NUL in a key", commit + `,"x\u0000":1}`, "NUL"},
		{"lone high surrogate", commit + `,"x":"\ud83d"}`, "lone surrogate"},
		{"lone low surrogate", commit + `,"x":"\ude00 "}`, "lone surrogate"},
		{"high then letter", commit + `,"x":"\ud83dx"}`, "lone surrogate"},
		{"two high", commit + `,"x":"\ud83d\ud83d"}`, "lone surrogate"},
		{"surrogate deep in an unknown field", commit + `,"x":{"y":[["\udc00"]]}}`, "lone surrogate"},
		{"unclosed in an unknown field", commit + `,"x":{"y":[1}}`, "not JSON"},
		{"raw NUL", commit + ",\"x\":\"\x00\"}", "control character"},
		{"invalid UTF-8", commit + ",\"x\":\"\xff\"}", "invalid UTF-8"},
		{"byte order mark", "\ufeff" + commit + "}", "not JSON at column 1"},
		{"no repo", `{"kind":"model","sha":"a","authors":[]}`, `"repo" is missing`},
		{"no kind", `{"repo":"r","sha":"a","authors":[]}`, `"kind" is missing`},
		{"no sha", `{"repo":"r","kind":"model","authors":[]}`, `"sha" is missing`},
		{"no authors", `{"repo":"r","kind":"model","sha":"a"}`, `"authors" is missing`},
		{"null repo", `{"repo":null,"kind":"model","sha":"a","authors":[]}`, `"repo": want a string, got null`},
		{"empty repo", `{"repo":"","kind":"model","sha":"a","authors":[]}`, `"repo" is empty`},
		{"number for repo", `{"repo":7,"kind":"model","sha":"a","authors":[]}`, `"repo": want a string, got a number`},
		{"word for repo", `{"repo":seven,"kind":"model","sha":"a","authors":[]}`, `not JSON`},
		{"unknown kind", `{"repo":"r","kind":"Model","sha":"a","authors":[]}`, `unknown kind "Model"`},
		{"authors a string", `{"repo":"r","kind":"model","sha":"a","authors":"x"}`, `"authors": want a list of strings, got a string`},
		{"authors null", `{"repo":"r","kind":"model","sha":"a","authors":null}`, `"authors": want a list of strings, got null`},
		{"null in authors", `{"repo":"r","kind":"model","sha":"a","authors":["x",null]}`, `got null in it`},
		{"long author", `{"repo":"r","kind":"model","sha":"a","authors":["` + long + `"]}`, `4097 bytes`},
		{"long sha", `{"repo":"r","kind":"model","sha":"` + long + `","authors":[]}`, `4097 bytes long, the limit is 4096`},
		{"30 February", commit + `,"date":"2023-02-30T00:00:00Z"}`, "not a date"},
		{"hour 24", commit + `,"date":"2023-02-20T24:00:00Z"}`, "not a date"},
		{"no zone", commit + `,"date":"2023-02-20T00:00:00"}`, "not a date"},
		{"only a day", commit + `,"date":"2023-02-20"}`, "not a date"},
		{"comma fraction", commit + `,"date":"2023-02-20T00:00:00,5Z"}`, "not a date"},
		{"date a number", commit + `,"date":5}`, `"date": want a string, got a number`},
	} {
		t.Run(c.name, func(t *testing.T) {
			records, rejects := decodeLine(decodeCommit, c.line)
			if len(records) != 0 || len(rejects) != 1 || !strings.Contains(rejects[0].Reason, c.reason) {
				t.Errorf("got %d records, rejects %v; want one reject with %q", len(records), rejects, c.reason)
			}
		})
	}
}

func TestBadCounts(t *testing.T) {
	for value, reason := range map[string]string{
		`-1`: "-1 is negative", `1.5`: "want a whole number, got 1.5", `"3"`: "want a whole number, got a string", `true`: "got a boolean",
		`1e30`: "out of range", `9223372036854775808`: "out of range", `[]`: "got a list", `1e`: "not JSON",
	} {
		_, rejects := decodeLine(decodeRepository, `{"id":"a/b","kind":"model","tags":[],"likes":`+value+`}`)
		if len(rejects) != 1 || !strings.Contains(rejects[0].Reason, reason) {
			t.Errorf("likes %s: rejects %v, want %q", value, rejects, reason)
		}
	}
	for value, want := range map[string]int64{`0`: 0, `null`: 0, `3.0`: 3, `1e3`: 1000, `9223372036854775807`: 1<<63 - 1, `-0`: 0} {
		records, rejects := decodeLine(decodeRepository, `{"id":"a/b","kind":"model","tags":[],"likes":`+value+`}`)
		if len(records) != 1 || records[0].Likes != want {
			t.Errorf("likes %s: %v %v, want %d", value, records, rejects, want)
		}
	}
}

func TestRepositoryRecord(t *testing.T) {
	line := ` { "tags" : ["a,b", "", "li\u0063ense:mit"] , "id":"ада/сова\ud83d\ude42","kind":"dataset","owner":"","license":"  MIT\n ",` +
		"\"likes\":null,\"downloads\":12,\"created_at\":\"2023-04-05T06:07:08.009Z\",\"last_modified\":\"2023-04-05T08:07:08+02:00\",\"more\":{\"a\":[1,2.5e-3,{}],\"b\":null}} \r"
	line = strings.Replace(line, "\n", `\n`, 1)
	records, rejects := decodeLine(decodeRepository, line)
	if len(rejects) != 0 || len(records) != 1 {
		t.Fatal(rejects)
	}
	r := records[0]
	if r.ID != "ада/сова🙂" || r.Kind != hub.Dataset || r.Owner != "" || r.License != "mit" || r.Likes != 0 || r.Downloads != 12 ||
		strings.Join(r.Tags, "|") != "a,b||license:mit" {
		t.Errorf("got %+v", r)
	}
	if want := time.Date(2023, 4, 5, 6, 7, 8, 9e6, time.UTC); !r.CreatedAt.Equal(want) {
		t.Errorf("created_at %v, want %v", r.CreatedAt, want)
	}
	if want := time.Date(2023, 4, 5, 6, 7, 8, 0, time.UTC); !r.LastModified.Equal(want) || r.LastModified.Location() != time.UTC {
		t.Errorf("last_modified %v, want %v", r.LastModified, want)
	}
}

func TestRepeatedKeyOfARecordLastWins(t *testing.T) {
	records, rejects := decodeLine(decodeCommit, `{"repo":"a","kind":"model","sha":"1","authors":["x","y"],"authors":["z"],"repo":"b"}`)
	if len(rejects) != 0 || len(records) != 1 || records[0].Repo != "b" || strings.Join(records[0].Authors, ",") != "z" {
		t.Errorf("got %+v %v; RFC 8259 readers such as Python's keep the last value", records, rejects)
	}
}

// The author of a discussion must be said, if only as null.
func TestDiscussionAuthor(t *testing.T) {
	base := `{"repo":"a/b","kind":"space","num":3`
	for line, ok := range map[string]bool{base + `}`: false, base + `,"author":null}`: true, base + `,"author":""}`: true, base + `,"author":"bo-quill"}`: true} {
		if records, _ := decodeLine(decodeDiscussion, line); (len(records) == 1) != ok {
			t.Errorf("%s: accepted %v, want %v", line, !ok, ok)
		}
	}
}

func TestDaysIn(t *testing.T) {
	for year := 1896; year <= 2104; year++ {
		for month := 1; month <= 12; month++ {
			if want := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day(); daysIn(year, month) != want {
				t.Fatalf("daysIn(%d, %d) = %d, want %d", year, month, daysIn(year, month), want)
			}
		}
	}
}

// FuzzParser holds what the parser accepts, and the strings it reads, against
// encoding/json. It differs on purpose in what the format forbids: invalid
// UTF-8, NUL, lone surrogates.
func FuzzParser(f *testing.F) {
	for _, s := range []string{
		`{"name":"ada-wren"}`, `{"name":"a\u00e9\ud83d\ude42\n","x":[1,-2.5e+3,true,null,{"y":""}]}`, `{"name":"x","name":"y"}`,
		`{"name":"x",}`, `{"a":[[[[]]]],"name":"n"}`, `{"name":"\ud800"}`, `{}`, `{"name":1}`, `{"a":[}`, `{"name":"q"} x`, `{"a":-0.0E-0,"name":"z"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if bytes.ContainsAny(line, "\n") || len(bytes.TrimSpace(line)) == 0 {
			return
		}
		records, rejects := decodeLine(decodeBot, string(line))
		if len(records)+len(rejects) != 1 {
			t.Fatalf("%q: %d records and %d rejects", line, len(records), len(rejects))
		}
		var want map[string]any
		err := json.Unmarshal(line, &want)
		name, isText := want["name"].(string)
		if len(records) == 1 {
			if err != nil || !isText || name != records[0].Name || !utf8.ValidString(name) {
				t.Fatalf("%q: accepted as %q; encoding/json: %v %v", line, records[0].Name, want, err)
			}
			return
		}
		reason := rejects[0].Reason
		if err == nil && strings.Contains(reason, "not JSON") {
			t.Fatalf("%q: %s, but encoding/json accepts it", line, reason)
		}
	})
}
