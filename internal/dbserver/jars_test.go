package dbserver

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// jarSet makes a folder with two small jars.
func jarSet(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"neo4j-server.jar", "neo4j-kernel.jar"} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(f)
		w, err := z.Create("META-INF/MANIFEST.MF")
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte("Name: " + name + "\n"))
		if err := errors.Join(z.Close(), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// fakeMaven copies the jars of a folder to where it is told, and keeps a log of
// its calls in the file calls of that folder.
func fakeMaven(t *testing.T, from string) string {
	t.Helper()
	return `echo call "$@" >> ` + from + `/calls
for a in "$@"; do case "$a" in -DoutputDirectory=*) out="${a#-DoutputDirectory=}";; esac; done
/bin/mkdir -p "$out" && /bin/cp ` + from + `/*.jar "$out"`
}

func calls(t *testing.T, from string) int {
	b, err := os.ReadFile(filepath.Join(from, "calls"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(b), "call ")
}

func TestEnsureJarsFetchesOnce(t *testing.T) {
	d, from := tempDirs(t), jarSet(t)
	fakePath(t, map[string]string{"mvn": fakeMaven(t, from)})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			lib, err := ensureJars(context.Background(), d, Options{})
			if err != nil || lib != filepath.Join(d.Cache, "neo4j-"+Version, "lib") {
				t.Errorf("got %s, %v", lib, err)
			}
		})
	}
	group.Wait()
	if n := calls(t, from); n != 1 {
		t.Errorf("Maven ran %d times, want once", n)
	}
	left, _ := filepath.Glob(filepath.Join(d.Cache, "*"))
	for _, path := range left {
		if strings.Contains(path, ".tmp-") {
			t.Errorf("%s is left behind", path)
		}
	}
}

func TestEnsureJarsRepairs(t *testing.T) {
	kernel := func(d Dirs) string { return filepath.Join(libDir(d.jars()), "neo4j-kernel.jar") }
	for name, damage := range map[string]func(d Dirs) error{
		"jar missing":       func(d Dirs) error { return os.Remove(kernel(d)) },
		"jar cut short":     func(d Dirs) error { return os.Truncate(kernel(d), 10) },
		"fetch unfinished":  func(d Dirs) error { return os.Remove(filepath.Join(d.jars(), manifestFile)) },
		"manifest damaged":  func(d Dirs) error { return os.WriteFile(filepath.Join(d.jars(), manifestFile), []byte("{"), 0o600) },
		"manifest is empty": func(d Dirs) error { return os.Truncate(filepath.Join(d.jars(), manifestFile), 0) },
		"another pom": func(d Dirs) error {
			return os.WriteFile(filepath.Join(d.jars(), manifestFile), []byte(`{"pom":"00","jars":{"a.jar":{"size":1}}}`), 0o600)
		},
		"killed while fetching": func(d Dirs) error {
			return errors.Join(os.RemoveAll(d.jars()), os.MkdirAll(d.jars()+".tmp-123/lib", 0o700))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, from := tempDirs(t), jarSet(t)
			fakePath(t, map[string]string{"mvn": fakeMaven(t, from)})
			fetch := func() {
				t.Helper()
				if _, err := ensureJars(context.Background(), d, Options{Log: logTo{t}}); err != nil {
					t.Fatal(err)
				}
			}
			fetch()
			if err := damage(d); err != nil {
				t.Fatal(err)
			}
			fetch()
			if err := checkJars(d.jars()); err != nil {
				t.Errorf("not repaired: %v", err)
			}
			if damagedJar(d.jars()) != "" {
				t.Error("not repaired")
			}
			if n := calls(t, from); n != 2 {
				t.Errorf("Maven ran %d times, want twice", n)
			}
			if left, _ := filepath.Glob(d.jars() + ".tmp-*"); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			fetch()
			if n := calls(t, from); n != 2 {
				t.Error("Maven ran although all is there")
			}
		})
	}
}

func TestFailedFetchLeavesNothing(t *testing.T) {
	d := tempDirs(t)
	fakePath(t, map[string]string{"mvn": fakeMaven(t, jarSet(t)) + "\nexit 1"})
	if _, err := ensureJars(context.Background(), d, Options{}); err == nil {
		t.Fatal("a failed fetch is no error")
	}
	left, _ := filepath.Glob(d.jars() + "*")
	if len(left) != 1 || left[0] != d.jars()+".lock" {
		t.Errorf("left behind: %v", left)
	}
}

func TestMavenThatBringsNothing(t *testing.T) {
	fakePath(t, map[string]string{"mvn": "exit 0"})
	if _, err := ensureJars(context.Background(), tempDirs(t), Options{}); err == nil || !strings.Contains(err.Error(), "brought no jars") {
		t.Errorf("got %v", err)
	}
}

func TestDamagedJarInMavenRepository(t *testing.T) {
	d, good, bad := tempDirs(t), jarSet(t), jarSet(t)
	if err := os.Truncate(filepath.Join(bad, "neo4j-kernel.jar"), 20); err != nil {
		t.Fatal(err)
	}
	// With a repository of its own it downloads everything anew.
	fakePath(t, map[string]string{"mvn": `case "$*" in
*-Dmaven.repo.local=*) ` + strings.ReplaceAll(fakeMaven(t, good), "\n", "; ") + `;;
*) ` + strings.ReplaceAll(fakeMaven(t, bad), "\n", "; ") + `;;
esac`})
	if _, err := ensureJars(context.Background(), d, Options{Log: logTo{t}}); err != nil {
		t.Fatal(err)
	}
	if calls(t, bad) != 1 || calls(t, good) != 1 {
		t.Error("want one fetch with the user's repository and one without")
	}
	if _, err := os.Stat(filepath.Join(d.jars(), "repository")); !os.IsNotExist(err) {
		t.Error("the extra repository is left behind")
	}
}

func TestDamagedJarOfRightSize(t *testing.T) {
	d := tempDirs(t)
	fakePath(t, map[string]string{"mvn": fakeMaven(t, jarSet(t))})
	if _, err := ensureJars(context.Background(), d, Options{}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(libDir(d.jars()), "neo4j-server.jar")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 0xff
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := damagedJar(d.jars()); got != "neo4j-server.jar" {
		t.Errorf("got %q", got)
	}
}
