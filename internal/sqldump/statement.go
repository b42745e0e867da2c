package sqldump

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/bom"
)

// What is kept of tables is bounded; MariaDB allows names of 64 characters and
// 4,096 columns.
const (
	maxName    = 256
	maxColumns = 4096
	maxTables  = 10_000
)

// next goes on with the rows of an INSERT, or with the next statement.
func (r *Reader) next() (*Row, error) {
	if !r.begun {
		r.begun = true
		if err := r.begin(); err != nil {
			return nil, err
		}
	}
	for r.inRows == nil {
		if err := r.statement(); err != nil {
			return nil, err
		}
	}
	if err := r.readRow(); err != nil {
		return nil, err
	}
	if err := r.afterRow(); err != nil {
		return nil, err
	}
	return &r.row, nil
}

// begin passes a byte order mark.
func (r *Reader) begin() error {
	head, err := r.need(3)
	if err != nil {
		return err
	}
	n, err := bom.Skip(head)
	if err != nil {
		return r.failf("%w, or dump again with --result-file=FILE where > writes UTF-16", err)
	}
	r.pos += n
	return nil
}

// others are the first words of statements that are passed over.
var others = strings.Fields("alter analyze begin call change check commit deallocate delete do drop execute flush grant kill load lock optimize prepare rename " +
	"repair reset revoke rollback savepoint select show start stop truncate unlock update use with xa")

// statement reads a statement up to the first row that is wanted.
func (r *Reader) statement() error {
	r.conditional = false
	c, err := r.space()
	switch {
	case errors.Is(err, errEnd) && !r.conditional && !r.unclosed:
		return io.EOF
	case err != nil:
		return err
	case c == ';':
		r.pos++
		return nil
	}
	if err := r.readWord(); err != nil && !errors.Is(err, errEnd) {
		return err
	}
	switch w := string(r.word); w {
	case "insert", "replace":
		return r.insert()
	case "create":
		return r.create()
	case "set":
		return r.set()
	case "delimiter":
		return r.delimiter()
	default:
		if !slices.Contains(others, w) {
			start, err := r.need(40)
			if err != nil {
				return err
			}
			return r.failf("not a dump of MariaDB or MySQL: no statement begins with %q", string(r.word)+string(start))
		}
		return r.skipStatement()
	}
}

// readWord reads a name or keyword without quotes, in lower case, up to a limit.
func (r *Reader) readWord() error {
	r.word = r.word[:0]
	for len(r.word) <= maxName {
		c, err := r.peek()
		if err != nil {
			return err
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '$' && c < 0x80 {
			return nil
		}
		r.word = append(r.word, c)
		r.pos++
	}
	return nil
}

// readKeyword passes blanks and reads a word.
func (r *Reader) readKeyword() error {
	if _, err := r.space(); err != nil {
		return err
	}
	return r.readWord()
}

// readName reads a name, quoted or not, in lower case.
func (r *Reader) readName() (string, error) {
	quote, err := r.space()
	if err != nil {
		return "", err
	}
	if quote != '`' && quote != '"' {
		err := r.readWord()
		return string(r.word), err
	}
	r.pos++
	var name []byte
	for len(name) <= maxName {
		c, err := r.take()
		if err != nil {
			return "", err
		}
		if c == quote {
			if next, err := r.peek(); err != nil {
				return "", err
			} else if next != quote {
				return strings.ToLower(string(name)), nil
			}
			r.pos++
		}
		name = append(name, c)
	}
	return "", r.failf("a name of more than %d bytes", maxName)
}

// readTableName reads a name behind the name of a database, if there is one.
func (r *Reader) readTableName() (string, error) {
	name, err := r.readName()
	if err != nil {
		return "", err
	}
	return r.afterDot(name)
}

// afterDot returns the name behind a dot, or the one given.
func (r *Reader) afterDot(name string) (string, error) {
	c, err := r.space()
	if err != nil || c != '.' {
		return name, err
	}
	r.pos++
	return r.readName()
}

// insert reads an INSERT up to its rows. One of a table that is not wanted is
// passed over.
func (r *Reader) insert() error {
	name := ""
	for name == "" {
		c, err := r.space()
		if err != nil {
			return err
		}
		if c == '`' || c == '"' {
			name, err = r.readName()
		} else {
			err = r.readWord()
			if w := string(r.word); !slices.Contains([]string{"low_priority", "delayed", "high_priority", "ignore", "into"}, w) {
				name = w
			}
		}
		if err != nil {
			return err
		}
		if name == "" && len(r.word) == 0 {
			return r.failf("INSERT without the name of a table")
		}
	}
	name, err := r.afterDot(name)
	if err != nil {
		return err
	}
	return r.insertInto(name)
}

func (r *Reader) insertInto(name string) error {
	t, err := r.table(name, nil)
	if err != nil {
		return err
	}
	if len(t.wanted) == 0 {
		return r.skipStatement()
	}
	c, err := r.space()
	if err != nil {
		return err
	}
	if c == '(' {
		columns, err := r.columnList()
		if err != nil {
			return err
		}
		if t, err = r.table(name, columns); err != nil {
			return err
		}
	}
	if err := r.readKeyword(); err != nil {
		return err
	}
	if w := string(r.word); w != "values" && w != "value" {
		return r.failf("INSERT INTO %s without VALUES is not read", name)
	}
	if t.Columns == nil {
		return r.failf("nothing says what the columns of the table %s are: no CREATE TABLE stands before this INSERT; dump with it, or with --complete-insert", name)
	}
	r.inRows = t
	return nil
}

// table returns a table; with columns one with these, which may be others than
// those of CREATE TABLE.
func (r *Reader) table(name string, columns []string) (*Table, error) {
	known := r.schema.tables
	if columns != nil {
		known = r.schema.listed
	}
	if t := known[name]; t != nil && (columns == nil || slices.Equal(columns, t.Columns)) {
		return t, nil
	}
	t, err := r.schema.define(name, columns)
	if err != nil {
		return nil, r.failf("%w", err)
	}
	known[name] = t
	return t, nil
}

// columnList reads (`a`, `b`).
func (r *Reader) columnList() ([]string, error) {
	columns := []string{}
	for {
		r.pos++ // the bracket or comma
		name, err := r.readTableName()
		if err != nil {
			return nil, err
		}
		columns = append(columns, name)
		c, err := r.space()
		switch {
		case err != nil:
			return nil, err
		case c == ')':
			r.pos++
			return columns, nil
		case c != ',' || len(columns) > maxColumns:
			return nil, r.failf("a list of columns is not understood")
		}
	}
}

// create reads the names of the columns out of CREATE TABLE.
func (r *Reader) create() error {
	if err := r.readKeyword(); err != nil {
		return err
	}
	if string(r.word) == "temporary" {
		if err := r.readKeyword(); err != nil {
			return err
		}
	}
	if string(r.word) != "table" {
		return r.skipStatement()
	}
	name, err := r.readTableName()
	if err == nil && name == "if" {
		for range 2 { // NOT EXISTS
			if err := r.readKeyword(); err != nil {
				return err
			}
		}
		name, err = r.readTableName()
	}
	if err != nil {
		return err
	}
	if c, err := r.space(); err != nil {
		return err
	} else if c != '(' {
		return r.skipStatement()
	}
	columns, err := r.definitions()
	if err != nil {
		return err
	}
	if r.schema.tables[name], err = r.schema.define(name, columns); err != nil {
		return r.failf("%w", err)
	}
	return r.skipStatement()
}

// notColumns begin a definition that is not one of a column.
var notColumns = strings.Fields("primary key unique index constraint foreign fulltext spatial check period")

// definitions reads the definitions of CREATE TABLE and returns the columns.
func (r *Reader) definitions() ([]string, error) {
	columns := []string{}
	for {
		r.pos++ // the bracket or comma
		quote, err := r.space()
		if err != nil {
			return nil, err
		}
		name, err := r.readName()
		if err != nil {
			return nil, err
		}
		if quoted := quote == '`' || quote == '"'; quoted || !slices.Contains(notColumns, name) {
			columns = append(columns, name)
		}
		if err := r.skipValue(); err != nil {
			return nil, err
		}
		if len(columns) > maxColumns {
			return nil, r.failf("a table of more than %d columns", maxColumns)
		}
		if r.buf[r.pos] == ')' {
			r.pos++
			return columns, nil
		}
	}
}

// set obeys SET NAMES.
func (r *Reader) set() error {
	if err := r.readKeyword(); err != nil {
		return err
	}
	switch string(r.word) {
	case "character", "charset":
		if string(r.word) == "character" {
			if err := r.readKeyword(); err != nil {
				return err
			}
		}
	case "names":
	default:
		return r.skipStatement()
	}
	c, err := r.space()
	if err != nil {
		return err
	}
	if c == '\'' || c == '"' {
		r.pos++
	}
	if err := r.readWord(); err != nil {
		return err
	}
	switch charset := string(r.word); charset {
	case "utf8mb4", "utf8", "utf8mb3", "ascii", "binary", "default":
		r.latin1 = false
	case "latin1":
		r.latin1 = true
	default:
		return r.failf("the dump is in the character set %q; read are utf8mb4, utf8, latin1, ascii and binary: dump again with --default-character-set=utf8mb4", charset)
	}
	if c == '\'' || c == '"' {
		if err := r.skipString(c); err != nil {
			return err
		}
	}
	return r.skipStatement()
}

// delimiter passes over bodies of triggers and routines: from DELIMITER ;; to
// DELIMITER ;
func (r *Reader) delimiter() error {
	for {
		head, err := r.need(lookAhead)
		if err != nil {
			return err
		}
		line, _, _ := bytes.Cut(head, []byte{'\n'})
		if err := r.skipTo('\n'); errors.Is(err, errEnd) || string(bytes.TrimSpace(line)) == ";" {
			return nil
		} else if err != nil {
			return err
		}
		for word := []byte(nil); !bytes.EqualFold(word, []byte("delimiter")); {
			if word, err = r.need(len("delimiter")); err != nil {
				return err
			} else if bytes.EqualFold(word, []byte("delimiter")) {
				r.pos += len(word)
			} else if err := r.skipTo('\n'); err != nil {
				return err
			}
		}
	}
}
