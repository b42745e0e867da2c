package sqldump

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// FuzzReader: no text makes the Reader panic, and where the buffer ends changes
// nothing.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"", "INSERT INTO t VALUES ('x',1),\n(NULL,-2);", "insert into `t` (`b`,`a`) values (0x41,_binary 'a\\'b''c') on duplicate key update a='x;';",
		"/*!40101 SET NAMES latin1 */; REPLACE t VALUES ('\xe9',X'41');", "DELIMITER ;;\nx;;\nDELIMITER ;\n", "-- Dump completed\n#\n/* */", "INSERT INTO t VALUES ('a\\\\','\\\\\\'');",
		"INSERT INTO u VALUES ('\\\\\\';','');INSERT INTO t VALUES (now(1,'x)'),(2))"} {
		f.Add(s, uint16(len(s)))
	}
	f.Fuzz(func(t *testing.T, text string, chunk uint16) {
		whole, err := rows(strings.NewReader(head+text), wantAll(50, "t", "v"), bufferSize)
		parts, partErr := rows(&chunked{strings.NewReader(head + text), int(chunk%64) + 1}, wantAll(50, "t", "v"), 0)
		if !slices.Equal(whole, parts) || fmt.Sprint(err) != fmt.Sprint(partErr) {
			t.Errorf("in chunks of %d\n%s\n%v\nat once\n%s\n%v", chunk, parts, partErr, whole, err)
		}
	})
}

// chunked gives at most n bytes at a time.
type chunked struct {
	r io.Reader
	n int
}

func (c *chunked) Read(p []byte) (int, error) { return c.r.Read(p[:min(len(p), c.n)]) }

// FuzzRows: rows written as dump programs write them, in any of their styles,
// are read back, and so are the rows behind a table that is skipped.
func FuzzRows(f *testing.F) {
	f.Add("it's\\", "a\nb", "\x00;--", uint16(0))
	f.Add(`\\\`, `'"'`, "é`", uint16(0xffff))
	f.Add("", "NULL", "/*x", uint16(0x5a5a))
	f.Fuzz(func(t *testing.T, a, b, c string, style uint16) {
		values := []string{a, b, c, "12", ""}
		w := writer{style: style}
		w.table("skipped", values)
		w.table("t", values)
		src := &chunked{strings.NewReader(w.out.String()), int(style%100) + 1}
		r := newReader(src, "d", wantAll(1<<20, "t"), 0)
		for n := 0; ; n++ {
			row, err := r.Next()
			if errors.Is(err, io.EOF) && n == len(values) {
				return
			} else if err != nil {
				t.Fatalf("row %d: %v in\n%s", n, err, w.out.String())
			}
			for i, v := range row.Values[1:] {
				want := values[(n+i)%len(values)]
				if null := w.null(want); v.Null != null || !null && string(v.Text) != want || v.Cut || row.Fault != "" {
					t.Fatalf("row %d, value %d: %q, want %q; %s in\n%s", n, i, v.Text, want, row.Fault, w.out.String())
				}
			}
		}
	})
}

// writer writes rows in a style, of which each bit is a choice.
type writer struct {
	out   strings.Builder
	style uint16
}

func (w *writer) has(bit int) bool { return w.style&(1<<bit) != 0 }

// null reports whether a value is written as NULL.
func (w *writer) null(v string) bool { return v == "" && w.has(0) }

// table writes the definition of a table and as many rows as there are values.
func (w *writer) table(name string, values []string) {
	columns := make([]string, len(values))
	for i := range columns {
		columns[i] = fmt.Sprintf("c%d", i)
	}
	list := ""
	if w.has(1) {
		list = " (`" + strings.Join(columns, "`,`") + "`)"
	} else {
		w.out.WriteString("CREATE TABLE `" + name + "` (`" + strings.Join(columns, "` text DEFAULT ');' COMMENT 'it''s, (',\n `") + "` text, KEY `k` (`c0`(9),`c1`)) ENGINE=x;\n")
	}
	insert := []string{"INSERT INTO", "REPLACE INTO"}[w.style>>2&1] + " `" + name + "`" + list + " VALUES "
	for n := range values {
		switch {
		case n == 0 || w.has(3):
			w.out.WriteString(insert)
		case w.has(4):
			w.out.WriteString(",\n")
		default:
			w.out.WriteString(",")
		}
		for i := range values {
			w.out.WriteString([]string{"(", ","}[min(i, 1)])
			w.value(values[(n+i)%len(values)])
		}
		w.out.WriteString(")")
		if w.has(3) || n == len(values)-1 {
			w.out.WriteString([]string{"", " ON DUPLICATE KEY UPDATE c0='a;\\''"}[w.style>>5&1] + ";\n")
		}
	}
}

func (w *writer) value(v string) {
	switch {
	case w.null(v):
		w.out.WriteString("NULL")
	case v == "12" && w.has(6):
		w.out.WriteString(v)
	case w.has(7) && v != "":
		fmt.Fprintf(&w.out, "0x%X", v)
	default:
		quote := []string{"'", `"`}[w.style>>8&1]
		w.out.WriteString([]string{"", "_binary "}[w.style>>9&1] + quote)
		for i := range len(v) {
			switch c := v[i]; {
			case string(c) == quote && w.has(10):
				w.out.WriteString(quote + quote)
			case c == '\'' || c == '"' || c == '\\':
				w.out.WriteString(`\` + string(c))
			case c == 0 && w.has(11):
				w.out.WriteString(`\0`)
			case c == '\n' && w.has(12):
				w.out.WriteString(`\n`)
			case c == 26 && w.has(13):
				w.out.WriteString(`\Z`)
			default:
				w.out.WriteByte(c)
			}
		}
		w.out.WriteString(quote)
	}
}
