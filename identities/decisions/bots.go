package decisions

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/hubgraph/hubgraph/snapshot"
)

// BotFile is the name of the record of decisions about bots in the folder of a snapshot.
const BotFile = snapshot.BotDecisionsFile

// Bots is the folder of a snapshot with what was decided about accounts that may be
// bots. Decisions have no other name, no canonical one and no score.
type Bots struct {
	ledger
	people *Folder
}

// OpenBots reads the decisions about bots in the folder of a snapshot.
func OpenBots(ctx context.Context, dir string) (*Bots, error) {
	b := &Bots{ledger: ledger{of: accounts, dir: dir}, people: &Folder{ledger: ledger{of: pairs, dir: dir}}}
	return b, b.read(ctx)
}

// ReadBots reads the record of decisions about bots in a folder, as Read does.
func ReadBots(ctx context.Context, dir string) (*Log, error) { return readRecord(ctx, dir, accounts) }

func (b *Bots) read(ctx context.Context) error {
	return errors.Join(b.people.read(ctx), b.ledger.read(ctx))
}

// Names returns the names that are bots by bots.jsonl and the decisions, rising.
func (b *Bots) Names() []string { return sortedKeys(botsOf(b.given, b.log)) }

// Given is the number of names that the snapshot came with as bots.
func (b *Bots) Given() int { return len(b.given.records()) }

// Update is that of Folder, for bots.jsonl.
func (b *Bots) Update(ctx context.Context) error {
	if b.log.Len() == 0 {
		return nil
	}
	_, err := b.change(ctx, b.read, none, b.plan)
	return err
}

// Add is that of Folder, for bots.jsonl. It is a hub.UsageError, and nothing is added,
// when by merges a bot would be one with a canonical name that is none.
func (b *Bots) Add(ctx context.Context, now time.Time, decisions ...Decision) (int, error) {
	return b.change(ctx, b.read, b.these(now, decisions), b.plan)
}

// Import is that of Folder, for bots.
func (b *Bots) Import(ctx context.Context, name string, text []byte, format string, o ImportOptions) (Imported, error) {
	change := func(ctx context.Context, decide func(*Log) ([]Decision, error)) (int, error) {
		return b.change(ctx, b.read, decide, b.plan)
	}
	return imported(ctx, accounts, change, name, text, format, o)
}

// plan makes bots.jsonl of a record.
func (b *Bots) plan(l *Log) (string, error) {
	var accepted []string
	for _, d := range l.Latest() {
		if d.Verdict == Accepted {
			accepted = append(accepted, d.Name)
		}
	}
	if _, err := plan(b.people.given, b.people.log, botsOf(b.given, l), accepted...); err != nil {
		return "", err
	}
	return botsText(b.given, l), nil
}

// botsOf returns the bots: given ones that are not rejected, and accepted ones.
func botsOf(g *given, l *Log) map[string]bool {
	bots := map[string]bool{}
	for _, p := range g.records() {
		bots[p[0]] = true
	}
	for _, d := range l.Latest() {
		switch d.Verdict {
		case Accepted:
			bots[d.Name] = true
		case Rejected:
			delete(bots, d.Name)
		}
	}
	return bots
}

// botsText is bots.jsonl: the given lines as they were, without those of names that are no
// bots any more, and the others behind them by name.
func botsText(g *given, l *Log) string {
	bots := botsOf(g, l)
	var b strings.Builder
	for _, x := range g.lines {
		if x.ok && !bots[x.is[0]] {
			continue
		}
		b.WriteString(x.text)
	}
	for _, p := range g.records() {
		delete(bots, p[0])
	}
	for _, name := range sortedKeys(bots) {
		if text := b.String(); text != "" && text[len(text)-1] != '\n' {
			b.WriteString("\n")
		}
		text, err := json.Marshal(name)
		if err != nil {
			panic(err) // names are valid UTF-8
		}
		fmt.Fprintf(&b, "{\"name\": %s}\n", text)
	}
	return b.String()
}
