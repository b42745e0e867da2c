package export

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"
)

// xmlWriter writes XML, one element at a time.
type xmlWriter struct {
	out io.Writer
	buf bytes.Buffer
}

// raw writes markup.
func (w *xmlWriter) raw(parts ...string) {
	for _, s := range parts {
		w.buf.WriteString(s)
	}
}

// text writes text, in an element or between quotes. Characters that XML 1.0 cannot
// hold become U+FFFD.
func (w *xmlWriter) text(s string) {
	xml.EscapeText(&w.buf, []byte(s)) // to a buffer: no error
}

// attr writes an attribute.
func (w *xmlWriter) attr(name, value string) {
	w.raw(" ", name, `="`)
	w.text(value)
	w.raw(`"`)
}

func (w *xmlWriter) flush() error {
	_, err := w.buf.WriteTo(w.out)
	return err
}

// escaped is text as it stands in XML.
func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // to a builder: no error
	return b.String()
}

// xmlType is the name of a type in GraphML and in GEXF.
func xmlType(t Type) string {
	switch t {
	case Int:
		return "long"
	case Float:
		return "double"
	case Bool:
		return "boolean"
	}
	return "string"
}

// text is a value as text, for formats that have no other types.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	case []string:
		return strings.Join(v, listSeparator)
	}
	return ""
}
