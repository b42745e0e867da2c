package dbserver

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNoEngine is wrapped by every error saying that this machine cannot run
// Neo4j: no Docker engine answers, and Java or Maven is missing.
var ErrNoEngine = errors.New("no Neo4j can be started on this machine")

// ErrPasswordLost is wrapped by the error of a start that finds the database
// but not its password file.
var ErrPasswordLost = errors.New("the password of the database is gone")

// noEngine is an ErrNoEngine with the reasons, one for each engine.
type noEngine struct{ reasons []string }

func (e *noEngine) Error() string {
	return ErrNoEngine.Error() + ": " + strings.Join(e.reasons, "; ") +
		"; install Java 17 or newer and Maven (Debian, Ubuntu: apt install openjdk-17-jre-headless maven; macOS: brew install openjdk@17 maven)" +
		", or start Docker, or set NEO4J_URI to a server of your own"
}

func (e *noEngine) Is(target error) bool { return target == ErrNoEngine }

// PortError reports that a port cannot be used.
type PortError struct {
	Port int
	Use  string // "Bolt" or "HTTP"
	Env  string // the variable that chooses another
	Err  error  // nil if another program listens there
}

func (e *PortError) Error() string {
	why := "taken by another program; stop that one, or set"
	if e.Err != nil {
		why = "not usable (" + e.Err.Error() + "); set"
	}
	return fmt.Sprintf("port %d for %s is %s %s to another port (0 = any free)", e.Port, e.Use, why, e.Env)
}

// Unwrap returns the operating system's reason.
func (e *PortError) Unwrap() error { return e.Err }

func passwordLost(d Dirs, where string) error {
	return fmt.Errorf("%w: a database is in %s but %s is missing; put that file back, or empty the database with 'hubgraph db reset --yes'",
		ErrPasswordLost, where, d.passwordFile())
}
