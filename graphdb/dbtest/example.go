package dbtest

import (
	"io"
	"os"
	"strings"
	"testing"
)

// Example runs an Example function, which opens the database that NEO4J_URI,
// NEO4J_USERNAME and NEO4J_PASSWORD name, on an empty one, and compares what it
// prints with want. (go test runs an Example function by itself only without a
// server to start.)
func Example(t *testing.T, example func(), want string) {
	t.Helper()
	Open(t)
	info := Server(t)
	t.Setenv("NEO4J_URI", info.BoltURI)
	t.Setenv("NEO4J_USERNAME", info.Username)
	t.Setenv("NEO4J_PASSWORD", info.Password)
	if got := output(t, example); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("the example prints\n%s\nwant\n%s", got, want)
	}
}

// output returns what a function writes to standard output.
func output(t *testing.T, do func()) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout := os.Stdout
	os.Stdout = write
	text := make(chan string)
	go func() {
		all, _ := io.ReadAll(read)
		text <- string(all)
	}()
	func() {
		defer func() { os.Stdout = stdout; write.Close() }()
		do()
	}()
	return <-text
}
