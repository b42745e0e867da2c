package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
)

// targetFlags are the flags of commands that write a snapshot.
var targetFlags = []cli.Flag{
	&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the snapshot to the folder `DIR`"},
	&cli.StringFlag{Name: "compress", Usage: "compress the files: `gz|zst`"},
	&cli.BoolFlag{Name: "force", Usage: "replace a snapshot that is in the folder"},
}

// target is the folder that a command writes a snapshot to.
type target struct {
	dir         string
	compression snapshot.Compression
	replace     bool
}

// targetOf reads the target flags.
func targetOf(c *cli.Context) (t target, err error) {
	t = target{dir: c.String("output"), replace: c.Bool("force")}
	if t.compression, err = snapshot.ParseCompression(c.String("compress")); err != nil {
		return t, err
	}
	if t.dir == "" {
		return t, hub.Usagef("no folder to write to: want -o DIR")
	}
	return t, nil
}

// write makes the snapshot that work writes, and says how much that was. If it
// fails or is interrupted, what was written is removed, with a folder that was not
// there before. An error that only says that records were rejected does not count as
// a failure.
func (t target) write(e *env, work func(snapshot.Sink) (snapshot.Meta, error)) error {
	_, before := os.Stat(t.dir)
	if err := snapshot.ClearDir(t.dir, t.replace); err != nil {
		return err
	}
	w, err := snapshot.Create(t.dir, t.compression)
	if err != nil {
		return err
	}
	meta, err := work(w)
	closed := w.Close(meta)
	if failed := err != nil && !errors.As(err, new(*hub.RejectedError)); failed || closed != nil {
		err = errors.Join(err, closed, snapshot.ClearDir(t.dir, true))
		if errors.Is(before, fs.ErrNotExist) {
			err = errors.Join(err, os.Remove(t.dir))
		}
		return err
	}
	fmt.Fprintln(e.Err, written(w.Records(), t.dir))
	return err
}

// written says in one line what was written.
func written(records snapshot.Records, dir string) string {
	var parts []string
	for _, c := range records.Each() {
		if *c.N > 0 || !c.Optional {
			parts = append(parts, terminal.Number(*c.N)+" "+c.Noun())
		}
	}
	return "wrote " + strings.Join(parts, ", ") + " to " + dir
}
