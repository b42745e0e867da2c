package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// Body is a content.Answer in JSON.
type Body struct {
	Name     string          `json:"name"`
	Question string          `json:"question"`
	Cypher   string          `json:"cypher"`
	Params   map[string]any  `json:"params"`
	Columns  []Column        `json:"columns"`
	Rows     json.RawMessage `json:"rows"` // objects with the columns as keys, in their order
	Cut      bool            `json:"cut"`
	Limit    int             `json:"limit"`
	Notes    []queries.Note  `json:"notes"`
}

// Answer is one that stands alone.
type Answer struct {
	Body
	Said  []string   `json:"said"`
	About rows.About `json:"about"`
}

// Column is a queries.Column in JSON.
type Column struct {
	Name string       `json:"name"`
	Type queries.Type `json:"type,omitempty"`
	Null bool         `json:"null"`
	Doc  string       `json:"description"`
}

// Of makes an answer of at most limit rows, about the numbers of a graph.
func Of(a *content.Answer, limit int, of hub.Provenance) (*Answer, error) {
	body, err := BodyOf(a, limit)
	return &Answer{body, Said(a, of), About(of)}, err
}

// BodyOf makes the body of an answer of at most limit rows.
func BodyOf(a *content.Answer, limit int) (Body, error) {
	text, err := rowsOf(a)
	out := Body{a.Name, a.Question, a.Cypher, Values(a.Params), Columns(a.Columns), text, a.Cut, limit, a.Notes}
	if out.Notes == nil {
		out.Notes = []queries.Note{}
	}
	return out, err
}

// Columns describes columns. One without a type may have any value, or none.
func Columns(columns []queries.Column) []Column {
	out := []Column{}
	for _, c := range columns {
		out = append(out, Column{c.Name, c.Type, c.Null || c.Type == "", c.Doc})
	}
	return out
}

// About says which program answers, and of which snapshots.
func About(of hub.Provenance) rows.About { return rows.About{Hubgraph: hub.Version, Provenance: of} }

// Said is what is to be known of an answer, a sentence each: of which snapshot it is,
// that it is cut, and the notes.
func Said(a *content.Answer, of hub.Provenance) []string {
	said := of.Lines()
	if a.Cut {
		said = append(said, CutAt(len(a.Rows)))
	}
	for _, n := range a.Notes {
		said = append(said, "Note: "+n.String()+".")
	}
	return said
}

// CutAt says that there are more rows than are given.
func CutAt(n int) string {
	return fmt.Sprintf("Cut at %s; there are more.", thousands.Count(int64(n), "row", "rows"))
}

// rowsOf are the rows of an answer as a JSON array of objects.
func rowsOf(a *content.Answer) (json.RawMessage, error) {
	var b bytes.Buffer
	w, err := rows.New("json", &b, 0)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(a.Columns))
	for i, c := range a.Columns {
		names[i] = c.Name
	}
	err = rows.Print(w, names, a.Rows)
	return b.Bytes(), err
}

// Values are values of parameters as JSON has them.
func Values(params map[string]any) map[string]any {
	out := make(map[string]any, len(params))
	for name, v := range params {
		if at, ok := v.(time.Time); ok {
			v = at.Format(time.RFC3339Nano)
		}
		out[name] = v
	}
	return out
}

// Write marshals a document with an end of line and without escapes for HTML, which
// only lengthen names.
func Write(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// names are the names of parameters.
func names(params []queries.Param) []string {
	out := make([]string, len(params))
	for i, p := range params {
		out[i] = p.Name
	}
	return out
}
