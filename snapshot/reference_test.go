package snapshot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A record read in the simplest way, on top of encoding/json: what the parser
// is held against.

// rule reads the value of a key; the error says that it is bad.
type rule func(raw json.RawMessage) (any, error)

type format struct {
	required []string
	rules    map[string]rule
}

var formats = []format{
	{[]string{"id", "kind", "tags"}, map[string]rule{"id": wantName, "kind": wantKind, "tags": wantStrings(1 << 62), "owner": wantNameOrNull, "license": wantNameOrNull,
		"likes": wantCountOrNull, "downloads": wantCountOrNull, "created_at": wantDate, "last_modified": wantDate, "hub_id": textIfAny, "sha": textIfAny, "gated": textIfAny, "disabled": trueIfAny, "languages": stringsIfAny,
		"sdk": textIfAny, "pipeline_tag": textIfAny, "library_name": textIfAny}},
	{[]string{"repo", "kind", "sha", "authors"}, map[string]rule{"repo": wantName, "kind": wantKind, "sha": wantName, "authors": wantStrings(4096), "date": wantDate, "title": wantTextOrNull}},
	{[]string{"repo", "kind", "num", "author"}, map[string]rule{"repo": wantName, "kind": wantKind, "num": wantCount, "author": wantNameOrNull, "date": wantDate,
		"is_pull_request": wantBoolean, "status": wantTextOrNull}},
	{[]string{"space", "model"}, map[string]rule{"space": wantName, "model": wantName}},
	{[]string{"alias", "canonical"}, map[string]rule{"alias": wantName, "canonical": wantName}},
	{[]string{"name"}, map[string]rule{"name": wantName}},
	{[]string{"model", "base"}, map[string]rule{"model": wantName, "base": wantName, "relation": wantRelation, "evidence": evidenceIfAny}},
	{[]string{"model", "dataset"}, map[string]rule{"model": wantName, "dataset": wantName}},
	{[]string{"name", "type"}, map[string]rule{"name": wantName, "type": wantType, "fullname": wantTextOrNull}},
}

var errBad = errors.New("bad")

// readReference reads a line: the last value of each key, when all are good.
func readReference(f format, line []byte) (map[string]any, error) {
	if !utf8.Valid(line) || !json.Valid(line) || forbidden(string(line)) {
		return nil, errBad
	}
	d := json.NewDecoder(bytes.NewReader(line))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil, errBad
	}
	out := map[string]any{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return nil, err
		}
		if read := f.rules[key.(string)]; read != nil {
			if out[key.(string)], err = read(raw); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range f.required {
		if _, ok := out[name]; !ok {
			return nil, errBad
		}
	}
	return out, nil
}

var escapes = regexp.MustCompile(`\\(?:u([0-9a-fA-F]{4})|.)`)

// forbidden reports an escaped NUL or a lone surrogate in valid JSON.
func forbidden(text string) bool {
	high, end := false, -1 // a high surrogate was just read, up to end
	for _, m := range escapes.FindAllStringSubmatchIndex(text, -1) {
		if high && m[0] != end {
			return true
		}
		code := int64(-1)
		if m[2] >= 0 {
			code, _ = strconv.ParseInt(text[m[2]:m[3]], 16, 32)
		}
		low := code >= 0xDC00 && code < 0xE000
		if code == 0 || low != high {
			return true
		}
		high, end = code >= 0xD800 && code < 0xDC00, m[1]
	}
	return high
}

func wantTextOrNull(raw json.RawMessage) (any, error) {
	if string(raw) == "null" {
		return "", nil
	}
	return wantText(raw)
}

func wantText(raw json.RawMessage) (any, error) {
	var s *string
	if err := json.Unmarshal(raw, &s); err != nil || s == nil {
		return "", errBad
	}
	return *s, nil
}

func wantNameOrNull(raw json.RawMessage) (any, error) {
	s, err := wantTextOrNull(raw)
	if err != nil || len(s.(string)) > 4096 {
		return "", errBad
	}
	return s, nil
}

func wantName(raw json.RawMessage) (any, error) {
	s, err := wantText(raw)
	if err != nil || s == "" || len(s.(string)) > 4096 {
		return "", errBad
	}
	return s, nil
}

func wantOneOf(raw json.RawMessage, words ...string) (any, error) {
	s, err := wantText(raw)
	if err != nil || !slices.Contains(words, s.(string)) {
		return "", errBad
	}
	return s, nil
}

func wantKind(raw json.RawMessage) (any, error) { return wantOneOf(raw, "model", "dataset", "space") }

func wantRelation(raw json.RawMessage) (any, error) {
	if s, err := wantTextOrNull(raw); err == nil && s == "" {
		return "unknown", nil
	}
	return wantOneOf(raw, "finetune", "quantized", "adapter", "merge", "unknown")
}

func wantType(raw json.RawMessage) (any, error) {
	if s, err := wantTextOrNull(raw); err == nil && s == "" {
		return "", nil
	}
	return wantOneOf(raw, "user", "org")
}

// The values that are not needed are left out when they are of another type.

func textIfAny(raw json.RawMessage) (any, error) {
	s, _ := wantText(raw)
	return s, nil
}

func evidenceIfAny(raw json.RawMessage) (any, error) {
	s, _ := wantOneOf(raw, "tag", "card", "hub")
	return s, nil
}

func stringsIfAny(raw json.RawMessage) (any, error) {
	if list, err := wantStrings(1 << 62)(raw); err == nil {
		return list, nil
	}
	return []string(nil), nil
}

func trueIfAny(raw json.RawMessage) (any, error) { return string(raw) == "true", nil }

func wantStrings(most int) rule {
	return func(raw json.RawMessage) (any, error) {
		var list []*string
		if err := json.Unmarshal(raw, &list); err != nil || string(raw) == "null" {
			return nil, errBad
		}
		out := []string{}
		for _, s := range list {
			if s == nil || len(*s) > most {
				return nil, errBad
			}
			out = append(out, *s)
		}
		return out, nil
	}
}

func wantBoolean(raw json.RawMessage) (any, error) {
	var b bool // null leaves it
	if json.Unmarshal(raw, &b) != nil {
		return false, errBad
	}
	return b, nil
}

func wantCountOrNull(raw json.RawMessage) (any, error) {
	if string(raw) == "null" {
		return int64(0), nil
	}
	return wantCount(raw)
}

var wholeNumber = regexp.MustCompile(`^-?[0-9]+$`)

// wantCount reads a whole number from 0 to 2^63-1. One with a fraction or an
// exponent is read as a double, as Python reads it.
func wantCount(raw json.RawMessage) (any, error) {
	n := new(big.Int)
	if wholeNumber.Match(raw) {
		n.SetString(string(raw), 10)
	} else {
		var f *float64
		if err := json.Unmarshal(raw, &f); err != nil || f == nil {
			return nil, errBad
		}
		if _, accuracy := big.NewFloat(*f).Int(n); accuracy != big.Exact {
			return nil, errBad
		}
	}
	if n.Sign() < 0 || !n.IsInt64() {
		return nil, errBad
	}
	return n.Int64(), nil
}

func wantDate(raw json.RawMessage) (any, error) {
	s, err := wantTextOrNull(raw)
	if err != nil {
		return nil, err
	}
	if s == "" {
		return time.Time{}, nil
	}
	t, ok := referenceTime(s.(string))
	if !ok {
		return nil, errBad
	}
	return t, nil
}

var rfc3339Form = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))$`)

// referenceTime reads the grammar of RFC 3339 without package time's parser.
// Leap seconds are refused, as are moments outside the years 1 to 9999.
func referenceTime(s string) (time.Time, bool) {
	m := rfc3339Form.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n := func(i int) int {
		x, _ := strconv.Atoi(m[i])
		return x
	}
	nanos, _ := strconv.Atoi((m[7] + "000000000")[:9])
	local := time.Date(n(1), time.Month(n(2)), n(3), n(4), n(5), n(6), nanos, time.UTC)
	if local.Format("2006-01-02 15:04:05") != fmt.Sprintf("%s-%s-%s %s:%s:%s", m[1], m[2], m[3], m[4], m[5], m[6]) || n(9) > 23 || n(10) > 59 {
		return time.Time{}, false
	}
	offset := time.Duration(n(9))*time.Hour + time.Duration(n(10))*time.Minute
	if m[8] == "-" {
		offset = -offset
	}
	t := local.Add(-offset)
	return t, t.Year() >= 1 && t.Year() <= 9999
}

// referenceLines cuts a text into lines; the last one may lack its end.
func referenceLines(text string) []string {
	lines := strings.Split(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// slowReader gives a few bytes at a time.
type slowReader struct {
	r    io.Reader
	step int
}

func (s slowReader) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), s.step)]) }
