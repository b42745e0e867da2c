package diff

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/people"
	"github.com/hubgraph/hubgraph/snapshot"
)

// side is one of the two snapshots.
type side struct {
	*shared
	rules hub.Rules
	older *side // nil on the older side

	rows   blocks[row] // repositories by index
	ids    *snapshot.IDs
	places [hub.KindCount]int32 // number of each kind read
	byHub  map[uint64]int32     // repositories of the older side by the hash of their _id

	commits     index[uint64] // older side
	discussions index[remark]

	commitsTally, discussionsTally tally              // newer side
	statuses                       map[[2]int32]int64 // discussions in both, by status before and after

	persons *people.Numbers
	active  []bool           // by person
	firsts  map[uint64]int64 // commits as first author, by model and committer

	usages, lineage, trainedOn, identities, bots, records []item
}

// row is a repository.
type row struct {
	likes, downloads  int64
	created, modified moment
	tags              uint64 // hash of the set
	owner, license    int32  // in shared
	place             int32  // in the ids of its kind
	other             int32  // index on the older side, -1 for none; on the older side, one more than that on the newer, 0 for none
	renamed           bool   // on the newer side: it had another id
	hubID             uint64 // hash of the Hub's _id, 0 for none
	kind              hub.Kind
	fields            hub.FieldSet
}

// remark is the content of a discussion.
type remark struct {
	content uint64 // hash of the whole content
	status  int32  // in shared
}

// id returns the id of a repository.
func (s *side) id(r *row) string { return s.ids.ID(r.kind, int(r.place)) }

// was returns the index of a repository on the older side, -1 for none.
func (s *side) was(repo int) int { return int(s.rows.at(repo).other) }
