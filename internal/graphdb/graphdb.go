package graphdb

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"
)

// Config says which database to connect to.
type Config struct {
	URI      string        // bolt://, bolt+s://, bolt+ssc://, neo4j://, neo4j+s:// or neo4j+ssc://
	Username string        // default neo4j
	Password string        // never printed
	Database string        // "" is the user's home database
	Timeout  time.Duration // limit of one Read statement in the server; 0 is none
}

// UserAgent names this client to the server and stands in its query log.
const UserAgent = "hubgraph"

// DB is a connection pool to one database. It is safe for concurrent use.
type DB struct {
	driver neo4j.DriverWithContext
	cfg    Config
}

// Open connects and checks that the server answers and accepts the user. The
// error is one line that says what to do; it never holds the password.
func Open(ctx context.Context, cfg Config) (*DB, error) {
	if cfg.Username == "" {
		cfg.Username = "neo4j"
	}
	u, err := url.Parse(cfg.URI)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("address of Neo4j %q: want something like neo4j://localhost:7687", redact(cfg.URI))
	}
	if u.User != nil {
		return nil, fmt.Errorf("address of Neo4j %q: user and password do not belong into the address, use NEO4J_USERNAME and NEO4J_PASSWORD", redact(cfg.URI))
	}
	driver, err := neo4j.NewDriverWithContext(cfg.URI, neo4j.BasicAuth(cfg.Username, cfg.Password, ""), func(c *config.Config) {
		c.UserAgent = UserAgent
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = notifications.WarningLevel
		c.FetchSize = 5000
		c.ConnectionAcquisitionTimeout = 30 * time.Second
		c.SocketConnectTimeout = 10 * time.Second
	})
	if err != nil {
		return nil, fmt.Errorf("address of Neo4j %q: %w", redact(cfg.URI), err)
	}
	db := &DB{driver: driver, cfg: cfg}
	if err := db.verify(ctx); err != nil {
		driver.Close(ctx)
		return nil, db.explain("connect to", err)
	}
	return db, nil
}

// verify checks the connection and, by one statement, the database name.
func (db *DB) verify(ctx context.Context) error {
	if err := db.driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	_, rows, err := db.Read(ctx, "RETURN 1", nil)
	if err != nil {
		return err
	}
	for _, err := range rows {
		if err != nil {
			return err
		}
	}
	return nil
}

// Close ends all connections.
func (db *DB) Close(ctx context.Context) error { return db.driver.Close(ctx) }

// URI returns the address this pool talks to.
func (db *DB) URI() string { return db.cfg.URI }

func (db *DB) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return db.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: db.cfg.Database, FetchSize: neo4j.FetchDefault,
		BookmarkManager: db.driver.ExecuteQueryBookmarkManager()})
}

func (db *DB) txConfig(timeout time.Duration) func(*neo4j.TransactionConfig) {
	return func(c *neo4j.TransactionConfig) {
		c.Metadata = map[string]any{"app": UserAgent}
		if timeout > 0 {
			c.Timeout = timeout
		}
	}
}
