package decisions

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// ImportOptions says how rows without time or person become decisions.
type ImportOptions struct {
	Now      time.Time
	Who      string   // decides what a row says without who
	Evidence []string // columns of suggestions that are kept as evidence
}

// Imported says what became of rows.
type Imported struct {
	Added     int // decisions
	Known     int // rows that say what is on record
	Undecided int // rows without a verdict
}

// imported adds the decisions of a file about a subject by change.
func imported(ctx context.Context, of *subject, change func(context.Context, func(*Log) ([]Decision, error)) (int, error), name string, text []byte, format string, o ImportOptions) (Imported, error) {
	rows, err := rowsOf(of, name, text, format, o.Evidence)
	if err != nil {
		return Imported{}, hub.Usagef("%v", err)
	}
	var done Imported
	done.Added, err = change(ctx, func(l *Log) ([]Decision, error) {
		in := importing{log: l, o: o, stamps: map[string]bool{}, now: map[Pair]nowRow{}}
		for i := range l.all {
			in.stamps[stampOf(&l.all[i].Decision)] = true
		}
		for i := range rows {
			if err := in.row(&rows[i]); err != nil {
				return nil, hub.Usagef("%s: %v", rows[i].at, err)
			}
		}
		done = in.done
		return in.out, nil
	})
	return done, err
}

// importing is the state of one import.
type importing struct {
	log    *Log
	o      ImportOptions
	stamps map[string]bool // of the decisions on record
	now    map[Pair]nowRow // what rows decide now
	out    []Decision
	done   Imported
}

type nowRow struct {
	at       string
	decision Decision
}

// stampOf tells decisions apart: one person decides once at a time about a pair.
func stampOf(d *Decision) string {
	return strings.Join([]string{d.Name, d.Other, d.Who, stamp(d.When)}, "\x00")
}

func (in *importing) row(r *row) error {
	if strings.TrimSpace(r.verdict) == "" {
		in.done.Undecided++
		return nil
	}
	d, err := r.decision(in.o, in.log.of)
	if err != nil {
		return err
	}
	if !d.When.IsZero() {
		text, err := d.line()
		switch {
		case err != nil:
			return err
		case in.log.seen[text]:
			in.done.Known++
			return nil
		case !in.stamps[stampOf(&d)]:
			in.out = append(in.out, d)
			return nil
		}
		d.Who = in.o.Who // the row was changed since it was written
	}
	return in.decideNow(r, d)
}

// decideNow adds what a row says as a decision of now, unless that is what counts.
func (in *importing) decideNow(r *row, d Decision) error {
	pair := d.Pair()
	if before, ok := in.now[pair]; ok {
		if before.decision.Verdict != d.Verdict || before.decision.Canonical != d.Canonical || before.decision.Note != d.Note {
			return fmt.Errorf("%s decided otherwise in %s", d.are(), before.at)
		}
		return nil // a pair of several passes
	}
	in.now[pair] = nowRow{r.at, d}
	is, ok := in.log.Of(pair)
	if ok && is.Verdict == d.Verdict && (!r.hasCanonical || is.Canonical == d.Canonical) && (!r.hasNote || is.Note == d.Note) || !ok && d.Verdict == Undone {
		in.done.Known++
		return nil
	}
	d.When = in.log.after(pair, in.o.Now)
	in.out = append(in.out, d)
	return nil
}

// decision reads the fields of a row. When is zero where the row does not say both
// when and who.
func (r *row) decision(o ImportOptions, of *subject) (Decision, error) {
	d := Decision{Who: r.who, Name: r.name, Other: r.other, Canonical: r.canonical, Note: r.note, Evidence: r.evidence}
	var err error
	if d.Verdict, err = ParseVerdict(r.verdict); err != nil {
		return d, err
	}
	if r.score != "" {
		n, err := strconv.Atoi(r.score)
		if err != nil {
			return d, fmt.Errorf("the score is %q; want a whole number", r.score)
		}
		d.Score = &n
	}
	when := strings.TrimSpace(r.when)
	if when != "" {
		if d.When, err = time.Parse(time.RFC3339Nano, when); err != nil {
			return d, fmt.Errorf("when is %q; want a time such as 2024-01-31T12:00:00Z, or nothing for now", r.when)
		}
		d.When = d.When.UTC()
	}
	if d.Who == "" {
		d.Who, d.When = o.Who, time.Time{}
	}
	if d.Verdict != Accepted {
		d.Canonical = ""
	}
	return d, d.tidy(of)
}
