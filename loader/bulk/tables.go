package bulk

import (
	"errors"
	"os"
)

func (t *tables) node(name, labels, header string) *table {
	x := t.create(name, labels, header)
	t.nodes = append(t.nodes, x)
	return x
}

func (t *tables) relationship(name, kind, header string) *table {
	x := t.create(name, kind, header)
	t.relationships = append(t.relationships, x)
	return x
}

func (t *tables) create(name, of, header string) *table {
	if t.err != nil {
		return nil
	}
	var x *table
	x, t.err = createTable(t.dir, t.disk, name, of, header)
	return x
}

// each calls fn for every file that was made.
func (t *tables) each(fn func(*table) error) error {
	var errs []error
	for _, list := range [][]*table{t.nodes, t.relationships} {
		for _, x := range list {
			if x != nil {
				errs = append(errs, fn(x))
			}
		}
	}
	return errors.Join(errs...)
}

// close finishes the files and removes the empty ones. It may be called more
// than once.
func (t *tables) close() error {
	if t.disk == nil {
		return nil
	}
	err := t.each((*table).flush)
	err = errors.Join(err, t.disk.close())
	t.disk = nil
	return errors.Join(err, t.each(func(x *table) error {
		err := x.f.Close()
		if err == nil && x.rows == 0 {
			err = os.Remove(x.f.Name())
		}
		return err
	}))
}

// remove deletes every file.
func (t *tables) remove() error {
	_ = t.close() // the files are going away
	return t.each(func(x *table) error {
		if err := os.Remove(x.f.Name()); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	})
}
