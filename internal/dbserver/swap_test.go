package dbserver

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

var errKilled = errors.New("killed")

// stagedSwap makes an old database, if wanted, and a staged new one.
func stagedSwap(t *testing.T, old bool) (d Dirs, s swap) {
	t.Helper()
	d = tempDirs(t)
	s = databaseSwap(d)
	for _, name := range s.names {
		if old {
			write(t, filepath.Join(s.at(s.data, name), "which"), "old")
		}
		write(t, filepath.Join(s.at(s.new, name), "which"), "new")
	}
	write(t, filepath.Join(d.data(), "databases", "system", "which"), "system")
	return d, s
}

// found says what the database is: old, new, or "" for none; a mixture is an error.
func found(t *testing.T, s swap) string {
	t.Helper()
	which := func(name string) string {
		b, err := os.ReadFile(filepath.Join(s.at(s.data, name), "which"))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		return string(b)
	}
	a, b := which(s.names[0]), which(s.names[1])
	if a != b {
		t.Errorf("the database is %q, its log %q", a, b)
	}
	if system := which("databases/system"); system != "system" {
		t.Errorf("the system database is %q", system)
	}
	return a
}

// killedAfter lets so many renames happen.
func killedAfter(n int) func(from, to string) error {
	return func(from, to string) error {
		if _, err := os.Stat(from); err != nil {
			return os.Rename(from, to) // nothing happens
		}
		if n--; n < 0 {
			return errKilled
		}
		return os.Rename(from, to)
	}
}

// TestSwapKilled kills a swap after every step, and the recovery from it after
// every step, and that again; in the end the database is the old one, or the
// new one when the swap was done.
func TestSwapKilled(t *testing.T) {
	for _, old := range []bool{true, false} {
		was, steps := "old", 4
		if !old {
			was, steps = "", 2
		}
		for n := range steps + 1 {
			for m := range 5 {
				d, s := stagedSwap(t, old)
				s.rename = killedAfter(n)
				err := s.do()
				if done := n == steps; done != (err == nil) || err != nil && !errors.Is(err, errKilled) {
					t.Fatalf("do with %d steps: %v", n, err)
				}
				want := was
				if err == nil {
					want = "new"
				}
				for _, m := range []int{m, 1} {
					s.rename = killedAfter(m)
					if err := s.recover(d.staging()); err != nil && !errors.Is(err, errKilled) {
						t.Fatal(err)
					}
				}
				if err := recoverSwap(d); err != nil {
					t.Fatal(err)
				}
				if got := found(t, s); got != want {
					t.Errorf("killed after %d steps, recovery after %d: the database is %q, want %q", n, m, got, want)
				}
				if left, err := exists(d.staging()); left || err != nil {
					t.Errorf("killed after %d steps: the staging folder is left, %v", n, err)
				}
			}
		}
	}
}

func TestSwapUndone(t *testing.T) {
	for _, old := range []bool{true, false} {
		_, s := stagedSwap(t, old)
		if err := s.do(); err != nil || found(t, s) != "new" {
			t.Fatalf("%v, the database is %q", err, found(t, s))
		}
		want := map[bool]string{true: "old", false: ""}[old]
		if err := s.undo(); err != nil || found(t, s) != want {
			t.Errorf("undone: %v, the database is %q, want %q", err, found(t, s), want)
		}
	}
}

// Nothing is moved when the new database is not whole.
func TestSwapOfHalf(t *testing.T) {
	d, s := stagedSwap(t, true)
	if err := os.RemoveAll(s.at(s.new, s.names[1])); err != nil {
		t.Fatal(err)
	}
	if err := s.do(); err == nil {
		t.Error("no error")
	}
	if err := recoverSwap(d); err != nil {
		t.Error(err)
	}
	if got := found(t, s); got != "old" {
		t.Errorf("the database is %q", got)
	}
}
