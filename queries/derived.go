package queries

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// What hubgraph derive writes, and load does not renew.
var (
	derivedTypes      = []string{"COLLABORATES_WITH", "CO_USED_WITH"}
	derivedProperties = []string{"coUsedWith", "kCore", "pageRank", "usedBySpaces"}
	derivedOfAccounts = "community" // repositories have another property of this name
)

// DerivedState is a statement that anybody can ask for the state of the derived
// networks: one row, with what to do in words.
const DerivedState = `OPTIONAL MATCH (d:Derived {id: 'derived'})
OPTIONAL MATCH (s:Snapshot)
WITH d, s
ORDER BY s.complete, s.loadedAt DESC, s.id DESC
LIMIT 1
RETURN CASE
    WHEN d IS NULL THEN 'not derived: hubgraph derive'
    WHEN d.complete AND NOT d.pruned AND s.complete AND d.snapshot = s.id AND d.loadedAt = s.loadedAt THEN 'up to date'
    ELSE 'stale: hubgraph derive'
  END AS derived, d.complete AS complete, d.pruned AS pruned, d.collectedAt AS of, d.scope AS scope, d.raw AS raw, d.minSpaces AS minSpaces,
  s.complete AS loaded, s.collectedAt AS collectedAt`

// Derived is the state of the networks and numbers that hubgraph derive writes.
type Derived struct {
	Made  bool // something was derived, whole or in part
	Stale bool // it is not all there, or not that of the graph
	// Note says in one line that they are older than the graph, partial, not there, or
	// not of the whole hub, and how to renew them; "" when nothing is to be said.
	Note string
}

const deriveAgain = "hubgraph derive makes them anew"

// CheckDerived asks a database for the state of what is derived.
func CheckDerived(ctx context.Context, db Reader) (d Derived, err error) {
	_, rows, err := db.Read(ctx, DerivedState, nil)
	if err != nil {
		return Derived{}, err
	}
	for row, err := range rows {
		if err != nil {
			return Derived{}, err
		}
		state, complete, pruned, of, loaded, collected := row[0], row[1], row[2], row[3], row[7], row[8]
		d.Made = complete != nil
		d.Stale = d.Made && state != "up to date"
		switch {
		case !d.Made:
			d.Note = "nothing is derived in this database, or by an older version: hubgraph derive writes k-cores, PageRank, communities and networks"
		case complete != true:
			d.Note = "the derived networks are not all there: a run of hubgraph derive was cut off; " + deriveAgain
		case loaded != true:
			d.Note = "the derived networks are of an older graph, since a load is not finished: when it is, " + deriveAgain
		case pruned == true:
			d.Note = "the derived networks are of an older graph, from which something was removed since: " + deriveAgain
		case state != "up to date":
			d.Note = fmt.Sprintf("the derived networks are of %s, and the graph is of %s: %s", snapshotOf(of), snapshotOf(collected), deriveAgain)
			if snapshotOf(of) == snapshotOf(collected) {
				d.Note = "the derived networks are of another snapshot than the one that was loaded last: " + deriveAgain
			}
		default:
			d.Note = partly(row[4], row[5], row[6])
		}
	}
	return d, nil
}

// snapshotOf names a snapshot by its day.
func snapshotOf(collected any) string {
	if at, ok := collected.(time.Time); ok {
		return "the snapshot of " + at.UTC().Format(time.DateOnly)
	}
	return "a snapshot without a date"
}

// partly says that the networks are not those of the whole hub.
func partly(scope, raw, minSpaces any) string {
	how := ""
	if scope != nil && scope != "all" {
		how += fmt.Sprintf(" --field %v", scope)
	}
	if raw == true {
		how += " --raw"
	}
	if n, ok := minSpaces.(int64); ok && n > 1 {
		how += fmt.Sprintf(" --min-spaces %d", n)
	}
	if how == "" {
		return ""
	}
	return "the derived networks were made by hubgraph derive" + how + "; without it they are those of the whole hub"
}

// ReadsDerived says whether the statement names what hubgraph derive writes.
func (s *Statement) ReadsDerived() bool { return s.derived }

// readsDerived looks for it in the tokens: a relationship type, or a property after a
// dot or in a map.
func readsDerived(tokens []token) bool {
	g := guard(tokens)
	for i, t := range g {
		if t.kind != word && t.kind != quoted {
			continue
		}
		before, after := g.at(i-1), g.at(i+1)
		switch {
		case slices.Contains(derivedTypes, t.text):
			return true
		case slices.Contains(derivedProperties, t.text) && (before.is(".") || after.is(":") && (before.is("{") || before.is(","))):
			return true
		case t.text == derivedOfAccounts && before.is(".") && g.isAccount(g.at(i-2).text):
			return true
		}
	}
	return false
}

// isAccount says whether a pattern binds the variable to an account.
func (g guard) isAccount(variable string) bool {
	for i := range g {
		if label := g.at(i + 3).text; g[i].is("(") && g.at(i+1).text == variable && g.at(i+2).is(":") && (label == "Account" || label == "Developer") {
			return true
		}
	}
	return false
}
