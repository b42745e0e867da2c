package hfcommunity

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/sqldump"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// Convert writes the repositories, usages, accounts, commits and discussions of
// HFCommunity to a sink. The paths are files of one dump, or folders whose files
// *.sql are taken by name, each plain or compressed with gzip or zstd; or one
// address of a server, see IsAddress, to which o.Password is sent.
//
// Rejects have the line of the dump in which a row begins, or of a server the
// number of the row in its table.
func Convert(ctx context.Context, o sources.Options, sink snapshot.Sink, rejects *snapshot.Rejects) (sources.Report, error) {
	a := &assembly{in: sources.NewIntake(sink, rejects), seen: map[string]bool{}}
	defer a.held.close()
	err := a.read(ctx, o)
	if err == nil && !a.seen["repository"] {
		err = fmt.Errorf("%s: no table repository, so it is not HFCommunity", sourceName(o.Paths))
	}
	if err == nil && a.counts.rows == 0 {
		err = fmt.Errorf("%s: the table repository has no rows", sourceName(o.Paths))
	}
	if err == nil {
		err = a.finish()
	}
	if err == nil {
		err = a.in.Close()
	}
	return a.report(), err
}

// sourceName returns the paths as they may be shown.
func sourceName(paths []string) string {
	shown := make([]string, len(paths))
	for i, path := range paths {
		shown[i] = path
		if IsAddress(path) {
			shown[i] = Shown(path)
		}
	}
	return strings.Join(shown, ", ")
}

func (a *assembly) read(ctx context.Context, o sources.Options) error {
	if slices.ContainsFunc(o.Paths, IsAddress) {
		if len(o.Paths) > 1 {
			return hub.Usagef("%s: want one address of a server, or files", sourceName(o.Paths))
		}
		return a.server(ctx, o.Paths[0], o.Password)
	}
	files, _, err := infile.List(o.Paths, o.Meter, ".sql")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return hub.Usagef("%s: no files *.sql, plain or with .gz or .zst", sourceName(o.Paths))
	}
	schema := sqldump.NewSchema(a.wanted)
	begun, ended, open := 0, 0, ""
	for _, file := range files {
		begin, end, err := a.file(ctx, o.Meter, file, schema)
		if err != nil {
			return err
		}
		if begun, ended = begun+begin, ended+end; begun > ended {
			open = file
		}
	}
	if begun > ended {
		return fmt.Errorf("%s: the dump has a beginning but no line \"-- Dump completed\", it was cut short: %w", open, io.ErrUnexpectedEOF)
	}
	return nil
}

// file takes the rows of a file, and returns how many dumps begin and end in it.
func (a *assembly) file(ctx context.Context, m *sources.Meter, path string, schema *sqldump.Schema) (begin, end int, err error) {
	f, err := infile.OpenMetered(path, m)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	r := sqldump.NewReader(&interruptible{ctx, f}, path, schema)
	err = a.rows(r, path)
	begin, end = r.Marks()
	return begin, end, err
}

// rows takes the rows that a Reader reads, each with the file it is from.
func (a *assembly) rows(r *sqldump.Reader, path string) error {
	return pipe(func(emit func(*record) error) error {
		rec := record{file: path}
		for {
			row, err := r.Next()
			if errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			if rec.table == nil || rec.table.name != row.Table.Name {
				rec.table = tableNamed(row.Table.Name)
			}
			rec.line, rec.values, rec.start, rec.fault = row.Line, row.Values, row.Start, row.Fault
			if err := emit(&rec); err != nil {
				return err
			}
		}
	}, a.take)
}

// interruptible ends a reading when its context does: a table that is passed
// over can take minutes.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.r.Read(p)
}

// report says what was read and what HFCommunity cannot give.
func (a *assembly) report() sources.Report {
	r := sources.Report{
		Source: "HFCommunity", CollectedAt: a.newest,
		Lacks: []string{"accounts of commit authors (they are git names, one a commit)", "dates of creation", "_id of repositories", "order of tags"},
	}
	for _, t := range tables {
		if what, ok := lacking[t.name]; ok && !a.seen[t.name] {
			r.Lacks = append(r.Lacks, what)
		}
	}
	r.Notes = a.in.Counts().Notes()
	note := func(n int64, format string) {
		if n > 0 {
			r.Notes = append(r.Notes, fmt.Sprintf(format, n))
		}
	}
	note(a.counts.repeated, "rows of repositories that occurred before, of which the first counts: %d")
	note(a.counts.privateEvents, "commits and discussions of private repositories, left out: %d")
	note(a.counts.gated, "repositories that are gated, HFCommunity does not say how: %d")
	note(a.counts.deleted, "discussions by accounts that are gone, called \"deleted\" there, which get no author: %d")
	note(a.counts.branches, "commits that are not on the main branch, kept: %d")
	note(a.counts.unlisted, "repositories with rows in other tables but none in repository, left out: %d")
	if !a.newest.IsZero() {
		r.Notes = append(r.Notes, "the newest change of a repository or discussion, "+a.newest.Format(time.DateOnly)+", stands as the date of collection; --collected-at DATE sets another")
	}
	return r
}
