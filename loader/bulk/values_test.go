package bulk

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// field is a value as the importer reads it.
type field struct {
	text   string
	quoted bool
}

// fields reads a line by the rules of Neo4j's BufferedCharSeeker: a quote counts
// at the start of a field only, two quotes within are one, and nothing may
// follow the closing one. ok is false for a line it would refuse.
func fields(line string) (all []field, ok bool) {
	for {
		var f field
		if strings.HasPrefix(line, `"`) {
			line, f.quoted = line[1:], true
			for {
				end := strings.IndexByte(line, '"')
				if end < 0 {
					return nil, false
				}
				f.text += line[:end]
				line = line[end+1:]
				if !strings.HasPrefix(line, `"`) {
					break
				}
				f.text, line = f.text+`"`, line[1:]
			}
		} else {
			end := strings.IndexAny(line, ",\r\n")
			if end < 0 {
				return nil, false
			}
			f.text, line = line[:end], line[end:]
		}
		all = append(all, f)
		if line == "\n" {
			return all, true
		}
		if !strings.HasPrefix(line, ",") {
			return nil, false
		}
		line = line[1:]
	}
}

// line ends the values as a table does.
func (v *values) line() string {
	v.buf[len(v.buf)-1] = '\n'
	return string(v.buf)
}

// FuzzValues writes texts and lists and reads them as the importer does.
func FuzzValues(f *testing.F) {
	for _, s := range []string{"", "a", `"`, `""`, `a"b`, "a,b", "a\nb", "\r\n", `\"`, "Ж 😀", " a ", "\ufeff", "\uffff", `","`, "'"} {
		f.Add(s, "b", s+s)
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		for _, s := range []string{a, b, c} {
			if strings.ContainsRune(s, 0) || !utf8.ValidString(s) {
				t.Skip("in no snapshot")
			}
		}
		var v values
		v.text(a)
		v.optional(b)
		v.joined(a, c)
		v.joined(c, b)
		v.list([]string{a, b, c})
		v.int(-1)
		got, ok := fields(v.line())
		if !ok || len(got) != 6 {
			t.Fatalf("%q is not six values", v.buf)
		}
		for i, want := range []string{a, b, a + c, c + b, a + "\x00" + b + "\x00" + c, "-1"} {
			if got[i].text != want {
				t.Errorf("value %d of %q is %q, want %q", i, v.buf, got[i].text, want)
			}
			// The importer takes an empty field without quotes for no value.
			if missing := got[i].text == "" && !got[i].quoted; missing != (i == 1 && b == "") {
				t.Errorf("value %d of %q is missing: %v", i, v.buf, missing)
			}
		}
		if want := strings.ContainsAny(a+b+c, "\r\n"); v.breaks != want {
			t.Errorf("%q has a line break: %v, want %v", v.buf, v.breaks, want)
		}
	})
}

func TestValues(t *testing.T) {
	var v values
	v.bool(true)
	v.missing()
	v.time(time.Time{})
	v.time(time.Date(2023, 1, 2, 3, 4, 5, 600, time.FixedZone("", 3600)))
	v.time(time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC))
	v.list(nil)
	v.list([]string{""})
	v.list([]string{"", ""})
	v.list([]string{"a"})
	want := "true,,,2023-01-02T02:04:05.0000006Z,0001-01-01T00:00:01Z,,,\"\x00\",\"a\"\n"
	if got := v.line(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTables(t *testing.T) {
	dir := t.TempDir()
	tables, err := createTables(dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, x := range slices.Concat(tables.nodes, tables.relationships) {
		if seen[x.name] || seen[x.of+string(x.buf)] {
			t.Errorf("%s is there twice", x.name)
		}
		seen[x.name], seen[x.of+string(x.buf)] = true, true
	}
	if _, err := createTables(dir); err == nil {
		t.Error("files that are there are written over")
	}
	if err := tables.remove(); err != nil {
		t.Error(err)
	}
}
