package sqldump

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// wantAll wants every column of the tables named, up to a limit.
func wantAll(limit int, names ...string) *Schema {
	return NewSchema(func(t *Table) ([]Column, error) {
		for _, name := range names {
			if name == t.Name {
				columns := []Column{{Name: "none", Max: limit}}
				for _, c := range t.Columns {
					columns = append(columns, Column{Name: c, Max: limit})
				}
				return columns, nil
			}
		}
		return nil, nil
	})
}

// rows reads a dump and returns each row as LINE table: values, NULL as -, cut
// values with ..., faults as !fault. The column that no table has is left out.
func rows(src io.Reader, s *Schema, size int) (out []string, err error) {
	r := newReader(src, "d.sql", s, size)
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return out, err
		}
		line := fmt.Sprintf("%d %s:", row.Line, row.Table.Name)
		if !row.Values[0].Null {
			line += " a value of no column"
		}
		for _, v := range row.Values[1:] {
			switch {
			case row.Fault != "":
			case v.Null:
				line += " -"
			case v.Cut:
				line += fmt.Sprintf(" %q...", v.Text)
			default:
				line += fmt.Sprintf(" %q", v.Text)
			}
		}
		if row.Fault != "" {
			line += " !" + row.Fault
		}
		out = append(out, line)
	}
}

const head = "CREATE TABLE `t` (\n  `a` varchar(9) DEFAULT 'x,)',\n  `b` int(11) -- no, ( comment\n, PRIMARY KEY (`a`,`b`), KEY `k` (`b`)\n) ENGINE=InnoDB COMMENT='(;';\n"

func TestRows(t *testing.T) {
	for name, c := range map[string]struct{ dump, want string }{
		"one":                {"INSERT INTO `t` VALUES ('x',1);", `6 t: "x" "1"`},
		"many":               {"INSERT INTO t VALUES ('x',1),\n('y',-2),(NULL,NULL);", `6 t: "x" "1"|7 t: "y" "-2"|7 t: - -`},
		"columns":            {"INSERT INTO `t` (`b`, `a`) VALUES (1,'x');", `6 t: "1" "x"`},
		"replace":            {"REPLACE INTO db.`t` VALUES ('x',1);", `6 t: "x" "1"`},
		"words":              {"INSERT LOW_PRIORITY IGNORE INTO `d`.`t` VALUE ('x',1);", `6 t: "x" "1"`},
		"on duplicate":       {"INSERT INTO `t` VALUES ('x',1) ON DUPLICATE KEY UPDATE `a`=VALUES(`a`), b=';(';\ninsert into t values ('y',2);", `6 t: "x" "1"|7 t: "y" "2"`},
		"escapes":            {`INSERT INTO t VALUES ('a\'b''c\"d\\',1),('\0\b\n\r\t\Z',2),('\%\_\q',2),('\\\\',3),('\\\'',4),('',5);`, `6 t: "a'b'c\"d\\" "1"|6 t: "\x00\b\n\r\t\x1a" "2"|6 t: "\\%\\_q" "2"|6 t: "\\\\" "3"|6 t: "\\'" "4"|6 t: "" "5"`},
		"double quotes":      {`INSERT INTO t VALUES ("a'b""c",1);`, `6 t: "a'b\"c" "1"`},
		"binary":             {`INSERT INTO t VALUES (_binary 'a\0',0x4142),(X'4142',x''),(_binary 0x41,_utf8mb4'z'),(N'q',0x);`, `6 t: "a\x00" "AB"|6 t: "AB" ""|6 t: "A" "z"|6 t: "q" ""`},
		"numbers":            {"INSERT INTO t VALUES (+1.5e-7,-.25),(true,FALSE),(12345678901234567890,007);", `6 t: "+1.5e-7" "-.25"|6 t: "1" "0"|6 t: "12345678"... "007"`},
		"comments":           {"-- x\n#y;\n/* '; */ /*!40000 ALTER TABLE `t` DISABLE KEYS */;\nINSERT /* a */ INTO -- b\n`t` # c\n VALUES /*d*/('x' /*,*/ , 1) -- e\n;\n/*!40000 ALTER TABLE `t` ENABLE KEYS */;", `11 t: "x" "1"`},
		"conditional insert": {"/*!50000 INSERT INTO t VALUES ('x',1) */;", `6 t: "x" "1"`},
		"sandbox":            {"/*M!999999\\- enable the sandbox mode */ \nINSERT INTO t VALUES ('x',1);", `7 t: "x" "1"`},
		"skipped table":      {"CREATE TABLE `u` (`a` text);\nINSERT INTO `u` VALUES ('\\';\\\\'),('a'';b'),(\"\\\");\");INSERT INTO `t` VALUES ('x',1);", `7 t: "x" "1"`},
		"locks":              {"USE `d`; LOCK TABLES `t` WRITE; set autocommit=0;\nINSERT INTO `t` VALUES ('x',1);\nUNLOCK TABLES; COMMIT;", `7 t: "x" "1"`},
		"trigger":            {"DELIMITER ;;\n/*!50003 CREATE*/ /*!50003 TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN\nINSERT INTO t VALUES ('no',1);\nEND */;;\nDELIMITER ;\nINSERT INTO `t` VALUES ('x',1);", `11 t: "x" "1"`},
		"view":               {"/*!50001 CREATE VIEW `t2` AS SELECT\n 1 AS `a`*/;\nINSERT INTO `t` VALUES ('x',1);", `8 t: "x" "1"`},
		"latin1":             {"/*!40101 SET NAMES latin1 */;\nINSERT INTO t VALUES ('\xe9\x80\x81',0xe9);SET NAMES 'utf8mb4';INSERT INTO t VALUES ('é',1)", `7 t: "é€\u0081" "\xe9"|7 t: "é" "1"`},
		"limits":             {"INSERT INTO t VALUES ('12345678','123456789'),('1234567''','1234567\\\\x'),(1234567890,0x313233343536373839);", `6 t: "12345678" "12345678"...|6 t: "1234567'" "1234567\\"...|6 t: "12345678"... "12345678"...`},
		"bad rows":           {"INSERT INTO t VALUES ('x'),('x',1,2),(now(),'a,b)'),('x' 'y',1),('x',0x1),(DEFAULT,(1+2)),(),('y',2);", "6 t: !the row has 1 values, the table t has 2 columns|6 t: !the row has 3 values, the table t has 2 columns|6 t: !the value of a is not a literal|6 t: !the value of a is not a literal|6 t: !the value of b has an odd number of hexadecimal digits|6 t: !the value of a is not a literal|6 t: !the value of a is not a literal|" + `6 t: "y" "2"`},
		"another create":     {"DROP TABLE IF EXISTS `t`;CREATE TABLE IF NOT EXISTS `d`.`T` (`b` int,`c``d` text);INSERT INTO t VALUES (1,2);", `6 t: "1" "2"`},
	} {
		for _, size := range []int{0, 600, bufferSize} {
			for _, src := range []io.Reader{strings.NewReader(head + c.dump + "\n;"), iotest.OneByteReader(strings.NewReader(head + c.dump + "\n;"))} {
				got, err := rows(src, wantAll(8, "t"), size)
				if err != nil || strings.Join(got, "|") != c.want {
					t.Errorf("%s, buffer %d: %v\ngot  %s\nwant %s", name, size, err, strings.Join(got, "|"), c.want)
				}
			}
		}
	}
}

func manyTables(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "CREATE TABLE u%d (a int);\n", i)
	}
	return b.String()
}

func TestFaults(t *testing.T) {
	for want, dump := range map[string]string{
		"d.sql:7: the dump ends in the middle of a statement, it was cut short":           head + "INSERT INTO t VALUES ('a',1),\n('b",
		`d.sql:1: not a dump of MariaDB or MySQL: no statement begins with "hello world"`: "hello world",
		`d.sql:2: not a dump of MariaDB or MySQL: no statement begins with "\x7fELF"`:     "\n\x7fELF",
		"d.sql:1: nothing says what the columns of the table t are":                       "INSERT INTO t VALUES (1);",
		"d.sql:6: INSERT INTO t without VALUES is not read":                               head + "INSERT INTO t SELECT 1;",
		"d.sql:6: INSERT without the name of a table":                                     head + "INSERT INTO (1);",
		`d.sql:6: behind a row of t: want a comma or semicolon, found '='`:                head + "INSERT INTO t VALUES ('a',1)=1;",
		`d.sql:6: want the bracket of a row, found '\''`:                                  head + "INSERT INTO t VALUES 'a',1;",
		`d.sql:1: the dump is in the character set "gbk"`:                                 "SET NAMES gbk;",
		"d.sql:1: the text is in UTF-16":                                                  "\xff\xfeI\x00N\x00",
		"d.sql:1: a name of more than 256 bytes":                                          "CREATE TABLE `" + strings.Repeat("x", 300) + "` (a int);",
		"d.sql:1: a table of more than 4096 columns":                                      "CREATE TABLE t (" + strings.Repeat("a int,", 5000) + "b int);",
		"d.sql:10001: the dump has more than 10000 tables":                                manyTables(10_001),
		"broken (at line 6)": "",
	} {
		src := io.Reader(strings.NewReader(dump))
		if dump == "" {
			src = io.MultiReader(strings.NewReader(head+"INSERT INTO t"), iotest.ErrReader(errors.New("broken")))
		}
		if _, err := rows(src, wantAll(8, "t"), 0); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

// A dump that is cut anywhere gives the rows before the cut and an error, or no
// error only between statements.
func TestCutAnywhere(t *testing.T) {
	whole := head + "/*!40101 SET NAMES utf8mb4 */;\nINSERT INTO `t` VALUES ('a\\'',1),('b',NULL);\nINSERT INTO `u` VALUES ('c;');\nINSERT INTO t (a,b) VALUES ('d',0x41) ON DUPLICATE KEY UPDATE a='e';\n"
	all, err := rows(strings.NewReader(whole), wantAll(8, "t"), 0)
	if err != nil || len(all) != 3 {
		t.Fatal(all, err)
	}
	for n := range whole {
		got, err := rows(strings.NewReader(whole[:n]), wantAll(8, "t"), 0)
		if strings.Join(got, "|") != strings.Join(all[:len(got)], "|") {
			t.Errorf("cut at %d: %s", n, got)
		}
		before := strings.TrimSpace(whole[:n])
		if between := before == "" || strings.HasSuffix(before, ";") && !strings.HasSuffix(before, "('c;") && !strings.HasSuffix(before, "COMMENT='(;"); (err == nil) != between {
			t.Errorf("cut at %d, behind %q: %v", n, before[max(0, len(before)-20):], err)
		}
	}
}

func TestMarks(t *testing.T) {
	r := NewReader(strings.NewReader("-- MariaDB dump 10.19\n-- MySQL dump 8\nSET NAMES utf8;\n-- Dump completed on"), "d", wantAll(1))
	if _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	if begin, end := r.Marks(); begin != 2 || end != 1 {
		t.Error(begin, end)
	}
}

// repeated gives a text n times.
type repeated struct {
	text string
	n    int
	at   int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.text[r.at:])
	if r.at += n; r.at == len(r.text) {
		r.at, r.n = 0, r.n-1
	}
	return n, nil
}

// Values, rows, comments and lines of two gigabytes pass in the memory of a buffer.
func TestTwoGigabytes(t *testing.T) {
	const size = 1 << 20
	for name, c := range map[string]struct{ before, unit, after string }{
		"kept value":    {"INSERT INTO t VALUES ('", strings.Repeat(`x\'`, size/3), "',1);"},
		"skipped value": {"INSERT INTO u VALUES ('", strings.Repeat(`\\`, size/2), "',1);"},
		"comment":       {"-- ", strings.Repeat("-", size), "\n"},
		"hexadecimal":   {"INSERT INTO t VALUES (0x", strings.Repeat("41", size/2), ",1);"},
	} {
		n := 2 << 10
		if name == "hexadecimal" || name == "kept value" {
			n = 200 // these take more time
		}
		r := newReader(io.MultiReader(strings.NewReader(head+c.before), &repeated{text: c.unit, n: n}, strings.NewReader(c.after)), "d", wantAll(100, "t"), bufferSize)
		for {
			row, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(name, err)
			}
			if v := row.Values[1]; !v.Cut || len(v.Text) != 100 {
				t.Errorf("%s: %d bytes, cut %v", name, len(v.Text), v.Cut)
			}
		}
		if len(r.buf) > bufferSize || cap(r.text) > 1024 {
			t.Errorf("%s: buffers of %d and %d bytes", name, len(r.buf), cap(r.text))
		}
	}
}
