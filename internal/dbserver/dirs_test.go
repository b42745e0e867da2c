package dbserver

import (
	"path/filepath"
	"runtime"
	"testing"
)

func TestDefaultDirsFollowXDG(t *testing.T) {
	base := t.TempDir()
	t.Setenv("XDG_DATA_HOME", filepath.Join(base, "d"))
	t.Setenv("XDG_STATE_HOME", filepath.Join(base, "s"))
	t.Setenv("XDG_CACHE_HOME", filepath.Join(base, "c"))
	got, err := DefaultDirs()
	want := Dirs{Data: filepath.Join(base, "d", "hubgraph"), State: filepath.Join(base, "s", "hubgraph"), Cache: filepath.Join(base, "c", "hubgraph")}
	if err != nil || got != want {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
}

func TestDefaultDirsWithoutXDG(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the places of Linux")
	}
	t.Setenv("HOME", "/home/ada-wren")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_STATE_HOME", "relative/is/ignored")
	t.Setenv("XDG_CACHE_HOME", "")
	got, err := DefaultDirs()
	want := Dirs{Data: "/home/ada-wren/.local/share/hubgraph", State: "/home/ada-wren/.local/state/hubgraph", Cache: "/home/ada-wren/.cache/hubgraph"}
	if err != nil || got != want {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
}

func TestDefaultDirsWithoutHome(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the places of Linux")
	}
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(name, "")
	}
	if got, err := DefaultDirs(); err == nil {
		t.Errorf("got %v without a home folder, want an error", got)
	}
	// XDG alone is enough.
	for _, name := range []string{"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(name, "/x")
	}
	if _, err := DefaultDirs(); err != nil {
		t.Errorf("with all three XDG variables: %v", err)
	}
}
