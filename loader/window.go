package loader

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// window is a run of records on its way to the database: stages that are
// written one after the other.
type window struct {
	at      progress // how far the load has got once this window is written
	entity  string   // what its records are called, for progress and errors
	records int
	changes [hub.KindCount][]counts.Change // of repositories, by kind
	stages  []sealed
}

// sealed is the part of a window that one statement writes. No two lanes touch
// a common node, so transactions of different lanes never wait for each other;
// those of one lane are written in order.
type sealed struct {
	statement string
	create    string // as in stage
	lanes     [][]transaction
}

// transaction is a list of rows for one statement.
type transaction []any

// stage collects the rows of one statement for the next window.
type stage struct {
	statement string // is right whatever the database holds
	create    string // does the same at less cost if it holds none of the nodes that the rows make, and else fails; "" for none
	oneLane   bool   // its rows may touch any node
	rows      []any
	weights   []int // records in each row
	grouping  grouping
}

// add adds a row that stands for one record and touches the named nodes,
// besides those that no other row touches.
func (s *stage) add(row any, nodes ...string) {
	s.open(row)
	s.touch(1, nodes...)
}

// open adds a row that stands for no record yet.
func (s *stage) open(row any) {
	s.rows = append(s.rows, row)
	s.weights = append(s.weights, 0)
	s.grouping.open()
}

// touch adds records to the last row, and the nodes they touch.
func (s *stage) touch(records int, nodes ...string) {
	s.weights[len(s.weights)-1] += records
	for _, n := range nodes {
		s.grouping.touch(n)
	}
}

// last returns the last row added since the last seal and the number of its
// records; nil when there is none.
func (s *stage) last() (row any, records int) {
	if len(s.rows) == 0 {
		return nil, 0
	}
	return s.rows[len(s.rows)-1], s.weights[len(s.weights)-1]
}

// seal removes the rows and returns them dealt to at most the given number of
// lanes, in transactions of at most the given number of records (more only if
// one row has more).
func (s *stage) seal(lanes, records int) sealed {
	if s.oneLane {
		lanes = 1
	}
	out := sealed{statement: s.statement, create: s.create, lanes: make([][]transaction, lanes)}
	room := make([]int, lanes) // in the last transaction of each lane
	for i, lane := range s.grouping.deal(s.weights, lanes) {
		list := out.lanes[lane]
		if len(list) == 0 || room[lane] < s.weights[i] {
			list, room[lane] = append(list, nil), records
		}
		list[len(list)-1] = append(list[len(list)-1], s.rows[i])
		out.lanes[lane], room[lane] = list, room[lane]-s.weights[i]
	}
	s.rows, s.weights = nil, nil
	s.grouping.reset()
	return out
}

// stage makes a stage, written after those made before it.
func (s *stages) stage(statement string) *stage {
	x := &stage{statement: statement}
	s.all = append(s.all, x)
	return x
}

// inOneLane is like stage, for rows that may touch any node.
func (s *stages) inOneLane(statement string) *stage {
	x := s.stage(statement)
	x.oneLane = true
	return x
}

// createdBy is like stage, for rows whose nodes are most likely not there.
func (s *stages) createdBy(create, statement string) *stage {
	x := s.stage(statement)
	x.create = create
	return x
}
