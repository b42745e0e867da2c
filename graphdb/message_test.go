package graphdb

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Statuses that a Community server of its own cannot be brought to; the
// messages are Neo4j's.
func TestStatusesInOneLine(t *testing.T) {
	for _, c := range []struct {
		uri, code, msg, want string
	}{
		{"bolt://h:1", "Neo.ClientError.Security.Forbidden", "Create node with labels 'Model' on database 'hub' is not allowed for user 'ada-wren' with roles [PUBLIC, reader].",
			`user "ada-wren" may not do this; use another, or let an administrator grant it: Create node with labels 'Model'`},
		{"bolt://h:1", "Neo.ClientError.Security.TokenExpired", "The auth provider token has expired", `the login of user "ada-wren" has expired`},
		{"bolt://h:1", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "This is a read only database", "this server of the cluster takes no writes; use neo4j://h:1, which finds the one that does"},
		{"bolt+ssc://h:1", "Neo.ClientError.Cluster.NotALeader", "No write operations are allowed directly on this database.", "use neo4j+ssc://h:1, "},
		{"neo4j://h:1", "Neo.ClientError.Cluster.NotALeader", "No write operations are allowed directly on this database.", "no server that takes writes to this database now"},
		{"neo4j://h:1", "Neo.ClientError.Database.DatabaseNotFound", "Graph not found: hub", `no database "hub"; set NEO4J_DATABASE`},
		{"bolt://h:1", "Neo.TransientError.General.DatabaseUnavailable", "Database 'hub' unavailable", "the database is not available: it is starting, stopping, stopped or could not start"},
		{"bolt://h:1", "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "dbms.memory.transaction.total.max threshold reached\nmore", "more memory than the server gives it; raise the limit in its neo4j.conf, or ask for less: dbms.memory.transaction.total.max threshold reached"},
		{"bolt://h:1", "Neo.TransientError.General.OutOfMemoryError", "There is not enough memory", "raise server.memory.heap.max_size"},
		{"bolt://h:1", "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "The transaction has not completed", "longer than the limit of 3s"},
		{"bolt://h:1", "Neo.ClientError.Transaction.TransactionTimedOut", "The transaction has not completed", "raise db.transaction.timeout"},
		{"bolt://h:1", "Neo.ClientError.Transaction.Terminated", "Explicitly terminated by the user. ", "somebody ended this transaction on the server"},
		{"bolt://h:1", "Neo.TransientError.Transaction.BookmarkTimeout", "Database 'hub' not up to the requested version", "was the database replaced meanwhile?"},
		{"bolt://h:1", "Neo.DatabaseError.Transaction.TransactionCommitFailed", "Could not apply the transaction", "as it does when its disk is full"},
		{"bolt://h:1", "Neo.DatabaseError.Transaction.TransactionStartFailed", "The database has encountered a critical error, and needs to be restarted.", "make room, restart it and run this again"},
		{"bolt://h:1", "Neo.ClientError.Schema.ConstraintValidationFailed", "Node(7) already exists with label `Commit`", "Node(7) already exists with label `Commit` (Neo.ClientError.Schema.ConstraintValidationFailed)"},
		{"bolt://h:1", "Neo.ClientError.Statement.SyntaxError", "Invalid input 'X'\n\"RETURN X\"\n ^", "Invalid input 'X' (Neo.ClientError.Statement.SyntaxError)"},
	} {
		db := bare(t, c.uri)
		err := db.explain(context.Background(), "write to", status(c.code, c.msg))
		text := err.Error()
		if !strings.Contains(text, c.want) || strings.Contains(text, "\n") || strings.Contains(text, "sesame") {
			t.Errorf("%s gives %q, want %q", c.code, text, c.want)
		}
		var own *Error
		if !errors.As(err, &own) || own.Code != c.code {
			t.Errorf("%s gives code %v", c.code, own)
		}
		if got, want := own.OutOfMemory(), strings.Contains(c.code, "Memory"); got != want {
			t.Errorf("%s is out of memory: %t", c.code, got)
		}
		if got, want := own.ConstraintViolated(), strings.Contains(c.code, "Constraint"); got != want {
			t.Errorf("%s violates a constraint: %t", c.code, got)
		}
		if got, want := own.Lost(), c.code == databaseUnavailable; got != want {
			t.Errorf("%s is lost: %t", c.code, got)
		}
	}
}

func TestLostConnectionInOneLine(t *testing.T) {
	db := bare(t, "bolt://h:1")
	for _, driver := range []error{io.EOF, io.ErrUnexpectedEOF, &neo4j.ConnectivityError{Inner: io.EOF}} {
		var own *Error
		err := db.explain(context.Background(), "read from", driver)
		if err.Error() != "read from Neo4j at bolt://h:1: the connection was lost: the server closed it" || !errors.As(err, &own) || !own.Lost() {
			t.Errorf("%v gives %q", driver, err)
		}
	}
}

// A routing table with addresses that only the server's own network knows.
func TestAddressesThatCannotBeReached(t *testing.T) {
	driver := &neo4j.ConnectivityError{Inner: refused()}
	db := bare(t, "neo4j+s://h:1")
	if got := db.routeReason(driver); !strings.Contains(got, "names addresses that cannot be reached from here (dial tcp: connection refused)") || !strings.Contains(got, "use bolt+s://h:1 ") {
		t.Errorf("%q", got)
	}
	if got := bare(t, "bolt://h:1").routeReason(driver); got != "" {
		t.Errorf("without routing: %q", got)
	}
	if got := db.routeReason(io.EOF); got != "" {
		t.Errorf("a connection that was cut: %q", got)
	}
}

func TestSupportedVersions(t *testing.T) {
	for version, want := range map[string]bool{
		"5.23.0": true, "5.26.30": true, "5.100.1": true, "5.27-aura": true, "2025.01.0": true, "2025.10.1": true, "2026.3": true,
		"5.22.0": false, "5.12.0": false, "5.9.0": false, "5.2.3": false, "4.4.38": false, "3.5.35": false,
		"dev": true, "": true,
	} {
		if got := supported(version); got != want {
			t.Errorf("version %q: %t, want %t", version, got, want)
		}
	}
}
