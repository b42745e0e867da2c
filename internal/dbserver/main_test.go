package dbserver

import (
	"os"
	"testing"
)

// TestMain keeps the user's own settings out of the tests.
func TestMain(m *testing.M) {
	for _, name := range []string{BoltPortEnv, HTTPPortEnv, "NEO4J_URI", "NEO4J_PASSWORD"} {
		os.Unsetenv(name)
	}
	os.Exit(m.Run())
}
