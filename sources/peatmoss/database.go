package peatmoss

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/hubgraph/hubgraph/internal/infile"
)

// open opens an SQLite file that nothing is written to, nor beside it, and
// returns its size.
func open(path string) (*sql.DB, int64, error) {
	info, err := infile.Regular(path)
	if err != nil {
		return nil, 0, err
	}
	if err := checkHead(path); err != nil {
		return nil, 0, fmt.Errorf("%s: %w", path, err)
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + suffix); err == nil && info.Size() > 0 {
			return nil, 0, fmt.Errorf("%s: the file %s beside it holds changes that were not completed; open and close it once with sqlite3", path, path+suffix)
		}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, 0, err
	}
	// A schema is a stranger's: its functions are not trusted, its views not read.
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=ro&immutable=1&_pragma=query_only(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=mmap_size(0)"}
	db, err := sql.Open("sqlite", address.String())
	return db, info.Size(), err
}

// checkHead refuses what is no SQLite file, or less of one than its head says.
func checkHead(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 100)
	if n, err := io.ReadFull(f, head); errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		head = head[:n]
	} else if err != nil {
		return err
	}
	for _, packed := range []string{"\x1f\x8b", "\x28\xb5\x2f\xfd", "PK\x03\x04"} {
		if bytes.HasPrefix(head, []byte(packed)) {
			return errors.New("it is compressed, and a database is not read in sequence: unpack it first")
		}
	}
	if len(head) < 100 || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return errors.New("it is not an SQLite file")
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	page := int64(binary.BigEndian.Uint16(head[16:]))
	if page == 1 {
		page = 1 << 16
	}
	if want := page * int64(binary.BigEndian.Uint32(head[28:])); size < want {
		return fmt.Errorf("the file has %d bytes of %d, it was cut short: %w", size, want, io.ErrUnexpectedEOF)
	}
	return nil
}

// rows are the rows of a query on a connection of its own.
type rows struct {
	*sql.Rows
	conn *sql.Conn
}

// Close ends the query.
func (r *rows) Close() error { return errors.Join(r.Rows.Close(), r.conn.Close()) }

// longest is the size in bytes of a value over which a database is refused: a
// value may have a gigabyte, and SQLite holds it whole.
const longest = 64 << 20

func (c *converter) query(ctx context.Context, statement string, args ...any) (*rows, error) {
	conn, err := c.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := sqlite.Limit(conn, sqlite3.SQLITE_LIMIT_LENGTH, longest); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	found, err := conn.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &rows{found, conn}, nil
}

// words returns the first column of a query.
func (c *converter) words(ctx context.Context, statement string, args ...any) (words []string, err error) {
	rows, err := c.query(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var word string
		if err := rows.Scan(&word); err != nil {
			return nil, err
		}
		words = append(words, word)
	}
	return words, rows.Err()
}

// look finds the tables, and makes sure that there is what is needed at least.
func (c *converter) look(ctx context.Context) error {
	names, err := c.words(ctx, "SELECT name FROM sqlite_master WHERE type = 'table'")
	if err != nil {
		return err
	}
	c.have = map[string]bool{}
	for _, name := range names {
		c.have[name] = true
	}
	for _, needed := range [][]string{{"model", "id", "context_id", "model_hub_id", "sha", "downloads", "likes"}, {"model_hub", "id", "name", "url"}} {
		if !c.have[needed[0]] {
			return fmt.Errorf("no table %s, so it is not PeaTMOSS", needed[0])
		}
		if err := c.check(ctx, needed[0], needed[1:]...); err != nil {
			return err
		}
	}
	return nil
}

// check returns an error where a table lacks a column or is damaged.
func (c *converter) check(ctx context.Context, table string, columns ...string) error {
	have, err := c.words(ctx, "SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		return err
	}
	for _, column := range columns {
		if !slices.Contains(have, column) {
			return fmt.Errorf("the table %s has no column %s, so it is not PeaTMOSS's; it has %s", table, column, strings.Join(have, ", "))
		}
	}
	// A page that is damaged may else hide rows without an error.
	verdict, err := c.words(ctx, "PRAGMA quick_check("+table+")")
	if err == nil && (len(verdict) != 1 || verdict[0] != "ok") {
		err = errors.New(strings.Join(strings.Fields(strings.Join(verdict[:min(1, len(verdict))], "")), " "))
	}
	if err != nil {
		return fmt.Errorf("the table %s is damaged: %w", table, err)
	}
	return nil
}

// progress returns a function that is told the ids of the rows that are read,
// and counts as many bytes of the file as they are of a third: three tables are
// gone through.
func (c *converter) progress(ctx context.Context, table string) (read func(id int64), err error) {
	last, err := c.words(ctx, "SELECT CAST(ifnull(max(id), 1) AS TEXT) FROM "+table)
	if err != nil {
		return nil, err
	}
	top, err := strconv.ParseFloat(last[0], 64)
	if err != nil {
		return nil, err
	}
	told := int64(0)
	return func(id int64) {
		now := int64(float64(c.size) / 3 * min(1, max(0, float64(id)/max(1, top))))
		c.meter.Read(now - told)
		told = now
	}, nil
}

// usable reports whether a table is there; if not, what it would give is noted
// as lacking.
func (c *converter) usable(ctx context.Context, table, gives string, columns ...string) (bool, error) {
	if !c.have[table] {
		c.lacks = append(c.lacks, gives)
		return false, nil
	}
	return true, c.check(ctx, table, columns...)
}

// lists reads tables that link rows to names beside the table of these rows,
// all by ascending id.
type lists []*list

type list struct {
	rows *rows // nil where the table is not there
	id   int64 // of the row at hand
	name string
	more bool
}

// add adds the table link with the columns owner and id, the latter of the table
// names. Where there is none its lists are empty.
func (l *lists) add(ctx context.Context, c *converter, at int, link, owner, names, id, column, gives string) error {
	*l = append(*l, &list{})
	if !c.have[link] || !c.have[names] {
		c.lacks = append(c.lacks, gives)
		return nil
	}
	if err := errors.Join(c.check(ctx, link, owner, id), c.check(ctx, names, "id", column)); err != nil {
		return err
	}
	rows, err := c.query(ctx, fmt.Sprintf("SELECT l.%s, %s FROM %s l JOIN %s n ON n.id = l.%s ORDER BY l.%s, l.%s", owner, text("n."+column), link, names, id, owner, id))
	if err != nil {
		return err
	}
	(*l)[at].rows = rows
	return (*l)[at].next()
}

func (x *list) next() error {
	if x.more = x.rows.Next(); !x.more {
		return x.rows.Err()
	}
	var name sql.NullString
	if err := x.rows.Scan(&x.id, &name); err != nil {
		return err
	}
	x.name = name.String
	return nil
}

// of returns the names that belong to an id, in the order of their own. It is
// called with ascending ids.
func (l lists) of(id int64) ([][]string, error) {
	names := make([][]string, len(l))
	for i, x := range l {
		for x.more && x.id <= id {
			if x.id == id && x.name != "" {
				names[i] = append(names[i], x.name)
			}
			if err := x.next(); err != nil {
				return nil, err
			}
		}
	}
	return names, nil
}

func (l lists) close() {
	for _, x := range l {
		if x.rows != nil {
			x.rows.Close()
		}
	}
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line)
}

// parseDate reads a date in one of the forms of Python; without a zone it is UTC.
func parseDate(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" || s == "None" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z0700", time.DateTime, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("created_at: %.40q is not a date", s)
}
