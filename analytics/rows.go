package analytics

import "github.com/hubgraph/hubgraph/hub"

// repositoryRow is a repository while the hub is read.
type repositoryRow struct {
	id, owner            string
	likes, downloads     int64
	commits, discussions int64
	license              int32
	kind                 hub.Kind
	fields               hub.FieldSet
}

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

// ids returns the id and the kind of each row.
func (r *rowList) ids() (ids []string, kinds []hub.Kind) {
	ids, kinds = make([]string, r.n), make([]hub.Kind, r.n)
	for i := range r.n {
		ids[i], kinds[i] = r.at(i).id, r.at(i).kind
	}
	return ids, kinds
}

// columns lays out the rows of the given numbers in their order, without
// members. licenses are the final numbers of the licences.
func (r *rowList) columns(order, licenses []int32) Repositories {
	n := len(order)
	c := Repositories{
		IDs: make([]string, n), Owners: make([]string, n), Likes: make([]int64, n), Downloads: make([]int64, n),
		License: make([]int32, n), Fields: make([]hub.FieldSet, n), Commits: make([]int64, n), Discussions: make([]int64, n),
	}
	for i, number := range order {
		row := r.at(int(number))
		c.IDs[i], c.Owners[i] = row.id, row.owner
		c.Likes[i], c.Downloads[i] = row.likes, row.downloads
		c.License[i], c.Fields[i] = licenses[row.license], row.fields
		c.Commits[i], c.Discussions[i] = row.commits, row.discussions
	}
	return c
}
