package hfcommunity

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strings"

	"github.com/go-sql-driver/mysql"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/sqldump"
)

// driverForm is an address as the driver has it: user@tcp(host:port)/database.
var driverForm = regexp.MustCompile(`^([^/]*@)?(tcp|tcp6|unix)\([^)]*\)/[^/]*$`)

// IsAddress reports whether a path is the address of a server: a URL
// mysql://user@host:port/database, or user@tcp(host:port)/database, or
// user@unix(/path/of/socket)/database.
func IsAddress(path string) bool {
	return strings.HasPrefix(path, "mysql://") || strings.HasPrefix(path, "mariadb://") || driverForm.MatchString(path)
}

// Shown returns an address without password and parameters, for messages.
func Shown(address string) string {
	c, err := parse(address)
	if err != nil {
		return "the address of a server"
	}
	return c.User + "@" + c.Addr + "/" + c.DBName
}

// parse reads an address. Errors do not repeat it, since it may hold a password.
func parse(address string) (*mysql.Config, error) {
	if driverForm.MatchString(address) {
		c, err := mysql.ParseDSN(address)
		if err != nil {
			return nil, hub.Usagef("the address of the server is not understood; want user@tcp(host:port)/database")
		}
		return c, named(c)
	}
	u, err := url.Parse(address)
	if err != nil || u.Path == "" {
		return nil, hub.Usagef("the address of the server is not understood; want mysql://user@host:port/database")
	}
	c := mysql.NewConfig()
	c.User, c.DBName = u.User.Username(), strings.Trim(u.Path, "/")
	c.Passwd, _ = u.User.Password()
	c.Net, c.Addr = "tcp", u.Host
	if u.Hostname() == "" {
		c.Addr = "127.0.0.1"
	}
	if u.Port() == "" {
		c.Addr = net.JoinHostPort(strings.Trim(c.Addr, "[]"), "3306")
	}
	for key, values := range u.Query() {
		switch key {
		case "socket":
			c.Net, c.Addr = "unix", values[0]
		case "tls":
			c.TLSConfig = values[0]
		default:
			return nil, hub.Usagef("the address of the server has the parameter %q; a URL may have socket and tls", key)
		}
	}
	return c, named(c)
}

func named(c *mysql.Config) error {
	if c.DBName == "" {
		return hub.Usagef("the address of the server names no database; want mysql://user@host:port/database")
	}
	return nil
}

// server reads the tables of a server, in a transaction of its own so that they
// are of one moment.
func (a *assembly) server(ctx context.Context, address, password string) error {
	c, err := parse(address)
	if err != nil {
		return err
	}
	if password != "" {
		c.Passwd = password
	}
	c.Collation, c.ParseTime, c.AllowAllFiles, c.MultiStatements, c.Logger = "utf8mb4_general_ci", false, false, false, &mysql.NopLogger{}
	connector, err := mysql.NewConnector(c)
	if err != nil {
		return hub.Usagef("the address of the server is not understood: its parameters do not go together")
	}
	db := sql.OpenDB(connector)
	defer db.Close()
	name := Shown(address)
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer tx.Rollback()
	for i := range tables {
		if err := a.serverTable(ctx, tx, &tables[i], name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// serverTable reads a table, if the server has it.
func (a *assembly) serverTable(ctx context.Context, tx *sql.Tx, t *table, name string) error {
	have, err := columnsOf(ctx, tx, t.name)
	if err != nil {
		return err
	}
	if len(have) == 0 || withoutRepositories(t.name, have) {
		return nil
	}
	a.seen[t.name] = true
	if err := t.missing(have); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, selection(t, have))
	if err != nil {
		return err
	}
	defer rows.Close()
	raw, to := make([]sql.RawBytes, len(t.columns)), make([]any, len(t.columns))
	for i := range raw {
		to[i] = &raw[i]
	}
	rec := record{table: t, file: name + "/" + t.name, values: make([]sqldump.Value, len(t.columns))}
	for rec.line = 1; rows.Next(); rec.line++ {
		if err := rows.Scan(to...); err != nil {
			return err
		}
		rec.start = nil
		for i, text := range raw {
			cut := len(text) > maxText
			rec.values[i] = sqldump.Value{Text: text[:min(len(text), maxText)], Null: text == nil, Cut: cut}
		}
		rec.start = rec.values[0].Text
		if err := a.take(&rec); err != nil {
			return err
		}
	}
	return rows.Err()
}

// columnsOf returns the names of the columns of a table, none if it is not there.
func columnsOf(ctx context.Context, tx *sql.Tx, table string) (have []string, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT * FROM `"+table+"` LIMIT 0")
	if e := (*mysql.MySQLError)(nil); errors.As(err, &e) && e.Number == 1146 { // no such table
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	defer rows.Close()
	have, err = rows.Columns()
	for i := range have {
		have[i] = strings.ToLower(have[i])
	}
	return have, errors.Join(err, rows.Err())
}

// selection asks for the columns of a table, NULL for those the server has not.
// Texts are cut by the server where they are longer than is kept.
func selection(t *table, have []string) string {
	columns := make([]string, len(t.columns))
	for i, c := range t.columns {
		columns[i] = "NULL"
		for _, h := range have {
			if h == c {
				columns[i] = fmt.Sprintf("LEFT(`%s`, %d)", c, maxText+1)
			}
		}
	}
	return "SELECT " + strings.Join(columns, ", ") + " FROM `" + t.name + "`"
}
