package bulk

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Write streams the snapshot of an Intake, which nobody has read from yet, into
// import files in an existing folder without such files. Bad lines go to the
// Rejects of the Intake. After an error no file is left.
func Write(ctx context.Context, dir string, in *snapshot.Intake) (*Files, error) {
	w := &writer{in: in}
	id, err := in.Snapshot().Fingerprint(ctx) // finds a file that is cut short before anything is written
	if err != nil {
		return nil, err
	}
	w.id = id
	if w.to, err = createTables(dir); err != nil {
		return nil, err
	}
	if err = w.write(ctx); err == nil {
		err = w.to.close()
	}
	if err == nil {
		err = in.Snapshot().Unchanged()
	}
	if err != nil {
		w.to.remove()
		return nil, err
	}
	return w.files(), nil
}

// writer is the state of one Write.
type writer struct {
	in *snapshot.Intake
	id string // fingerprint of the snapshot
	to *tables

	loaded   loader.Records
	people   people
	licenses names.Table
	fields   hub.FieldSet // those of a repository
	unlisted names.Table  // spaces that are used and have no record
	keys     keys
	lists    lists
}

func (w *writer) write(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		w.writeRepositories, w.writeIdentities, w.writeBots, w.writeCommits, w.writeDiscussions, w.writeUsages, w.writeLineage, w.writeTrainedOn,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	for _, step := range []func() error{w.writeUnlisted, w.writePeople, w.writeLicenses, w.writeFields, w.writeSnapshot} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
