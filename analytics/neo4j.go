package analytics

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// ErrNoSnapshot reports that the graph holds no completely loaded snapshot.
var ErrNoSnapshot = errors.New("the graph holds no completely loaded snapshot; hubgraph load DIR loads one")

// FromGraph reads a corpus from a graph with one snapshot. It asks for names, ids
// and counts, never for whole nodes, in ranges of repositories and several ranges at
// once: db must be safe for concurrent use. The error is ErrNoSnapshot when no load
// was ever completed, and ErrIncomplete when one did not come to its end; it is an
// error too if the graph does not hold what the snapshot loaded last says.
func FromGraph(ctx context.Context, db Reader, o Options) (*Corpus, error) {
	read := o.whole()
	c, err := fromGraph(ctx, db, read, func(ctx context.Context, fn func(answer) error) error {
		return readRanges(ctx, db, read, rangeSize, fn)
	})
	if err != nil || o.Window.Open() {
		return c, err
	}
	return c.Cut(o.Window), nil
}

// UsagesFromGraph is FromGraph for usages alone, in a fraction of the time: the
// corpus has the models that a space uses and the spaces that use one, without
// commits, discussions and people.
func UsagesFromGraph(ctx context.Context, db Reader) (*Corpus, error) {
	return fromGraph(ctx, db, Options{Raw: true}, func(ctx context.Context, fn func(answer) error) error {
		return readFlat(ctx, db, "usages", fn)
	})
}

// LineageFromGraph is FromGraph with Options.Lineage for lineage alone: the corpus has
// the models that derive from a listed one, and those that they derive from, without
// dates, commits, discussions and people. Rules are as of Options.
func LineageFromGraph(ctx context.Context, db Reader, rules hub.Rules) (*Corpus, error) {
	return fromGraph(ctx, db, Options{Raw: true, Lineage: true, Rules: rules}, func(ctx context.Context, fn func(answer) error) error {
		return readFlat(ctx, db, "lineage_models", fn)
	})
}

func fromGraph(ctx context.Context, db Reader, o Options, read func(context.Context, func(answer) error) error) (*Corpus, error) {
	before, err := readHeads(ctx, db)
	if err != nil {
		return nil, err
	}
	if err := wantWhole(ctx, db, before[0]); err != nil {
		return nil, err
	}
	rules, err := before[0].readRules(ctx, db, o.Rules)
	if err != nil {
		return nil, err
	}
	people, known := hub.NewPeople(), hub.NewPeople()
	if !o.Raw || o.History {
		if known, err = PeopleFromGraph(ctx, db); err != nil {
			return nil, err
		}
	}
	if !o.Raw {
		people = known
	}
	b := newBuilder(o)
	b.setPeople(people)
	g := &graphReader{b: b}
	if err := g.read(ctx, read); err != nil {
		return nil, err
	}
	if o.Lineage {
		if err := g.readLineage(ctx, db); err != nil {
			return nil, err
		}
	}
	var organizations map[string]bool
	if o.TruckFactors {
		if organizations, err = readOrganizations(ctx, db); err != nil {
			return nil, err
		}
	}
	after, err := readHeads(ctx, db)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(after, before) {
		return nil, errors.New("a snapshot was loaded while the graph was read; analyse again")
	}
	c, err := b.corpus(ctx, &g.ids)
	if err != nil {
		return nil, err
	}
	c.Ignored, c.Rejected = before[0].ignored, before[0].rejected
	c.Snapshot, c.Rules, c.Organizations = before[0].snapshot(), rules, organizations
	if o.History {
		c.Who = known
	}
	for _, earlier := range before[1:] {
		c.Earlier = append(c.Earlier, earlier.snapshot())
	}
	c.IdentitiesMerged, c.Bots = people.Aliases(), people.Bots()
	return c, nil
}

// head is the content of a (:Snapshot) node.
type head struct {
	id, source, loadedAt string
	dated                bool  // whether it is known when it was collected
	seconds, nanoseconds int64 // since 1970
	unfinished           int64
	ignored              hub.Ignored
	rejected             int64
	licenses, fields     string // names of rules
}

func (h *head) snapshot() hub.Snapshot {
	s := hub.Snapshot{Source: h.source, Fingerprint: h.id}
	if h.dated {
		s.CollectedAt = time.Unix(h.seconds, h.nanoseconds).UTC()
	}
	return s.Classified(h.licenses, h.fields)
}

// readRules returns the rules that the graph was classified by, which must be those
// that the options want.
func (h *head) readRules(ctx context.Context, db Reader, wants hub.Rules) (hub.Rules, error) {
	if wants.Licenses != nil && wants.Licenses.Name() != h.licenses {
		return hub.Rules{}, hub.Usagef("the licences of the graph are classified by the rules %s, not by %s: load it with the others (--replace), or ask for no rules", h.licenses, wants.Licenses.Name())
	}
	if wants.Fields != nil && wants.Fields.Name() != h.fields {
		return hub.Rules{}, hub.Usagef("the subfields of the graph are by the rules %s, not by %s: load it with the others (--replace), or ask for no rules", h.fields, wants.Fields.Name())
	}
	var license, class string
	classes := map[string]string{}
	err := query(ctx, db, "licenses", nil, func() error { classes[license] = class; return nil }, &license, &class)
	if err != nil {
		return hub.Rules{}, err
	}
	licenses, err := hub.NewLicenseRules(h.licenses, classes)
	return hub.Rules{Licenses: licenses, Fields: hub.NamedFieldRules(h.fields)}, err
}

// readHeads reads what is known of the snapshots that were loaded completely, the one
// loaded last first; there is at least one.
func readHeads(ctx context.Context, db Reader) (all []head, err error) {
	var h head
	g := &h.ignored
	err = query(ctx, db, "snapshot", nil, func() error { all = append(all, h); return nil },
		&h.id, &h.loadedAt, &h.unfinished, &g.CommitsOfUnknownRepositories, &g.CommitsRepeated, &g.DiscussionsOfUnknownRepositories,
		&g.DiscussionsRepeated, &g.UsagesByUnknownSpacesKept, &g.UsagesOfUnknownModels, &g.UsagesRepeated,
		&h.source, &h.dated, &h.seconds, &h.nanoseconds, &h.rejected, &h.licenses, &h.fields)
	if err == nil && len(all) == 0 {
		err = noSnapshot(ctx, db)
	}
	return all, err
}

// noSnapshot says why no snapshot was loaded completely: the only load was left off,
// or there was none.
func noSnapshot(ctx context.Context, db Reader) error {
	var loads int64
	if err := query(ctx, db, "unfinished", nil, func() error { return nil }, &loads); err != nil {
		return err
	}
	if loads > 0 {
		return ErrIncomplete
	}
	return ErrNoSnapshot
}

// PeopleFromGraph reads the accepted merges and the bots of a graph.
func PeopleFromGraph(ctx context.Context, db Reader) (*hub.People, error) {
	people := hub.NewPeople()
	return people, readPeople(ctx, db, people)
}

func readOrganizations(ctx context.Context, db Reader) (map[string]bool, error) {
	out := map[string]bool{}
	var name, kind string
	return out, query(ctx, db, "account_types", nil, func() error { setType(out, name, kind); return nil }, &name, &kind)
}

func readPeople(ctx context.Context, db Reader, people *hub.People) error {
	var alias, canonical, bot string
	err := query(ctx, db, "identities", nil, func() error {
		people.Merge(hub.Identity{Alias: alias, Canonical: canonical})
		return nil
	}, &alias, &canonical)
	if err != nil {
		return err
	}
	return query(ctx, db, "bots", nil, func() error {
		people.AddBot(bot)
		return nil
	}, &bot)
}
