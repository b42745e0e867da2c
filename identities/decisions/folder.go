package decisions

import (
	"context"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Folder is the folder of a snapshot with what was decided about pairs of its names.
type Folder struct {
	ledger
	bots map[string]bool
}

// Open reads the decisions about pairs of names in the folder of a snapshot.
func Open(ctx context.Context, dir string) (*Folder, error) {
	f := &Folder{ledger: ledger{of: pairs, dir: dir}}
	return f, f.read(ctx)
}

func (f *Folder) read(ctx context.Context) (err error) {
	if f.bots, err = listedBots(ctx, f.dir); err != nil {
		return err
	}
	return f.ledger.read(ctx)
}

// listedBots reads bots.jsonl in the folder of a snapshot.
func listedBots(ctx context.Context, dir string) (map[string]bool, error) {
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		return nil, err
	}
	bots := map[string]bool{}
	quiet := snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Whatever: true}
	sink := botSink{bot: func(b hub.Bot) error { bots[strings.Clone(b.Name)] = true; return nil }}
	return bots, s.Scan(ctx, quiet, sink, snapshot.BotsFile)
}

// botSink takes bots; no other file is read for it.
type botSink struct {
	snapshot.Sink // nil
	bot           func(hub.Bot) error
}

func (s botSink) Bot(b hub.Bot) error { return s.bot(b) }

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
	_, err := f.Change(ctx, none)
	return err
}

// Add puts decisions on record, all or none, and makes identities.jsonl anew; it
// returns how many. When is set where it is zero. It is a hub.UsageError, and nothing
// is added, when with them a cluster would join names that were decided to be two
// people's, or a listed bot and names that are none.
func (f *Folder) Add(ctx context.Context, now time.Time, decisions ...Decision) (int, error) {
	return f.Change(ctx, f.these(now, decisions))
}

// Change puts on record what decide makes of the record as it is now, when nobody else
// changes it. It returns how many decisions it added.
func (f *Folder) Change(ctx context.Context, decide func(*Log) ([]Decision, error)) (added int, err error) {
	return f.change(ctx, f.read, decide, func(l *Log) (string, error) {
		to, err := plan(f.given, l, f.bots)
		if err != nil {
			return "", err
		}
		return identitiesText(f.given, to), nil
	})
}

// Import adds the decisions of a file in one of Formats; name is for messages. A row
// with who and when is that decision, unless it is on record. One that is on record
// with another verdict, canonical name or note, and one without who or when, is a
// decision of now. A row without a verdict decides nothing. All rows are added, or
// none: a bad one is a hub.UsageError with its place.
func (f *Folder) Import(ctx context.Context, name string, text []byte, format string, o ImportOptions) (Imported, error) {
	return imported(ctx, pairs, f.Change, name, text, format, o)
}
