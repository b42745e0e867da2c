package dbserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestStateIsKept(t *testing.T) {
	d := tempDirs(t)
	if s, err := readState(d); s != nil || err != nil {
		t.Fatalf("without a file: %v, %v", s, err)
	}
	if err := private(d.State); err != nil {
		t.Fatal(err)
	}
	want := &state{Engine: EngineLocal, Running: true, BoltPort: 7687, HTTPPort: 7474, PID: 42, Process: "boot/17",
		Version: Version, StartedAt: time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)}
	if err := want.write(d); err != nil {
		t.Fatal(err)
	}
	got, err := readState(d)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, difference:\n%s", err, diff)
	}
	wantMode(t, d.State, 0o700)
	wantMode(t, d.stateFile(), 0o600)
	info := got.info(d)
	if info.BoltURI != "bolt://127.0.0.1:7687" || info.HTTPURL != "http://127.0.0.1:7474" || info.PID != 42 {
		t.Errorf("got %v", info)
	}
}

func TestUnreadableStateIsNone(t *testing.T) {
	d := tempDirs(t)
	for _, text := range []string{"", "{", "[]", "null", `{"engine":"podman","running":true}`} {
		write(t, d.stateFile(), text)
		if s, err := readState(d); s != nil || err != nil {
			t.Errorf("%q: got %v, %v", text, s, err)
		}
	}
}

func TestPassword(t *testing.T) {
	d := tempDirs(t)
	if err := private(d.State); err != nil {
		t.Fatal(err)
	}
	e := &local{dirs: d}
	password, err := ensurePassword(context.Background(), d, e)
	if err != nil || len(password) < 24 {
		t.Fatalf("got %d characters, %v", len(password), err)
	}
	wantMode(t, d.passwordFile(), 0o600)
	if again, err := ensurePassword(context.Background(), d, e); again != password || err != nil {
		t.Errorf("the password changed (%v)", err)
	}
	// A file that others can read is closed again.
	if err := os.Chmod(d.passwordFile(), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ensurePassword(context.Background(), d, e); err != nil {
		t.Fatal(err)
	}
	wantMode(t, d.passwordFile(), 0o600)

	other := tempDirs(t)
	if err := private(other.State); err != nil {
		t.Fatal(err)
	}
	if p, _ := ensurePassword(context.Background(), other, &local{dirs: other}); p == password {
		t.Error("two databases have one password")
	}
}

func TestPasswordLost(t *testing.T) {
	d := tempDirs(t)
	fakePath(t, map[string]string{"java": fakeJava("17.0.15"), "mvn": "exit 1"})
	write(t, filepath.Join(d.data(), "databases", "system", "neostore"), "")
	_, err := Start(context.Background(), d, Options{})
	if !errors.Is(err, ErrPasswordLost) {
		t.Fatalf("got %v", err)
	}
	for _, part := range []string{d.data(), d.passwordFile(), "hubgraph db reset --yes"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %q", err, part)
		}
	}
	if _, err := os.Stat(d.passwordFile()); !os.IsNotExist(err) {
		t.Error("a new password was written beside the old database")
	}
	// The way out that the message names.
	if info, err := Reset(context.Background(), d, Options{}); info != nil || err != nil {
		t.Fatalf("reset: %v, %v", info, err)
	}
	if has, err := (&local{dirs: d}).hasData(context.Background()); has || err != nil {
		t.Errorf("after the reset: %v, %v", has, err)
	}
}

func TestInfoHidesThePassword(t *testing.T) {
	i := Info{Engine: EngineLocal, Password: "hunter2"}
	if s := strings.Join([]string{i.String(), i.GoString()}, " "); strings.Contains(s, "hunter2") {
		t.Error(s)
	}
}
