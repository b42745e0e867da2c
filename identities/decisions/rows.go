package decisions

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// row is a row of a file that is imported. What it does not say is "".
type row struct {
	at                                           string // FILE:LINE, or FILE and the number of the record
	name, other, verdict, canonical, note        string
	who, when, score                             string
	evidence                                     jsontext.Value
	hasCanonical, hasNote, hasScore, hasEvidence bool // the row says it, and be it to say that there is none
}

// rowsOf reads a file to be imported. Of columns that a table of decisions does not
// have, those named in evidence make the evidence, where there is no such column.
func rowsOf(of *subject, name string, text []byte, format string, evidence []string) ([]row, error) {
	switch format {
	case "csv":
		return sheetRows(of, name, text, evidence)
	case "json":
		var all []jsontext.Value
		if err := json.Unmarshal(text, &all); err != nil {
			return nil, fmt.Errorf("%s: no JSON array of decisions: %w", name, err)
		}
		var rows []row
		for i, v := range all {
			r, err := objectRow(fmt.Sprintf("%s: record %d", name, i+1), v, evidence)
			if err != nil {
				return nil, err
			}
			rows = append(rows, r)
		}
		return rows, nil
	}
	var rows []row
	number := 0
	for line := range bytes.Lines(text) {
		number++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		r, err := objectRow(fmt.Sprintf("%s:%d", name, number), line, evidence)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// objectRow reads a decision, or a suggestion with a verdict, as a JSON object.
func objectRow(at string, text jsontext.Value, evidence []string) (row, error) {
	var x struct {
		Name, Other, Verdict, Canonical, Note, Who, When *string
		Score                                            *int
		Evidence                                         jsontext.Value
		Rest                                             map[string]jsontext.Value `json:",unknown"`
	}
	if err := json.Unmarshal(text, &x, json.MatchCaseInsensitiveNames(true)); err != nil {
		return row{}, fmt.Errorf("%s: no decision: %w", at, err)
	}
	of := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	r := row{at: at, name: of(x.Name), other: of(x.Other), verdict: of(x.Verdict), canonical: of(x.Canonical), note: of(x.Note), who: of(x.Who), when: of(x.When),
		evidence: x.Evidence, hasCanonical: x.Canonical != nil, hasNote: x.Note != nil, hasScore: x.Score != nil, hasEvidence: x.Evidence != nil}
	if x.Score != nil {
		r.score = strconv.Itoa(*x.Score)
	}
	return r, r.addEvidence(x.Rest, evidence)
}

// addEvidence makes the evidence from columns of a suggestion.
func (r *row) addEvidence(of map[string]jsontext.Value, names []string) error {
	known := map[string]jsontext.Value{}
	for _, name := range names {
		if v, ok := of[name]; ok {
			known[name] = v
		}
	}
	if r.hasEvidence || len(known) == 0 {
		return nil
	}
	text, err := json.Marshal(known, json.Deterministic(true))
	r.evidence, r.hasEvidence = text, true
	return err
}

// sheetRows reads CSV with a line of headings. What a spreadsheet made of it, with
// semicolons or tabs between fields, is read, too.
func sheetRows(of *subject, name string, text []byte, evidence []string) ([]row, error) {
	in := stdcsv.NewReader(bytes.NewReader(text))
	in.Comma = separator(text)
	in.FieldsPerRecord = -1
	headings, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: there are no headings; want %s", name, strings.Join(of.columns[:of.need], ", "))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for i := range headings {
		headings[i] = strings.ToLower(strings.TrimSpace(headings[i]))
	}
	for _, want := range of.columns[:of.need] {
		if !slices.Contains(headings, want) {
			return nil, fmt.Errorf("%s:1: no column %s; want %s, and what else there is of %s", name, want, strings.Join(of.columns[:of.need], ", "), strings.Join(of.columns[of.need:], ", "))
		}
	}
	var rows []row
	for {
		fields, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := in.FieldPos(0)
		r, err := sheetRowOf(fmt.Sprintf("%s:%d", name, line), headings, fields, evidence)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
}

// separator is what stands between the fields of the first line.
func separator(text []byte) rune {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	best := ','
	for _, c := range ";\t" {
		if bytes.ContainsRune(first, c) && !bytes.ContainsRune(first, ',') {
			best = c
		}
	}
	return best
}

func sheetRowOf(at string, headings, fields, evidence []string) (row, error) {
	if len(fields) > len(headings) {
		return row{}, fmt.Errorf("%s: %d fields under %d headings", at, len(fields), len(headings))
	}
	r := row{at: at}
	others := map[string]jsontext.Value{}
	for i, text := range fields {
		text = fromSheet(text)
		switch headings[i] {
		case "name":
			r.name = text
		case "other":
			r.other = text
		case "verdict":
			r.verdict = text
		case "canonical":
			r.canonical, r.hasCanonical = text, true
		case "note":
			r.note, r.hasNote = text, true
		case "who":
			r.who = text
		case "when":
			r.when = text
		case "score":
			r.score, r.hasScore = strings.TrimSpace(text), true
		case "evidence":
			if text != "" {
				r.evidence = jsontext.Value(text)
			}
			r.hasEvidence = true
		default:
			if text != "" {
				others[headings[i]] = valueOf(text)
			}
		}
	}
	return r, r.addEvidence(others, evidence)
}

// valueOf is a field as JSON: what is a number, a truth value or a list stays one.
func valueOf(text string) jsontext.Value {
	if v := jsontext.Value(text); v.IsValid() && v.Kind() != '"' && v.Kind() != 'n' && !strings.ContainsAny(text, " \t") {
		return v
	}
	quoted, err := json.Marshal(text, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return jsontext.Value(`""`)
	}
	return quoted
}
