package graphdb

import (
	"fmt"
	"strings"
)

// databaseUnavailable is the status of a database that is starting, stopping,
// stopped or failed to start, and of a transaction ended by a stop.
const databaseUnavailable = "Neo.TransientError.General.DatabaseUnavailable"

// accessMode is the status of a statement that would write in read access
// mode.
const accessMode = "Neo.ClientError.Statement.AccessMode"

// The states of a server that does not know a bookmark: it is none of this database, or
// of writes that have not arrived there for a while.
const (
	invalidBookmark = "Neo.ClientError.Transaction.InvalidBookmark"
	bookmarkMixture = "Neo.ClientError.Transaction.InvalidBookmarkMixture"
	bookmarkTimeout = "Neo.TransientError.Transaction.BookmarkTimeout"
)

// serverMessage says in one line what a status of the server means here and
// what to do. The codes are those of Neo4j's
// org.neo4j.kernel.api.exceptions.Status.
func (db *DB) serverMessage(at, code, msg string) string {
	if text := db.accessMessage(at, code, msg); text != "" {
		return text
	}
	switch code {
	case databaseUnavailable:
		return at + ": the database is not available: it is starting, stopping, stopped or could not start; see the server's log (" + msg + ")"
	case "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration":
		return fmt.Sprintf("the statement ran longer than the limit of %v and was ended", db.cfg.Timeout)
	case "Neo.ClientError.Transaction.TransactionTimedOut":
		return at + ": the statement ran longer than the server allows and was ended; ask for less, or raise db.transaction.timeout there"
	case "Neo.ClientError.Transaction.Terminated":
		return at + ": somebody ended this transaction on the server: " + msg
	case invalidBookmark, bookmarkMixture, bookmarkTimeout:
		return at + ": the server does not know what was written before; was the database replaced meanwhile? run this again: " + msg
	case "Neo.TransientError.General.OutOfMemoryError":
		return at + ": the server ran out of memory; raise server.memory.heap.max_size in its neo4j.conf, or ask for less"
	}
	if outOfMemory(code) {
		return at + ": the statement needs more memory than the server gives it; raise the limit in its neo4j.conf, or ask for less: " + msg
	}
	if strings.HasPrefix(code, "Neo.DatabaseError.Transaction.") {
		return at + ": the database failed, as it does when its disk is full; see the server's log, make room, restart it and run this again: " + msg + " (" + code + ")"
	}
	return at + ": " + msg + " (" + code + ")"
}

// accessMessage is serverMessage for what this user may not do, or not in this
// database.
func (db *DB) accessMessage(at, code, msg string) string {
	switch code {
	case "Neo.ClientError.Security.Unauthorized":
		return fmt.Sprintf("%s: user %q or the password is not accepted; set NEO4J_USERNAME and NEO4J_PASSWORD", at, db.cfg.Username)
	case "Neo.ClientError.Security.AuthenticationRateLimit":
		return at + ": too many wrong passwords, the server wants a pause of some seconds"
	case "Neo.ClientError.Security.CredentialsExpired":
		return fmt.Sprintf("%s: user %q must first get a new password: ALTER CURRENT USER SET PASSWORD in Neo4j Browser", at, db.cfg.Username)
	case "Neo.ClientError.Security.TokenExpired", "Neo.ClientError.Security.AuthorizationExpired":
		return fmt.Sprintf("%s: the login of user %q has expired; run this again", at, db.cfg.Username)
	case "Neo.ClientError.Security.Forbidden":
		return fmt.Sprintf("%s: user %q may not do this; use another, or let an administrator grant it: %s", at, db.cfg.Username, msg)
	case "Neo.ClientError.Database.DatabaseNotFound", "Neo.ClientError.Database.HomeDatabaseNotFound":
		return fmt.Sprintf("%s: no database %q; set NEO4J_DATABASE, empty for the home database", at, db.cfg.Database)
	case "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase":
		return at + ": the database is read-only; load into another, or take it out of server.databases.read_only in the server's neo4j.conf"
	case "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "Neo.ClientError.Cluster.NotALeader":
		if db.at.routed() {
			return at + ": the cluster has no server that takes writes to this database now; run this again later: " + msg
		}
		return fmt.Sprintf("%s: this server of the cluster takes no writes; use %s, which finds the one that does", at, db.at.inScheme("neo4j"))
	case accessMode:
		return "this statement writes, and only reading is allowed here: " + msg
	}
	return ""
}
