package main

import (
	"path/filepath"

	"github.com/docker/go-units"
	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// longestLine is the maximum of --max-line; a whole line is held in memory.
const longestLine = 1 << 30

// rejectFlags are the flags of commands that read the files of a snapshot. The
// usage of each begins with when, such as "with --from, ".
func rejectFlags(when string) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "rejects", Value: "rejects.jsonl", Usage: when + "list bad lines in `FILE`"},
		&cli.BoolFlag{Name: "strict", Usage: when + "stop at the first bad line"},
		&cli.IntFlag{Name: "max-rejects", Usage: when + "stop when more than `N` lines are bad; 0 is no limit"},
		maxLineFlag(when),
	}
}

func maxLineFlag(when string) cli.Flag {
	return &cli.StringFlag{Name: "max-line", Value: units.BytesSize(snapshot.DefaultMaxLine), Usage: when + "a line over `SIZE` is bad, such as 64MiB"}
}

// rejectFlagNames are the names of rejectFlags.
var rejectFlagNames = []string{"rejects", "strict", "max-rejects", "max-line"}

// refuseRejectFlags refuses reject flags where no files are read; with says which flags
// read them.
func refuseRejectFlags(c *cli.Context, with string) error {
	for _, flag := range rejectFlagNames {
		if c.IsSet(flag) {
			return hub.Usagef("--%s needs %s: bad lines are found when files are read", flag, with)
		}
	}
	return nil
}

// rejectOptions reads the reject flags and returns them with the longest line.
func (e *env) rejectOptions(c *cli.Context) (o snapshot.RejectOptions, maxLine int, err error) {
	o = snapshot.RejectOptions{Log: e.Err, Path: c.String("rejects"), Strict: c.Bool("strict"), Max: c.Int("max-rejects")}
	if o.Max < 0 {
		return o, 0, hub.Usagef("--max-rejects %d: want 0 or more", o.Max)
	}
	maxLine, err = maxLineOf(c)
	return o, maxLine, err
}

// maxLineOf reads the longest line.
func maxLineOf(c *cli.Context) (int, error) {
	size, err := units.RAMInBytes(c.String("max-line"))
	if err != nil || size < 1 || size > longestLine {
		return 0, hub.Usagef("--max-line %s: want a size from 1 byte to %s, such as 64MiB", c.String("max-line"), units.BytesSize(longestLine))
	}
	return int(size), nil
}

// openSnapshot opens the snapshot in a folder to be read under the reject flags.
func (e *env) openSnapshot(c *cli.Context, dir string) (*snapshot.Snapshot, *snapshot.Rejects, error) {
	o, maxLine, err := e.rejectOptions(c)
	if err != nil {
		return nil, nil, err
	}
	if err := notOver([]string{dir}, o.Path); err != nil {
		return nil, nil, err
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		return nil, nil, err
	}
	s.MaxLine = maxLine
	rules, err := rulesOf(c)
	if err != nil {
		return nil, nil, err
	}
	s.SetRules(rules)
	return s, snapshot.NewRejects(o), nil
}

// openAll opens several snapshots, whose messages begin with the folder.
func openAll(dirs []string, maxLine int) ([]*snapshot.Snapshot, error) {
	var all []*snapshot.Snapshot
	for _, dir := range dirs {
		s, err := snapshot.OpenDir(dir)
		if err != nil {
			return nil, err
		}
		s.MaxLine, s.Label = maxLine, filepath.Clean(dir)+string(filepath.Separator)
		all = append(all, s)
	}
	return all, nil
}

// progressOf adds up how far several snapshots are read.
func progressOf(all []*snapshot.Snapshot) func() (done, total int64) {
	return func() (done, total int64) {
		for _, s := range all {
			d, t := s.Progress()
			done, total = done+d, total+t
		}
		return done, total
	}
}
