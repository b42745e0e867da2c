package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/docker/go-units"
	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/inspect"
)

func snapshotCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "snapshot",
		Usage: "look at a snapshot, cut a smaller one out of it, or take the names out",
		Subcommands: []*cli.Command{
			snapshotInfoCommand(e),
			snapshotCheckCommand(e),
			snapshotHeadCommand(e),
			snapshotSampleCommand(e),
			snapshotAnonymiseCommand(e),
		},
	}
}

// sectionFlag chooses how sections are printed.
var sectionFlag = outputFlag(sectionFormats, "table", "")

var sectionFormats = []string{"table", "md", "json"}

func snapshotInfoCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "info",
		Usage:     "say what a snapshot holds",
		ArgsUsage: "DIR",
		Description: `Its source and date, what the source could not give, the fingerprint that load and results.json
have; files with their sizes, records that count, the dates they cover. Every file is read. Examples:

  hubgraph snapshot info ./hub
  hubgraph snapshot info ./hub -o json | jq .fingerprint`,
		Flags: append([]cli.Flag{sectionFlag}, rejectFlags("")...),
		Action: func(c *cli.Context) error {
			return e.look(c, func(s *snapshot.Snapshot, rejects *snapshot.Rejects) (any, []section, error) {
				info, err := inspect.Describe(c.Context, s, rejects)
				if err != nil {
					return nil, nil, err
				}
				return info, infoSections(info), nil
			})
		},
	}
}

func snapshotCheckCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "say whether a snapshot is in order",
		ArgsUsage: "DIR",
		Description: `Reads every line. Bad lines are listed, and the exit code is 3. Good ones that do not count are counted:
those that refer to repositories that are not listed, and those that repeat a key, of which the first
counts; contradictions among these are told with their lines. Files that are absent are named, and so
is what may not be as it was meant: keys and files that are not read, with the nearest that is;
aliases that nobody has. When snapshot.json counts otherwise than the files do, or a file has lines
of which none is a record, the exit code is 1. Nothing is loaded. Examples:

  hubgraph snapshot check ./hub
  hubgraph snapshot check ./hub --rejects bad.jsonl -o json`,
		Flags: append([]cli.Flag{sectionFlag}, rejectFlags("")...),
		Action: func(c *cli.Context) error {
			return e.look(c, func(s *snapshot.Snapshot, rejects *snapshot.Rejects) (any, []section, error) {
				checked, err := inspect.Check(c.Context, s, rejects)
				if err != nil {
					return nil, nil, err
				}
				if faults := slices.Concat(checked.Unread, checked.Wrong); len(faults) > 0 {
					err = errors.New(strings.Join(faults, "; "))
				}
				return checked, checkSections(checked), err
			})
		},
	}
}

// look reads a snapshot and prints what was found, even if that is an error.
func (e *env) look(c *cli.Context, read func(*snapshot.Snapshot, *snapshot.Rejects) (any, []section, error)) error {
	if err := wantArgs(c, 1, 1, "DIR"); err != nil {
		return err
	}
	show, err := e.sectionPrinter(c.String("output"))
	if err != nil {
		return err
	}
	s, rejects, err := e.openSnapshot(c, c.Args().First())
	if err != nil {
		return err
	}
	stop := e.ShowBytes("reading", s.Progress)
	defer stop()
	whole, sections, err := read(s, rejects)
	stop()
	err = rejects.End(err)
	if whole == nil {
		return err
	}
	if failed := show(whole, sections); failed != nil {
		return failed
	}
	return err
}

func infoSections(i *inspect.Info) []section {
	about := section{"snapshot", []string{"what", "value"}, [][]any{{"source", i.Source}, {"collected at", nil}, {"fingerprint", i.Fingerprint}}}
	if i.CollectedAt != nil {
		about.rows[1][1] = *i.CollectedAt
	}
	for _, what := range i.Lacks {
		about.rows = append(about.rows, []any{"lacks", what})
	}
	files := section{"files", []string{"file", "size"}, nil}
	for _, f := range i.Files {
		files.rows = append(files.rows, []any{f.Name, units.HumanSize(float64(f.Bytes))})
	}
	counts := section{"records", []string{"what", "records"}, nil}
	for _, n := range i.Counts {
		counts.rows = append(counts.rows, []any{n.What, n.Records})
	}
	dates := section{"dates", []string{"of", "first", "last", "undated"}, nil}
	for _, d := range i.Dates {
		row := []any{d.What, nil, nil, d.Undated}
		if d.First != nil {
			row[1], row[2] = *d.First, *d.Last
		}
		dates.rows = append(dates.rows, row)
	}
	return []section{about, files, counts, dates}
}

func checkSections(k *inspect.Checked) []section {
	out := section{"lines", []string{"file", "good", "count", "unlisted", "repeated", "such as"}, nil}
	for _, f := range k.Files {
		out.rows = append(out.rows, []any{f.File, f.Good, f.Admitted, f.Unlisted, f.Repeated, strings.Join(f.Strange, ", ")})
	}
	doubts := section{"what may not be as it was meant", []string{"what"}, nil}
	for _, line := range k.Doubts {
		doubts.rows = append(doubts.rows, []any{line})
	}
	absent := section{"absent files", []string{"file"}, nil}
	for _, file := range k.Absent {
		absent.rows = append(absent.rows, []any{file})
	}
	all := []section{out}
	for _, s := range []section{absent, doubts} {
		if len(s.rows) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func snapshotHeadCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "head",
		Usage:     "print the first lines of the files of a snapshot",
		ArgsUsage: "DIR",
		Description: `JSON Lines as they stand in the files, decompressed; the names of the files go to standard error. Examples:

  hubgraph snapshot head ./hub
  hubgraph snapshot head ./hub --file commits -n 100 | jq -r .sha`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "file", Usage: "only of `FILE`: " + strings.Join(fileWords(), ", ")},
			&cli.IntFlag{Name: "lines", Aliases: []string{"n"}, Value: 10, Usage: "print `N` lines of each file"},
			maxLineFlag(""),
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 1, 1, "DIR"); err != nil {
				return err
			}
			if c.Int("lines") < 1 {
				return hub.Usagef("--lines %d: want 1 or more", c.Int("lines"))
			}
			return e.head(c)
		},
	}
}

// fileWords are the names of the files without their endings.
func fileWords() (words []string) {
	for _, file := range snapshot.DataFiles {
		words = append(words, strings.TrimSuffix(file, ".jsonl"))
	}
	return words
}

func (e *env) head(c *cli.Context) error {
	files := snapshot.DataFiles
	if c.IsSet("file") {
		name := strings.TrimSuffix(c.String("file"), ".jsonl") + ".jsonl"
		if !slices.Contains(files, name) {
			return hub.Usagef("--file %s: want one of %s", c.String("file"), strings.Join(fileWords(), ", "))
		}
		files = []string{name}
	}
	maxLine, err := maxLineOf(c)
	if err != nil {
		return err
	}
	s, err := snapshot.OpenDir(c.Args().First())
	if err != nil {
		return err
	}
	s.MaxLine = maxLine
	for _, file := range files {
		name, there := s.File(file)
		if !there && c.IsSet("file") {
			return fmt.Errorf("%s has no %s", c.Args().First(), file)
		}
		if there && len(files) > 1 {
			fmt.Fprintln(e.Err, "== "+name)
		}
		err := s.Head(c.Context, file, c.Int("lines"), func(line []byte) error {
			_, err := fmt.Fprintf(e.Out, "%s\n", line)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
