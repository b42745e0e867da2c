package snapshot

import "slices"

// repeated remembers the commits or discussions of each repository, to find
// repetitions. The records of a repository mostly stand together, so keys go
// into a log of 8 bytes each and only the current run of records is searched:
// linearly while it is short, in a table when it is long. When a repository
// comes back, its part of the log is read again. Where that happens often (a
// shuffled file), a table of the whole log is built.
//
// Keys are 64-bit hashes. The probability that two of n commits of one
// repository collide is n²/2^65: 4e-9 for the whole Hub.
type repeated struct {
	log     keyLog
	first   []span           // the first completed run, by repository
	runs    map[int32][]span // completed runs of a repository, all but the first
	repo    int32            // the repository of the current run, -1 for none
	start   int              // start of the current run in the log
	recent  []uint64         // the keys of repo while they are few
	table   bool             // the keys of repo are in current instead
	current keySet
	reread  int       // number of log entries read again
	all     *logTable // in use when not nil
}

type span struct{ from, to int }

func newRepeated(repositories int) *repeated {
	return &repeated{runs: map[int32][]span{}, first: make([]span, repositories), repo: -1, recent: make([]uint64, 0, shortRun)}
}

// add records a key of a repository; false when it was there already.
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

// shortRun is the number of keys of a run up to which they are searched
// linearly.
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

// gather builds a table of the whole log.
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
