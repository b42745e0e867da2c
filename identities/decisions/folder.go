package decisions

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// lockFile is held while decisions are added; it is empty.
const lockFile = ".identity-decisions.lock"

// Folder is the folder of a snapshot with what was decided about its names.
type Folder struct {
	dir   string
	bots  map[string]bool
	log   *Log
	given *given
	added bool
}

// Open reads the decisions in the folder of a snapshot.
func Open(ctx context.Context, dir string) (*Folder, error) {
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, bots: map[string]bool{}}
	quiet := snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Whatever: true}
	sink := botSink{bot: func(b hub.Bot) error { f.bots[strings.Clone(b.Name)] = true; return nil }}
	if err := s.Scan(ctx, quiet, sink, snapshot.BotsFile); err != nil {
		return nil, err
	}
	return f, f.read(ctx)
}

// botSink takes bots; no other file is read for it.
type botSink struct {
	snapshot.Sink // nil
	bot           func(hub.Bot) error
}

func (s botSink) Bot(b hub.Bot) error { return s.bot(b) }

func (f *Folder) read(ctx context.Context) (err error) {
	if f.log, err = Read(ctx, f.dir); err != nil {
		return err
	}
	f.given, f.added, err = readGiven(ctx, f.dir, f.log)
	return err
}

// Log is the record.
func (f *Folder) Log() *Log { return f.log }

// ByHand reports whether merges were found in identities.jsonl that nobody decided
// and the snapshot did not come with; they are kept as if it had.
func (f *Folder) ByHand() bool { return f.added }

// Given are the merges that the snapshot came with.
func (f *Folder) Given() []hub.Identity { return f.given.merges() }

// Merges returns what is accepted: what each alias is merged into. The error is a
// hub.UsageError when decisions contradict each other; see Add.
func (f *Folder) Merges() (map[string]string, error) { return plan(f.given, f.log, f.bots) }

// Update makes identities.jsonl from the decisions, if it is not what they say. It
// leaves a folder without decisions alone.
func (f *Folder) Update(ctx context.Context) error {
	if f.log.Len() == 0 {
		return nil
	}
	_, err := f.Change(ctx, func(*Log) ([]Decision, error) { return nil, nil })
	return err
}

// Add puts decisions on record, all or none, and makes identities.jsonl anew; it
// returns how many. When is set where it is zero. It is a hub.UsageError, and nothing
// is added, when with them a cluster would join names that were decided to be two
// people's, or a listed bot and names that are none.
func (f *Folder) Add(ctx context.Context, now time.Time, decisions ...Decision) (int, error) {
	return f.Change(ctx, func(l *Log) ([]Decision, error) {
		var out []Decision
		for _, d := range decisions {
			if err := d.tidy(); err != nil {
				return nil, hub.Usagef("%v", err)
			}
			if d.When.IsZero() {
				d.When = l.after(d.Pair(), now)
			}
			out = append(out, d)
		}
		return out, nil
	})
}

// Change puts on record what decide makes of the record as it is now, when nobody else
// changes it. It returns how many decisions it added.
func (f *Folder) Change(ctx context.Context, decide func(*Log) ([]Decision, error)) (added int, err error) {
	lock := flock.New(filepath.Join(f.dir, lockFile), flock.SetPermissions(0o666))
	if _, err := lock.TryLockContext(ctx, 50*time.Millisecond); err != nil {
		return 0, fmt.Errorf("lock the decisions: %w", err)
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	if err := f.read(ctx); err != nil {
		return 0, err
	}
	before := f.log.Len()
	more, err := decide(f.log)
	if err != nil {
		return 0, err
	}
	log, err := f.log.with(more)
	if err != nil {
		return 0, err
	}
	to, err := plan(f.given, log, f.bots)
	if err != nil {
		return 0, err
	}
	if err := f.given.keep(f.dir); err != nil {
		return 0, err
	}
	if err := f.append(log); err != nil {
		return 0, fmt.Errorf("write decisions: %w", err)
	}
	f.log = log
	return log.Len() - before, f.writeIdentities(to)
}

// append adds the lines that a record has more than the file, behind all that are
// there. A last line that was cut off is no decision and goes; one that only lacks its
// end gets it. The lines are with the disk when it returns.
func (f *Folder) append(to *Log) (err error) {
	var text bytes.Buffer
	for _, x := range to.all {
		if !f.log.seen[x.text] {
			text.WriteString(x.text + "\n")
		}
	}
	if text.Len() == 0 {
		return nil
	}
	file, err := os.OpenFile(filepath.Join(f.dir, File), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o666)
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
		if _, err := parse(bytes.TrimSpace(last)); err == nil {
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

// writeIdentities makes identities.jsonl. Where nothing is merged and the snapshot came
// without the file, or with a compressed one that says it all, there is none.
func (f *Folder) writeIdentities(to map[string]string) error {
	path := filepath.Join(f.dir, snapshot.IdentitiesFile)
	text := identitiesText(f.given, to)
	_, kept := os.Stat(filepath.Join(f.dir, GivenFile))
	if errors.Is(kept, fs.ErrNotExist) && text == f.given.text() {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	return write(path, text)
}
