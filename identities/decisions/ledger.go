package decisions

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"github.com/hubgraph/hubgraph/hub"
)

// lockFile is held while decisions are added, whatever they are about; it is empty.
const lockFile = ".identity-decisions.lock"

// ledger is the record of decisions about one subject in the folder of a snapshot, and
// what the snapshot came with.
type ledger struct {
	of    *subject
	dir   string
	log   *Log
	given *given
	added bool
}

func (g *ledger) read(ctx context.Context) (err error) {
	if g.log, err = readRecord(ctx, g.dir, g.of); err != nil {
		return err
	}
	g.given, g.added, err = readGiven(ctx, g.dir, g.log)
	return err
}

// Log is the record.
func (g *ledger) Log() *Log { return g.log }

// ByHand reports whether the file that is made from the decisions has records that nobody
// decided and the snapshot did not come with; they are kept as if it had.
func (g *ledger) ByHand() bool { return g.added }

// change puts on record what decide makes of the record as it is now, when nobody else
// changes it. Of the new record plan makes the text of the file that follows from it, or
// says what contradicts itself. It returns how many decisions it added.
func (g *ledger) change(ctx context.Context, read func(context.Context) error, decide func(*Log) ([]Decision, error), plan func(*Log) (string, error)) (added int, err error) {
	lock := flock.New(filepath.Join(g.dir, lockFile), flock.SetPermissions(0o666))
	if _, err := lock.TryLockContext(ctx, 50*time.Millisecond); err != nil {
		return 0, fmt.Errorf("lock the decisions: %w", err)
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	if err := read(ctx); err != nil {
		return 0, err
	}
	before := g.log.Len()
	more, err := decide(g.log)
	if err != nil {
		return 0, err
	}
	log, err := g.log.with(more)
	if err != nil {
		return 0, err
	}
	text, err := plan(log)
	if err != nil {
		return 0, err
	}
	if err := g.given.keep(g.dir); err != nil {
		return 0, err
	}
	if err := g.append(log); err != nil {
		return 0, fmt.Errorf("write decisions: %w", err)
	}
	g.log = log
	return log.Len() - before, g.given.writeMade(g.dir, text)
}

// none decides nothing.
func none(*Log) ([]Decision, error) { return nil, nil }

// these returns what decides some decisions, at now where they have no time.
func (g *ledger) these(now time.Time, decisions []Decision) func(*Log) ([]Decision, error) {
	return func(l *Log) ([]Decision, error) {
		var out []Decision
		for _, d := range decisions {
			if err := d.tidy(g.of); err != nil {
				return nil, hub.Usagef("%v", err)
			}
			if d.When.IsZero() {
				d.When = l.after(d.Pair(), now)
			}
			out = append(out, d)
		}
		return out, nil
	}
}

// append adds the lines that a record has more than the file, behind all that are
// there. A last line that was cut off is no decision and goes; one that only lacks its
// end gets it. The lines are with the disk when it returns.
func (g *ledger) append(to *Log) (err error) {
	var text bytes.Buffer
	for _, x := range to.all {
		if !g.log.seen[x.text] {
			text.WriteString(x.text + "\n")
		}
	}
	if text.Len() == 0 {
		return nil
	}
	file, err := os.OpenFile(filepath.Join(g.dir, g.of.file), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o666)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	end, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	last, err := lastLine(file, end)
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(last)) > 0 {
		if _, err := parse(bytes.TrimSpace(last), g.of); err == nil {
			if _, err := file.WriteString("\n"); err != nil {
				return err
			}
		} else if err := file.Truncate(end - int64(len(last))); err != nil {
			return err
		}
	}
	if _, err := file.Write(text.Bytes()); err != nil {
		return err
	}
	return file.Sync()
}

// lastLine returns what stands behind the last end of a line.
func lastLine(file io.ReaderAt, end int64) ([]byte, error) {
	for size := int64(4096); ; size *= 2 {
		from := max(end-size, 0)
		tail := make([]byte, end-from)
		if _, err := file.ReadAt(tail, from); err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if i := bytes.LastIndexByte(tail, '\n'); i >= 0 {
			return tail[i+1:], nil
		}
		if from == 0 {
			return tail, nil
		}
	}
}
