package snapshot

// keyLog is a list of keys that grows without copying.
type keyLog struct {
	blocks []*[logBlock]uint64
	len    int
}

const logBlock = 1 << 16

func (l *keyLog) append(key uint64) {
	if l.len == len(l.blocks)*logBlock {
		l.blocks = append(l.blocks, new([logBlock]uint64))
	}
	l.blocks[l.len/logBlock][l.len%logBlock] = key
	l.len++
}

func (l *keyLog) at(i int) uint64 { return l.blocks[i/logBlock][i%logBlock] }

// logTable finds keys of repositories in a log, in any order, up to 2^32.
type logTable struct {
	log   keyLog
	repos []int32  // of each key in the log
	slots []uint32 // by hash, linear probing: one more than the position of a key in the log; 0 is free
}

// newLogTable returns the table of a log without repetitions.
func newLogTable(log keyLog, repos []int32) *logTable {
	t := &logTable{log: log, repos: repos}
	t.grow()
	return t
}

// grow makes room for more keys than there are.
func (t *logTable) grow() {
	size := 1 << 10
	for size < 4*t.log.len {
		size *= 2
	}
	t.slots = make([]uint32, size)
	for i, repo := range t.repos {
		t.slots[t.find(repo, t.log.at(i))] = uint32(i + 1)
	}
}

// find returns the slot of a key, or the free one where it belongs.
func (t *logTable) find(repo int32, key uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	hash := (key ^ uint64(repo)*0xd6e8feb86659fd93) * 0x9e3779b97f4a7c15
	for i := hash >> 32 & mask; ; i = (i + 1) & mask {
		n := t.slots[i]
		if n == 0 || t.log.at(int(n-1)) == key && t.repos[n-1] == repo {
			return i
		}
	}
}

// add adds a key of a repository; false when it was there already.
func (t *logTable) add(repo int32, key uint64) bool {
	i := t.find(repo, key)
	if t.slots[i] != 0 {
		return false
	}
	t.log.append(key)
	t.repos = append(t.repos, repo)
	t.slots[i] = uint32(t.log.len)
	if 2*t.log.len > len(t.slots) {
		t.grow()
	}
	return true
}
