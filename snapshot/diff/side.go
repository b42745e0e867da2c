package diff

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// side is one of the two snapshots.
type side struct {
	*shared
	in    *snapshot.Intake
	older *side // nil on the older side

	rows blocks[row]            // repositories by index
	at   [hub.KindCount][]int32 // their indices, by number in the ids of the kind

	commits     index[uint64] // older side
	discussions index[said]

	commitsTally, discussionsTally tally              // newer side
	statuses                       map[[2]int32]int64 // discussions in both, by status before and after

	who      *hub.People
	recorded names.Table // names of authors and starters
	whose    []int32     // of each, the person; nobody for bots
	last     string      // the name asked for last and who it is: authors come in runs
	lastWho  int32
	active   []bool           // by person
	firsts   map[uint64]int64 // commits as first author, by model and committer

	usages, lineage, trainedOn, identities, bots []item
}

// row is a repository.
type row struct {
	likes, downloads  int64
	created, modified moment
	tags              uint64 // hash of the set
	owner, license    int32  // in shared
	number            int32  // in the ids of its kind
	other             int32  // index on the older side, -1 for none; on the older side, whether one is on the newer: 0 for none
	kind              hub.Kind
	fields            hub.FieldSet
}

// said is what a discussion says.
type said struct {
	content uint64 // hash of all of it
	status  int32  // in shared
}

// id returns the id of a repository.
func (s *side) id(r *row) string { return s.in.IDs()[r.kind].Name(r.number) }

// was returns the index on the older side of a repository, -1 for none.
func (s *side) was(repo int) int { return int(s.rows.at(repo).other) }
