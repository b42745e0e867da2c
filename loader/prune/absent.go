package prune

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/snapshot"
)

// optional are the files that read/has.cypher asks about, in its order.
var optional = []string{snapshot.CommitsFile, snapshot.DiscussionsFile, snapshot.UsagesFile, snapshot.IdentitiesFile,
	snapshot.BotsFile, snapshot.LineageFile, snapshot.DatasetsFile, snapshot.AccountsFile}

// checkAbsent returns an error if the graph has records of a file that the snapshot
// does not have: all of them would look as if they were gone.
func (p *Pruner) checkAbsent(ctx context.Context, s *snapshot.Snapshot) error {
	var absent []string
	for _, file := range optional {
		if _, there := s.File(file); !there {
			absent = append(absent, file)
		}
	}
	if len(absent) == 0 {
		return nil
	}
	rows, err := p.read(ctx, "read/has", nil)
	if err != nil {
		return fmt.Errorf("look for what an absent file describes: %w", err)
	}
	if len(rows) != 1 || len(rows[0]) != len(optional) {
		return errors.New("look for what an absent file describes: no answer")
	}
	var missed []string
	for i, file := range optional {
		if _, there := s.File(file); !there && rows[0][i] == true {
			missed = append(missed, file)
		}
	}
	if len(missed) == 0 {
		return nil
	}
	return fmt.Errorf("nothing is pruned: the snapshot has no %s, and the database has what such a file describes; an absent file says nothing, an empty one that there is nothing "+
		"(--absent-is-empty takes the one for the other)", strings.Join(missed, ", no "))
}

// checkCounts returns an error if snapshot.json counts more than there are lines, as
// when a file was cut at the end of one. Fewer are said where repositories were taken
// out by hand: nothing is missing then.
func (p *Pruner) checkCounts(wrong []snapshot.WrongCount) error {
	var lines []string
	for _, w := range wrong {
		if w.Said > w.Found && !(w.Absent && p.o.AbsentIsEmpty) {
			lines = append(lines, w.String())
		}
	}
	if len(lines) == 0 || p.o.DespiteRejects {
		return nil
	}
	return fmt.Errorf("nothing is pruned: %s; what is missing would look as if it were gone; correct the snapshot, or say that it may go (--despite-rejects)", strings.Join(lines, "; "))
}
