package main

import (
	"bytes"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/anonymise"
)

func snapshotAnonymiseCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "anonymise",
		Usage:     "write a snapshot in which names are keyed pseudonyms",
		ArgsUsage: "DIR",
		Description: `Names of accounts, authors and repositories, shas, and licences that are in no list become pseudonyms, by a
hash with the key in FILE: the same in every file, and with the same key in every snapshot. Titles, full names, notes,
decisions and all tags but those of subfields are left out. Numbers and dates stay: whoever has the Hub's own can find
repositories by them. Keep the key, and keep it secret. Examples:

  openssl rand -hex 32 > key && hubgraph snapshot anonymise ./hub --key-file key -o ./anonymous
  hubgraph snapshot anonymise ./hub --key-file key --keep-repositories -o ./anonymous --compress zst`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "key-file", Usage: "the key is what `FILE` holds, 16 bytes or more"},
			&cli.BoolFlag{Name: "keep-repositories", Usage: "leave the names of repositories; their owners get pseudonyms all the same"},
		}, targetFlags, rejectFlags("")),
		Action: e.anonymise,
	}
}

// maxKey is the largest key in bytes.
const maxKey = 1 << 20

func (e *env) anonymise(c *cli.Context) error {
	if err := wantArgs(c, 1, 1, "DIR --key-file FILE -o OUT"); err != nil {
		return err
	}
	if c.String("key-file") == "" {
		return hub.Usagef("no key: want --key-file FILE; 'openssl rand -hex 32' prints one")
	}
	to, err := targetOf(c)
	if err != nil {
		return err
	}
	if err := apart([]string{c.Args().First(), c.String("key-file")}, to.dir, c.String("rejects")); err != nil {
		return err
	}
	key, err := infile.Text(c.Context, c.String("key-file"), maxKey)
	if err != nil {
		return err
	}
	s, rejects, err := e.openSnapshot(c, c.Args().First())
	if err != nil {
		return err
	}
	o := anonymise.Options{Key: bytes.TrimSpace(key), KeepRepositories: c.Bool("keep-repositories"), Rejects: rejects}
	if err := o.Check(); err != nil {
		return err
	}
	return to.write(e, func(sink snapshot.Sink) (snapshot.Meta, error) {
		stop := e.ShowBytes("anonymise", s.Progress)
		defer stop()
		meta, err := anonymise.Copy(c.Context, s, sink, o)
		stop()
		return meta, rejects.End(err)
	})
}
