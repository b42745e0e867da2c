package graphdb

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"strings"
	"sync"
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
	Database string        // "" for the user's home database
	CAFile   string        // PEM file of the authorities that bolt+s:// and neo4j+s:// trust; "" for those of the system
	Timeout  time.Duration // limit of one Read statement in the server; 0 for none

	RetryFor time.Duration    // how long one call is retried after a transient error; 0 for DefaultRetry, negative for never
	Notice   func(string)     // gets one line when the server is away and being waited for, and one when it is back; nil for none
	Now      func() time.Time // the clock that ClockSkew compares with the server's; nil for time.Now
}

// DefaultRetry is how long a call is retried if Config does not say.
const DefaultRetry = 30 * time.Second

// UserAgent names this client to the server and appears in its query log.
const UserAgent = "hubgraph"

// DB is a connection pool to one database. It is safe for concurrent use.
type DB struct {
	driver  neo4j.DriverWithContext
	cfg     Config
	at      address
	tls     *tls.Config // nil for no TLS
	version string

	mu   sync.Mutex
	away bool            // Notice has reported that the server is away
	met  map[string]bool // addresses of the servers that have answered, as the driver names them
}

// Open connects and checks that the server answers, accepts the user, has the
// database and is new enough. In a cluster, what was committed before it is seen by all
// that follows. The error is one line that says what to do; it
// never holds the password.
func Open(ctx context.Context, cfg Config) (*DB, error) {
	at, err := parseAddress(cfg.URI)
	if err != nil {
		return nil, err
	}
	if cfg.Username == "" {
		cfg.Username = "neo4j"
	}
	if cfg.RetryFor == 0 {
		cfg.RetryFor = DefaultRetry
	}
	if strings.EqualFold(cfg.Database, "system") {
		return nil, errors.New("the database system of Neo4j holds no graph; set NEO4J_DATABASE to another, or to nothing for the home database")
	}
	tlsConfig, err := at.tlsConfig(cfg.CAFile)
	if err != nil {
		return nil, err
	}
	db := &DB{cfg: cfg, at: at, tls: tlsConfig, met: map[string]bool{}}
	db.driver, err = neo4j.NewDriverWithContext(cfg.URI, neo4j.BasicAuth(cfg.Username, cfg.Password, ""), func(c *config.Config) {
		c.UserAgent = UserAgent
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = notifications.WarningLevel
		c.FetchSize = 5000
		c.ConnectionAcquisitionTimeout = 30 * time.Second
		c.SocketConnectTimeout = dialTimeout
		c.TlsConfig = tlsConfig
		c.AddressResolver = db.alsoAsk
	})
	if err != nil {
		return nil, fmt.Errorf("address of Neo4j %q: %w", at, err)
	}
	if err := db.verify(ctx); err != nil {
		db.Close(ctx)
		return nil, err
	}
	db.catchUp(ctx)
	return db, nil
}

// verify checks the connection and, by one statement, the database and the
// version of the server. From then on the home database is used by name, which
// saves a routing driver from asking for it before each statement.
func (db *DB) verify(ctx context.Context) error {
	err := db.retry(ctx, func() error {
		err := db.ask(ctx)
		var server *neo4j.Neo4jError
		if err == nil || ctx.Err() != nil || errors.As(err, &server) {
			return err
		}
		if reason := db.diagnose(ctx, err); reason != "" {
			return &Error{Text: reason, msg: fmt.Sprintf("connect to Neo4j at %s: %s", db.at, reason), err: err, final: true, lost: true}
		}
		return err
	})
	if err != nil {
		return db.explain(ctx, "connect to", err)
	}
	if !supported(db.version) {
		return fmt.Errorf("Neo4j at %s is version %s, and hubgraph needs %s or newer; hubgraph db start starts one", db.at, db.version, oldestVersion)
	}
	return nil
}

// ask reads the version and the name of the database.
func (db *DB) ask(ctx context.Context) error {
	session := db.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, "CALL dbms.components() YIELD versions RETURN versions[0] AS version LIMIT 1", nil, db.txConfig(0))
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		db.version, _ = result.Record().Values[0].(string)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return err
	}
	db.meet(summary)
	if d := summary.Database(); d != nil && db.cfg.Database == "" {
		db.cfg.Database = d.Name()
	}
	return nil
}

// Close closes all connections.
func (db *DB) Close(ctx context.Context) error { return db.driver.Close(ctx) }

// URI returns the address this pool talks to.
func (db *DB) URI() string { return db.cfg.URI }

// Version returns the version of the server, such as 5.26.30 or 2025.10.1.
func (db *DB) Version() string { return db.version }

func (db *DB) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return db.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: db.cfg.Database, FetchSize: neo4j.FetchDefault,
		BookmarkManager: db.driver.ExecuteQueryBookmarkManager()})
}

// endless stands for no limit: without one in the transaction, that of the server
// would hold, db.transaction.timeout.
const endless = 30 * 24 * time.Hour

// txConfig is the configuration of a transaction that the server ends after a time, 0
// for never.
func (db *DB) txConfig(timeout time.Duration) func(*neo4j.TransactionConfig) {
	return func(c *neo4j.TransactionConfig) {
		c.Metadata = map[string]any{"app": UserAgent}
		if c.Timeout = timeout; timeout <= 0 {
			c.Timeout = endless
		}
	}
}
