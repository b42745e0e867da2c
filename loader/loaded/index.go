package loaded

import (
	"iter"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/loader/internal/account"
)

// head is all of an index but for the entries.
type head struct {
	Snapshot string    // fingerprint, the id of its (:Snapshot) node
	LoadedAt time.Time // of that node, in milliseconds

	// Exact says that the database holds nothing but what the index has, or what
	// it marks as left over: a snapshot was loaded into an empty database, and
	// then only what differed from it.
	Exact bool

	// Merges are the pairs of ALIAS_OF in the database: those of the snapshot, and
	// perhaps others, left over.
	Merges []hub.Identity

	accounts account.Set      // as Merges
	records  map[int32]uint64 // by number of an account that is on record: a hash of its record
	groups   []group
}

// Index says what a database holds of a snapshot. It is not safe for concurrent use.
type Index struct {
	head
	numbers  [hub.KindCount][]int32     // groups by the number of their id
	ids      [hub.KindCount]names.Table // of the groups
	numbered bool                       // once one was looked for
	sections [sectionCount]section
}

// Made is an index that a Tracker has made, to be kept: its entries are still
// where the Tracker put them, until that is closed.
type Made struct {
	head
	sections [sectionCount]gathering
}

// Index returns the index, to be asked; the Made is used up.
func (m *Made) Index() (*Index, error) {
	x := &Index{head: m.head}
	for s := range m.sections {
		var err error
		if x.sections[s], err = m.sections[s].gather(len(m.groups)); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// group is a repository.
type group struct {
	kind   hub.Kind
	left   Left
	id     string
	record uint64 // hash of its record; 0 when it has none: a space that only uses models, or a repository left over
}

// Left says of what a database may hold more of a repository than the snapshot
// has, left over from older snapshots.
type Left uint8

// itself is the mark of a repository that has no record any more.
const itself Left = 1 << sectionCount

// Has reports whether records of a section may be left over.
func (l Left) Has(s Section) bool { return l&(1<<s) != 0 }

// Itself reports whether the record of the repository is gone.
func (l Left) Itself() bool { return l&itself != 0 }

// Repository is a repository of which something may be left over.
type Repository struct {
	Kind hub.Kind
	ID   string
	Left Left
}

// record sets the hash of the record of an account, by its number.
func (x *head) record(account int32, hash uint64) {
	if x.records == nil {
		x.records = map[int32]uint64{}
	}
	x.records[account] = hash
}

// Accounts returns the names of accounts in the database with their roles: those
// of the snapshot, and perhaps others, left over.
func (x *head) Accounts() iter.Seq2[string, hub.Roles] { return x.accounts.All() }

// recordOf returns the hash of the record of an account, 0 where there is none.
func (x *head) recordOf(name string) uint64 {
	n, ok := x.accounts.Names.Find(name)
	if !ok {
		return 0
	}
	return x.records[n]
}

// LeftOver returns the repositories of which the database may hold what the
// snapshot does not have, in the order of the index. Where the index is Exact,
// no other repository has such a thing.
func (x *Index) LeftOver() []Repository {
	var list []Repository
	for _, g := range x.groups {
		if g.left != 0 {
			list = append(list, Repository{Kind: g.kind, ID: g.id, Left: g.left})
		}
	}
	return list
}

// find returns the group of a repository, -1 when there is none.
func (x *Index) find(kind hub.Kind, id string) int32 {
	if !x.numbered {
		x.number()
	}
	n, ok := x.ids[kind].Find(id)
	if !ok {
		return -1
	}
	return x.numbers[kind][n]
}

// number makes the groups findable.
func (x *Index) number() {
	x.numbered = true
	for i, g := range x.groups {
		if _, added := x.ids[g.kind].Add(g.id); added {
			x.numbers[g.kind] = append(x.numbers[g.kind], int32(i))
		}
	}
}

// LeftOf returns what may be left over of a repository.
func (x *Index) LeftOf(kind hub.Kind, id string) Left {
	if g := x.find(kind, id); g >= 0 {
		return x.groups[g].left
	}
	return 0
}

// Change makes the index that of another snapshot, whose merges are the given ones and
// which has accounts with roles besides.
func (x *Index) Change(snapshot string, merges []hub.Identity, accounts iter.Seq2[string, hub.Roles]) {
	x.Snapshot, x.Merges = snapshot, slices.Clone(merges)
	for name, as := range accounts {
		x.accounts.Add(name, as)
	}
}

// Pruned makes the index that of the snapshot alone, with its accounts and
// merges: what was left over is removed from the database.
func (x *Index) Pruned(accounts iter.Seq2[string, hub.Roles], merges []hub.Identity) {
	stay := len(x.groups) // what is left over altogether stands at the end
	for stay > 0 && x.groups[stay-1].record == 0 && len(x.sections[Usages].of(int32(stay-1))) == 0 {
		stay--
	}
	x.groups = x.groups[:stay]
	for i := range x.groups {
		x.groups[i].left = 0
	}
	for s := range x.sections {
		x.sections[s].start = x.sections[s].start[:stay+1]
	}
	x.Exact, x.numbered = true, false
	x.ids, x.numbers = [hub.KindCount]names.Table{}, [hub.KindCount][]int32{}
	was := x.head
	x.accounts, x.records, x.Merges = account.Set{}, nil, nil
	x.join(nil, accounts, merges)
	for name, as := range x.accounts.All() {
		if as&hub.IsOnRecord != 0 {
			n, _ := x.accounts.Names.Find(name)
			x.record(n, was.recordOf(name))
		}
	}
}
