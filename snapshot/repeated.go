package snapshot

import "slices"

// repeated remembers the commits or discussions of each repository, to find
// repetitions. Files hold the records of a repository mostly together, so the
// hashes go to a flat log of 8 bytes each, and only the current run of records
// is searched: as it stands while it is short, by a table when it is long; a repository that comes back has its log
// read again. Where repositories come back often (a shuffled file) everything
// moves into one table keyed by repository and hash.
//
// Keys are 64-bit hashes. For commits two keys of one repository agree by
// chance with a probability of n²/2^65 for n commits: 4e-9 for the whole Hub.
type repeated struct {
	log     []uint64
	runs    map[int32][]span     // ended runs of a repository, all but the first
	first   []span               // the first ended run, by repository
	repo    int32                // whose run it is, -1 for none
	start   int                  // where its run starts in the log
	current keySet               // the keys of repo, empty while its run is short and its first
	table   bool                 // current is in use
	reread  int                  // log entries that were read again
	all     map[repoKey]struct{} // in use when not nil
}

type span struct{ from, to int }

type repoKey struct {
	repo int32
	key  uint64
}

func newRepeated(repositories int) *repeated {
	return &repeated{runs: map[int32][]span{}, first: make([]span, repositories), repo: -1}
}

// add remembers a key of a repository; false when it was there already.
func (r *repeated) add(repo int32, key uint64) bool {
	if r.all != nil {
		k := repoKey{repo, key}
		_, old := r.all[k]
		if !old {
			r.all[k] = struct{}{}
		}
		return !old
	}
	if repo != r.repo {
		r.enter(repo)
		if r.all != nil {
			return r.add(repo, key)
		}
	}
	if !r.table {
		run := r.log[r.start:]
		if slices.Contains(run, key) {
			return false
		}
		if len(run) == shortRun {
			r.table = true
			r.current.reset(4 * shortRun)
			r.read(span{r.start, len(r.log)})
		}
	}
	if r.table && !r.current.add(key) {
		return false
	}
	r.log = append(r.log, key)
	return true
}

// shortRun is how many keys of a run are searched one by one.
const shortRun = 16

// enter ends the current run and starts one of repo.
func (r *repeated) enter(repo int32) {
	r.leave()
	r.repo, r.start, r.table = repo, len(r.log), false
	if s := r.first[repo]; s.to > s.from {
		r.table = true
		r.current.reset(2 * (s.to - s.from))
		r.reread += r.read(s)
		for _, s := range r.runs[repo] {
			r.reread += r.read(s)
		}
		if r.reread > 4*len(r.log)+1<<16 {
			r.gather()
		}
	}
}

func (r *repeated) leave() {
	if r.repo < 0 || len(r.log) == r.start {
		return
	}
	s := span{r.start, len(r.log)}
	if r.first[r.repo].to == 0 {
		r.first[r.repo] = s
	} else {
		r.runs[r.repo] = append(r.runs[r.repo], s)
	}
}

// read puts logged keys into the current table and returns how many.
func (r *repeated) read(s span) int {
	for _, key := range r.log[s.from:s.to] {
		r.current.add(key)
	}
	return s.to - s.from
}

// gather moves everything into one table.
func (r *repeated) gather() {
	r.all = make(map[repoKey]struct{}, 2*len(r.log))
	for repo, s := range r.first {
		for _, key := range r.log[s.from:s.to] {
			r.all[repoKey{int32(repo), key}] = struct{}{}
		}
	}
	for repo, spans := range r.runs {
		for _, s := range spans {
			for _, key := range r.log[s.from:s.to] {
				r.all[repoKey{repo, key}] = struct{}{}
			}
		}
	}
	r.log, r.first, r.runs, r.current = nil, nil, nil, keySet{}
}
