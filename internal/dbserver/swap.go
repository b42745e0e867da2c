package dbserver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// swap replaces folders by new ones through renames, so that each is whole at
// every moment and it is clear afterwards how far it got.
type swap struct {
	data  string   // where the folders are
	new   string   // where their replacements are, by the same names
	old   string   // where they are moved to
	names []string // slash-separated

	rename func(from, to string) error
}

// databaseSwap replaces the database by the one in the staging folder. The
// system database, with users and passwords, stays.
func databaseSwap(d Dirs) swap {
	return swap{
		data: d.data(), new: filepath.Join(d.staging(), "data"), old: filepath.Join(d.staging(), "old"),
		names: []string{"databases/neo4j", "transactions/neo4j"}, rename: os.Rename,
	}
}

// do puts the new folders in the place of the old ones, which need not exist.
func (s swap) do() error {
	for _, name := range s.names {
		if waits, err := exists(s.at(s.new, name)); err != nil || !waits {
			return errors.Join(fmt.Errorf("no %s was made", name), err)
		}
	}
	// The existence of the folder shows that the swap has begun.
	if err := private(s.old); err != nil {
		return err
	}
	for _, name := range s.names {
		if err := s.move(s.data, s.old, name); err != nil {
			return err
		}
	}
	for _, name := range s.names {
		if err := s.move(s.new, s.data, name); err != nil {
			return err
		}
	}
	return nil
}

// undo reverts do, however far it got, and may itself be repeated.
func (s swap) undo() error {
	for _, name := range s.names {
		waits, err := exists(s.at(s.new, name))
		if err == nil && !waits {
			err = s.move(s.data, s.new, name)
		}
		if err == nil {
			err = s.move(s.old, s.data, name)
		}
		if err != nil {
			return err
		}
	}
	return os.RemoveAll(s.old) // it has not begun
}

// done reports whether do finished.
func (s swap) done() (bool, error) {
	for _, name := range s.names {
		if waits, err := exists(s.at(s.new, name)); waits || err != nil {
			return false, err
		}
	}
	return true, nil
}

func (s swap) at(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }

// move renames a folder into another place, if it exists.
func (s swap) move(from, to, name string) error {
	if err := private(filepath.Dir(s.at(to, name))); err != nil {
		return err
	}
	err := s.rename(s.at(from, name), s.at(to, name))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// recoverSwap cleans up after a killed import: the old database is put back
// unless the new one was completely in place.
func recoverSwap(d Dirs) error { return databaseSwap(d).recover(d.staging()) }

func (s swap) recover(staging string) error {
	begun, err := exists(s.old)
	if err != nil {
		return err
	}
	if begun {
		done, err := s.done()
		if err == nil && !done {
			err = s.undo()
		}
		if err != nil {
			return err
		}
	}
	return os.RemoveAll(staging)
}
