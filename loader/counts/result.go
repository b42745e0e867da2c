package counts

// finish ends the counting: nothing can be added any more.
func (b *Builder) finish() {
	b.contributed.list, b.contributed.at = b.contributed.sorted(), nil
	b.discussed.list, b.discussed.at = b.discussed.sorted(), nil
	done, started := b.contributed.list, b.discussed.list
	for n := range b.repositories {
		var team, starters []link
		team, done = ofRepository(done, int32(n))
		starters, started = ofRepository(started, int32(n))
		b.repositories[n].people(team, starters)
	}
}

// ofRepository cuts the links of a repository off the front of a list.
func ofRepository(list []link, repo int32) (of, rest []link) {
	n := 0
	for n < len(list) && list[n].repo == repo {
		n++
	}
	return list[:n], list[n:]
}

// people counts the people of a repository, whose links are in the order of
// their accounts.
func (r *repository) people(team, starters []link) {
	for _, l := range team {
		r.committers += one(l.n)
		r.committersRaw += one(l.raw)
	}
	r.community, r.communityRaw = r.committers, r.committersRaw
	for _, l := range starters {
		r.starters += one(l.n)
		r.startersRaw += one(l.raw)
		for len(team) > 0 && team[0].account < l.account {
			team = team[1:]
		}
		var here link
		if len(team) > 0 && team[0].account == l.account {
			here = team[0]
		}
		r.community += one(l.n) &^ one(here.n)
		r.communityRaw += one(l.raw) &^ one(here.raw)
	}
}

// one is 1 if something was done.
func one(n [linkNumbers]uint32) uint32 {
	if n[0] > 0 {
		return 1
	}
	return 0
}

// rarely returns what most repositories have none of.
func (b *Builder) rarely(repo int32) rare {
	if r := b.rare[repo]; r != nil {
		return *r
	}
	return rare{}
}

// links calls fn with each link, its type as a relationship and its properties.
func (b *Builder) links(fn func(kind string, l *link, p properties) error) error {
	for _, s := range []struct {
		linkSort
		list []link
	}{{contributed, b.contributed.list}, {discussed, b.discussed.list}} {
		for i := range s.list {
			p, person := s.properties(&s.list[i])
			kind := s.name
			if !person {
				kind = s.raw
			}
			if err := fn(kind, &s.list[i], p); err != nil {
				return err
			}
		}
	}
	return nil
}
