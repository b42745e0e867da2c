package dbserver

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Dirs are the folders of a database. They are created when needed.
type Dirs struct {
	Data  string // the database and its logs
	State string // address, process id, password
	Cache string // fetched jars, shared by all databases of a user
}

// DefaultDirs returns the user's folders: hubgraph under XDG_DATA_HOME,
// XDG_STATE_HOME and XDG_CACHE_HOME where set, else under the platform's usual
// places (~/.local/share, ~/.local/state and ~/.cache; ~/Library on macOS;
// %LocalAppData% on Windows).
func DefaultDirs() (Dirs, error) {
	def, err := platformDirs()
	d := Dirs{
		Data:  xdg("XDG_DATA_HOME", def.Data),
		State: xdg("XDG_STATE_HOME", def.State),
		Cache: xdg("XDG_CACHE_HOME", def.Cache),
	}
	if err != nil && (d.Data == "" || d.State == "" || d.Cache == "") {
		return Dirs{}, fmt.Errorf("find the user's folders: %w; set XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME", err)
	}
	return d, nil
}

// xdg follows the XDG rule that a relative path is ignored.
func xdg(name, def string) string {
	if base := os.Getenv(name); filepath.IsAbs(base) {
		return filepath.Join(base, "hubgraph")
	}
	return def
}

func platformDirs() (Dirs, error) {
	if runtime.GOOS == "windows" {
		base, err := os.UserCacheDir() // %LocalAppData%
		if err != nil {
			return Dirs{}, err
		}
		base = filepath.Join(base, "hubgraph")
		return Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state"), Cache: filepath.Join(base, "cache")}, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return Dirs{}, err
	}
	if runtime.GOOS == "darwin" {
		base := filepath.Join(home, "Library", "Application Support", "hubgraph")
		return Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state"),
			Cache: filepath.Join(home, "Library", "Caches", "hubgraph")}, nil
	}
	return Dirs{
		Data:  filepath.Join(home, ".local", "share", "hubgraph"),
		State: filepath.Join(home, ".local", "state", "hubgraph"),
		Cache: filepath.Join(home, ".cache", "hubgraph"),
	}, nil
}

func (d Dirs) home() string         { return filepath.Join(d.Data, "neo4j") }
func (d Dirs) conf() string         { return filepath.Join(d.home(), "conf") }
func (d Dirs) data() string         { return filepath.Join(d.home(), "data") }
func (d Dirs) logs() string         { return filepath.Join(d.home(), "logs") }
func (d Dirs) logFile() string      { return filepath.Join(d.logs(), "neo4j.log") }
func (d Dirs) staging() string      { return filepath.Join(d.home(), "staging") }
func (d Dirs) importLog() string    { return filepath.Join(d.logs(), "import.log") }
func (d Dirs) consoleFile() string  { return filepath.Join(d.logs(), "console.log") }
func (d Dirs) stateFile() string    { return filepath.Join(d.State, "db.json") }
func (d Dirs) passwordFile() string { return filepath.Join(d.State, "neo4j-password") }
func (d Dirs) lockFile() string     { return filepath.Join(d.State, "db.lock") }
func (d Dirs) importLock() string   { return filepath.Join(d.State, "import.lock") }
func (d Dirs) composeFile() string  { return filepath.Join(d.State, "compose.yaml") }
func (d Dirs) jars() string         { return filepath.Join(d.Cache, "neo4j-"+Version) }

// private makes a folder that only the user can access.
func private(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}
