package loader

import (
	"cmp"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/shellword"
)

// refuse returns a *hub.UsageError when the database holds something else than
// the hub of the snapshot, or a newer snapshot of it, and the options do not say
// what to do.
func (l *load) refuse(all []storedSnapshot) error {
	if err := l.refuseRules(all); err != nil {
		return err
	}
	if l.o.Merge || l.o.Replace || l.current {
		return nil
	}
	if len(all) == 0 && !l.intoEmpty {
		return hub.Usagef("the database holds nodes that hubgraph did not load; --replace empties it first, --merge adds to what is there, and NEO4J_DATABASE names another")
	}
	meta := l.snapshot.Meta()
	for _, s := range all {
		switch {
		case s.id == l.id, s.source == "" && l.o.Named:
		case s.source != meta.Source || s.source == "":
			return l.otherHub(s)
		case s.complete && !meta.CollectedAt.IsZero() && s.collectedAt.After(meta.CollectedAt):
			return hub.Usagef("the snapshot was collected on %s, and the database holds a newer one of the same hub, of %s; --replace empties the database first, --merge loads the older one over it",
				day(meta.CollectedAt), day(s.collectedAt))
		}
	}
	return nil
}

func day(t time.Time) string { return t.UTC().Format("2006-01-02 15:04") }

// otherHub says that the database holds another hub than the snapshot's, or may,
// where one of them has no name.
func (l *load) otherHub(s storedSnapshot) error {
	mine, name := l.snapshot.Meta().Source, s.source
	holds, is := fmt.Sprintf("the hub %q", s.source), fmt.Sprintf("is of %q", mine)
	if s.source == "" {
		holds, name = "a hub whose snapshot named no source", mine
	}
	if mine == "" {
		is = "names no source"
	}
	way := fmt.Sprintf("--source %s says that they are of one hub", shellword.Quote(name))
	switch {
	case name == "":
		way = "--source NAME names the hub of both"
	case s.source != "" && mine != "":
		way = fmt.Sprintf("--source %s says that it is of the same hub after all", shellword.Quote(name))
	}
	return hub.Usagef("the database holds %s and the snapshot %s; --replace empties the database first, --merge adds to what is there, %s", holds, is, way)
}

// refuseRules returns a *hub.UsageError when what the database holds is classified by
// other rules than the snapshot is to be.
func (l *load) refuseRules(all []storedSnapshot) error {
	if l.o.Replace {
		return nil
	}
	rules := l.snapshot.Rules()
	for _, s := range all {
		for _, r := range []struct{ flag, what, has, wants string }{
			{"licenses", "licences", s.licenses, rules.Licenses.Name()}, {"fields", "subfields", s.fields, rules.Fields.Name()},
		} {
			if has := cmp.Or(r.has, hub.Paper); has != r.wants {
				return hub.Usagef("the %s of the database are classified by the rules %s, and those of the snapshot are to be by %s; --%s takes a name or a file of rules, --replace empties the database first",
					r.what, has, r.wants, r.flag)
			}
		}
	}
	return nil
}
