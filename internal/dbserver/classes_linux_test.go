package dbserver

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A server that ran long enough leaves an archive of its classes, which the next one has
// in its memory, and one that is damaged does not keep it from starting.
func TestClassesAreKeptOnNeo4j(t *testing.T) {
	d := realDirs(t)
	fetched, err := ensureJars(context.Background(), d, small(t))
	if err != nil {
		t.Fatal(err)
	}
	d.Cache = filepath.Join(t.TempDir(), "cache")
	copyOfJars(t, fetched, d)
	o := small(t)
	o.Light = false

	mustStart(t, d, o)
	s, err := readState(d)
	if err != nil {
		t.Fatal(err)
	}
	s.StartedAt = s.StartedAt.Add(-2 * archiveAfter)
	if err := s.write(d); err != nil {
		t.Fatal(err)
	}
	if err := Stop(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	archives := archivesOf(t, d)
	if len(archives) != 1 || filepath.Ext(archives[0]) != ".jsa" {
		t.Fatalf("archives: %v, want one", archives)
	}

	info := mustStart(t, d, o)
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", info.PID))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(maps), archives[0]) {
		t.Errorf("Java does not have %s in its memory", archives[0])
	}
	if err := Stop(context.Background(), d); err != nil {
		t.Fatal(err)
	}

	os.Chmod(archives[0], 0o600)
	if err := os.WriteFile(archives[0], []byte("no archive"), 0o600); err != nil {
		t.Fatal(err)
	}
	mustStart(t, d, o)
	if err := Stop(context.Background(), d); err != nil {
		t.Fatal(err)
	}
}

func TestArchivesOfShortRunsGo(t *testing.T) {
	recorded := filepath.Join(t.TempDir(), "classes-1.jsa.2")
	archive := strings.TrimSuffix(recorded, ".2")
	for ran, kept := range map[time.Duration]bool{archiveAfter - 2*time.Second: false, archiveAfter + 2*time.Second: true} {
		if err := os.WriteFile(recorded, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		(&state{StartedAt: time.Now().Add(-ran), Recorded: recorded}).keepArchive()
		if _, err := os.Stat(archive); (err == nil) != kept {
			t.Errorf("ran %v: the archive: %v; want it kept: %v", ran, err, kept)
		}
		if _, err := os.Stat(recorded); err == nil {
			t.Errorf("ran %v: %s is still there", ran, recorded)
		}
		os.Remove(archive)
	}
}

// copyOfJars makes the fetched jars those of the cache of d.
func copyOfJars(t *testing.T, lib string, d Dirs) {
	t.Helper()
	if err := os.CopyFS(d.jars(), os.DirFS(filepath.Dir(lib))); err != nil {
		t.Fatal(err)
	}
	for _, a := range archivesOf(t, d) {
		os.Remove(a)
	}
}

func archivesOf(t *testing.T, d Dirs) []string {
	t.Helper()
	archives, err := filepath.Glob(filepath.Join(d.jars(), "classes-*"))
	if err != nil {
		t.Fatal(err)
	}
	return archives
}
