package snapshot

import "slices"

// repeated remembers the commits or discussions of each repository, to find
// repetitions. Files hold the records of a repository mostly together, so the
// keys go to a log of 8 bytes each, and only the current run of records is
// searched: one by one while it is short, in a table when it is long; a
// repository that comes back has its log read again. Where repositories come
// back often (a shuffled file) a table of the whole log is made.
//
// Keys are 64-bit hashes. For commits two keys of one repository agree by
// chance with a probability of n²/2^65 for n commits: 4e-9 for the whole Hub.
type repeated struct {
	log     keyLog
	first   []span           // the first ended run, by repository
	runs    map[int32][]span // ended runs of a repository, all but the first
	repo    int32            // whose run it is, -1 for none
	start   int              // where its run starts in the log
	recent  []uint64         // the keys of repo while they are few
	table   bool             // the keys of repo are in current instead
	current keySet
	reread  int       // log entries that were read again
	all     *logTable // in use when not nil
}

type span struct{ from, to int }

func newRepeated(repositories int) *repeated {
	return &repeated{runs: map[int32][]span{}, first: make([]span, repositories), repo: -1, recent: make([]uint64, 0, shortRun)}
}

// add remembers a key of a repository; false when it was there already.
func (r *repeated) add(repo int32, key uint64) bool {
	if r.all == nil && repo != r.repo {
		r.enter(repo)
	}
	if r.all != nil {
		return r.all.add(repo, key)
	}
	if !r.addToRun(key) {
		return false
	}
	r.log.append(key)
	return true
}

// shortRun is how many keys of a run are searched one by one.
const shortRun = 16

func (r *repeated) addToRun(key uint64) bool {
	if r.table {
		return r.current.add(key)
	}
	if slices.Contains(r.recent, key) {
		return false
	}
	if len(r.recent) < shortRun {
		r.recent = append(r.recent, key)
		return true
	}
	r.table = true
	r.current.reset(4 * shortRun)
	for _, k := range r.recent {
		r.current.add(k)
	}
	return r.current.add(key)
}

// enter ends the current run and starts one of repo.
func (r *repeated) enter(repo int32) {
	r.leave()
	r.repo, r.start, r.table, r.recent = repo, r.log.len, false, r.recent[:0]
	if s := r.first[repo]; s.to > s.from {
		r.table = true
		r.current.reset(2 * (s.to - s.from))
		r.read(s)
		for _, s := range r.runs[repo] {
			r.read(s)
		}
		if r.reread > 4*r.log.len+1<<16 {
			r.gather()
		}
	}
}

func (r *repeated) leave() {
	if r.repo < 0 || r.log.len == r.start {
		return
	}
	s := span{r.start, r.log.len}
	if r.first[r.repo].to == 0 {
		r.first[r.repo] = s
	} else {
		r.runs[r.repo] = append(r.runs[r.repo], s)
	}
}

// read puts logged keys into the current table.
func (r *repeated) read(s span) {
	for i := s.from; i < s.to; i++ {
		r.current.add(r.log.at(i))
	}
	r.reread += s.to - s.from
}

// gather makes a table of the log.
func (r *repeated) gather() {
	repos := make([]int32, r.log.len)
	for repo, s := range r.first {
		for i := s.from; i < s.to; i++ {
			repos[i] = int32(repo)
		}
	}
	for repo, spans := range r.runs {
		for _, s := range spans {
			for i := s.from; i < s.to; i++ {
				repos[i] = repo
			}
		}
	}
	r.all = newLogTable(r.log, repos)
	r.log, r.first, r.runs, r.current = keyLog{}, nil, nil, keySet{}
}
