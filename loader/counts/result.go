package counts

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
