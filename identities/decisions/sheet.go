package decisions

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/hubgraph/hubgraph/internal/csv"
)

// Formats are those of Write and Import.
var Formats = []string{"csv", "json", "jsonl"}

// columns are those of a table of decisions, in order.
var columns = []string{"name", "other", "verdict", "canonical", "note", "who", "when", "score", "evidence"}

// Write writes decisions in one of Formats. Import reads them back without loss, in
// every format.
func Write(to io.Writer, decisions []Decision, format string) error {
	w := bufio.NewWriter(to)
	switch format {
	case "csv":
		w.WriteString(strings.Join(columns, ",") + "\r\n")
	case "json":
		w.WriteString("[")
	}
	for i := range decisions {
		if format == "csv" {
			w.WriteString(sheetRow(&decisions[i]) + "\r\n")
			continue
		}
		line, err := decisions[i].line()
		if err != nil {
			return err
		}
		switch {
		case format == "json" && i == 0:
			w.WriteString("\n  " + line)
		case format == "json":
			w.WriteString(",\n  " + line)
		default:
			w.WriteString(line + "\n")
		}
	}
	if format == "json" {
		w.WriteString("\n]\n")
	}
	return w.Flush()
}

// sheetRow is a decision as a line of CSV.
func sheetRow(d *Decision) string {
	score := ""
	if d.Score != nil {
		score = strconv.Itoa(*d.Score)
	}
	var fields []string
	for _, text := range []string{d.Name, d.Other, string(d.Verdict), d.Canonical, d.Note, d.Who, stamp(d.When), score, string(d.Evidence)} {
		if text != "" {
			text = csv.Quote(sheetText(text))
		}
		fields = append(fields, text)
	}
	return strings.Join(fields, ",")
}

// sheetText returns a text as it stands in a field: as a JSON string where it begins
// with a quote or has a carriage return or NUL, which readers of CSV do not all keep.
func sheetText(text string) string {
	if text[0] != '"' && !strings.ContainsAny(text, "\r\x00") {
		return text
	}
	quoted, err := json.Marshal(text, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return text
	}
	return string(quoted)
}

// fromSheet is the reverse of sheetText.
func fromSheet(text string) string {
	var s string
	if strings.HasPrefix(text, `"`) && json.Unmarshal([]byte(text), &s) == nil {
		return s
	}
	return text
}
