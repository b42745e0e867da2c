package analytics

import "github.com/hubgraph/hubgraph/hub"

// repositoryRow is a repository while the hub is read. Its id is the next of its
// kind in the builder's tables.
type repositoryRow struct {
	likes, downloads     int64
	commits, discussions int64
	license              int32
	owner                owner
	kind                 hub.Kind
	fields               hub.FieldSet
}

// owner says who owns a repository: the length of the owner's name at the front of
// its id or, if negative, -1 minus a number in the builder's table of other owners.
type owner int32

// rowList is a list that grows without being copied.
type rowList struct {
	blocks []*[rowBlock]repositoryRow
	n      int
}

const rowBlock = 1 << 12

// add appends an empty row.
func (r *rowList) add() *repositoryRow {
	if r.n == len(r.blocks)*rowBlock {
		r.blocks = append(r.blocks, new([rowBlock]repositoryRow))
	}
	r.n++
	return r.at(r.n - 1)
}

func (r *rowList) at(i int) *repositoryRow { return &r.blocks[i/rowBlock][i%rowBlock] }
