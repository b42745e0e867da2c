package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/bom"
)

// Limit is more bytes than any results.json needs; a larger file is something else.
const Limit = 1 << 28

// required are the parts of results.json without which there is no report.
var required = []string{"about", "activity", "licenses", "network"}

// Read checks and decodes a results.json. For anything else the error begins with
// "not a results.json" and says why; unknown keys are ignored, so that results of a
// newer version can be read.
func Read(r io.Reader) (*analytics.Results, error) {
	text, err := io.ReadAll(io.LimitReader(r, Limit+1))
	if err != nil {
		return nil, fmt.Errorf("read results: %w", err)
	}
	if text, err = bom.Text(text); err != nil {
		return nil, fmt.Errorf("not a results.json: %w", err)
	}
	if err := check(text); err != nil {
		return nil, fmt.Errorf("not a results.json: %w", err)
	}
	results, err := analytics.Decode(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("not a results.json: %w", whereInJSON(text, err))
	}
	return results, nil
}

// check looks at the outline of the file before its numbers are read.
func check(text []byte) error {
	switch {
	case len(text) > Limit:
		return errors.New("larger than 256 MiB")
	case len(bytes.TrimSpace(text)) == 0:
		return errors.New("the file is empty")
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(text, &parts); err != nil {
		return whereInJSON(text, err)
	}
	for _, key := range required {
		part, ok := parts[key]
		if !ok {
			return fmt.Errorf("no %q in it", key)
		}
		if part[0] != '{' {
			return fmt.Errorf("%q is not an object", key)
		}
	}
	var about map[string]json.RawMessage
	if err := json.Unmarshal(parts["about"], &about); err != nil {
		return whereInJSON(parts["about"], err)
	}
	if _, ok := about["counts"]; !ok {
		return errors.New(`no "counts" in "about": hubgraph analyze writes them`)
	}
	return nil
}

// whereInJSON says in plain words what is wrong, with the line where known.
func whereInJSON(text []byte, err error) error {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		line := 1 + bytes.Count(text[:min(int(syntax.Offset), len(text))], []byte("\n"))
		return fmt.Errorf("line %d: %s", line, syntax)
	case errors.As(err, &typ) && typ.Field == "":
		return fmt.Errorf("found a JSON %s where an object is due", typ.Value)
	case errors.As(err, &typ):
		return fmt.Errorf("%s: found a %s", typ.Field, typ.Value)
	}
	return err
}
