package dbserver

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// state is what is kept about a server between commands.
type state struct {
	Engine    string    `json:"engine"`
	Running   bool      `json:"running"` // started and not stopped; the process may still be gone
	BoltPort  int       `json:"boltPort"`
	HTTPPort  int       `json:"httpPort"`
	PID       int       `json:"pid,omitempty"`
	Process   string    `json:"process,omitempty"` // identity of the process besides its id
	Project   string    `json:"project,omitempty"` // of docker compose
	Version   string    `json:"version"`
	StartedAt time.Time `json:"startedAt"`
	Recorded  string    `json:"recorded,omitempty"` // archive of classes that the process leaves when it ends
}

// readState returns nil if there is no readable state: the state can be
// rebuilt, the database cannot.
func readState(d Dirs) (*state, error) {
	b, err := os.ReadFile(d.stateFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read state of the database: %w", err)
	}
	var s state
	if json.Unmarshal(b, &s) != nil || (s.Engine != EngineDocker && s.Engine != EngineLocal) {
		return nil, nil
	}
	return &s, nil
}

func (s *state) write(d Dirs) error {
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := writePrivate(d.stateFile(), append(b, '\n')); err != nil {
		return fmt.Errorf("write state of the database: %w", err)
	}
	return nil
}

// stopped records that the server is no longer running.
func (s *state) stopped() { s.Running, s.PID, s.Process = false, 0, "" }

func (s *state) info(d Dirs) *Info {
	i := &Info{Username: Username, PasswordFile: d.passwordFile(), DataDir: d.data(), LogFile: d.logFile()}
	if s == nil {
		return i
	}
	i.Engine, i.PID = s.Engine, s.PID
	i.BoltURI, i.HTTPURL = "bolt://"+address(s.BoltPort), "http://"+address(s.HTTPPort)
	if s.Engine == EngineDocker {
		i.DataDir, i.LogFile = "Docker volume "+s.Project+"_data", "Docker volume "+s.Project+"_logs"
	}
	return i
}

// readPassword returns "" if there is no password.
func readPassword(d Dirs) (string, error) {
	b, err := os.ReadFile(d.passwordFile())
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read password of the database: %w", err)
	}
	return strings.TrimSpace(string(b)), nil
}

// makePassword generates a password and keeps it in a 0600 file.
func makePassword(d Dirs) (string, error) {
	var b [16]byte
	rand.Read(b[:])
	password := hex.EncodeToString(b[:])
	if err := writePrivate(d.passwordFile(), []byte(password+"\n")); err != nil {
		return "", fmt.Errorf("write password of the database: %w", err)
	}
	return password, nil
}

// writePrivate atomically replaces a file by one that only the user can read.
func writePrivate(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
