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

// Write writes decisions about pairs of names in one of Formats. Import reads them back
// without loss, in every format.
func Write(to io.Writer, decisions []Decision, format string) error {
	return writeTable(to, pairs, decisions, format)
}

// WriteBots is Write for decisions about bots.
func WriteBots(to io.Writer, decisions []Decision, format string) error {
	return writeTable(to, accounts, decisions, format)
}

func writeTable(to io.Writer, of *subject, decisions []Decision, format string) error {
	w := bufio.NewWriter(to)
	switch format {
	case "csv":
		w.WriteString(strings.Join(of.columns, ",") + "\r\n")
	case "json":
		w.WriteString("[")
	}
	for i := range decisions {
		if format == "csv" {
			w.WriteString(sheetRow(&decisions[i], of) + "\r\n")
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
func sheetRow(d *Decision, of *subject) string {
	score := ""
	if d.Score != nil {
		score = strconv.Itoa(*d.Score)
	}
	values := map[string]string{
		"name": d.Name, "other": d.Other, "verdict": string(d.Verdict), "canonical": d.Canonical, "note": d.Note,
		"who": d.Who, "when": stamp(d.When), "score": score, "evidence": string(d.Evidence),
	}
	var fields []string
	for _, column := range of.columns {
		text := values[column]
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
