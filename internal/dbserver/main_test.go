package dbserver

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestMain keeps the user's own settings out of the tests. Java compiles less, as in
// dbtest.Brief, since no server here lives long.
func TestMain(m *testing.M) {
	os.Setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
	for _, name := range []string{BoltPortEnv, HTTPPortEnv, "NEO4J_URI", "NEO4J_PASSWORD"} {
		os.Unsetenv(name)
	}
	if os.Getenv(startEnv) != "" {
		os.Exit(startAsChild())
	}
	os.Exit(m.Run())
}

// startEnv makes this test binary a process that starts a server and ends. It
// holds the folders, as a path list.
const startEnv = "HUBGRAPH_DBSERVER_TEST_START"

func startAsChild() int {
	dirs := filepath.SplitList(os.Getenv(startEnv))
	info, err := Start(context.Background(), Dirs{Data: dirs[0], State: dirs[1], Cache: dirs[2]},
		Options{Log: os.Stderr, Engine: EngineLocal, HeapMB: 512, PageCacheMB: 64})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println(info)
	return 0
}

// tempDirs are folders of a database of the test's own.
func tempDirs(t *testing.T) Dirs {
	base := t.TempDir()
	return Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state"), Cache: filepath.Join(base, "cache")}
}

// fakePath makes PATH hold the given shell scripts and nothing else.
func fakePath(t *testing.T, scripts map[string]string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the fake programs are shell scripts")
	}
	dir := t.TempDir()
	for name, body := range scripts {
		writeScript(t, filepath.Join(dir, name), body)
	}
	t.Setenv("PATH", dir)
	for _, name := range []string{"JAVA_HOME", "MAVEN_HOME", "M2_HOME"} {
		t.Setenv(name, "")
	}
}

// fakeJava prints a version as Java does.
func fakeJava(version string) string {
	return `echo 'openjdk version "` + version + `" 2025-04-15' >&2`
}

// fakeDocker is a Docker with an engine and compose.
const fakeDocker = `case "$1 $2" in
"version --format") echo 28.2.2;;
"compose version") echo 2.39.1;;
*) exit 1;;
esac`

// fakeClient is a Docker client whose engine does not answer.
const fakeClient = `[ "$1" = version ] && echo && echo 'Cannot connect to the Docker daemon' >&2; exit 1`

// write makes a file and its folders.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// wantMode checks the permissions of a file or folder.
func wantMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Error(err)
	} else if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %o, want %o", path, got, want)
	}
}

// logTo is an Options.Log that ends in the test's log.
type logTo struct{ t testing.TB }

var _ io.Writer = logTo{}

func (l logTo) Write(p []byte) (int, error) {
	l.t.Helper()
	l.t.Logf("%s", p)
	return len(p), nil
}

// writeScript makes an executable shell script.
func writeScript(t *testing.T, path, body string) {
	t.Helper()
	write(t, path, "#!/bin/sh\n"+body+"\n")
	if err := os.Chmod(path, 0o755); err != nil {
		t.Fatal(err)
	}
}
