package synthetic

import "github.com/hubgraph/hubgraph/hub"

// people holds everybody in the hub. A person is an index: collaborators come
// first, then developers who work alone, then outsiders, who never commit to a
// model.
type people struct {
	all           []person
	slugs         []string   // the owner part of their ids
	spellings     [][]string // other spellings of a person; mostly nil
	composed      int        // nobody before this index has a decomposed form and only one spelling
	home          []topic    // the subfield somebody works in
	collaborators int
	developers    int
	organizations []string
	identities    []hub.Identity
}

// newPeople makes the people of a hub and the spellings of some.
func newPeople(seed uint64, z Sizes) *people {
	n := z.Developers + z.Outsiders
	r := newRegister(2 * (n + z.Organizations + z.Identities))
	p := &people{
		all:           make([]person, n),
		slugs:         make([]string, n),
		spellings:     make([][]string, n),
		home:          make([]topic, n),
		collaborators: z.Collaborators,
		developers:    z.Developers,
	}
	s := newStream(seed, "names", 0)
	for i := range p.all {
		p.all[i] = r.person(i, s)
		p.slugs[i] = slug(p.all[i].name)
	}
	for range z.Organizations {
		p.organizations = append(p.organizations, r.organization(s))
	}
	s = newStream(seed, "home", 0)
	for i := range p.home {
		p.home[i] = modelTopics.draw(s)
	}
	p.merge(r, newStream(seed, "spellings", 0), z.Identities)
	return p
}

// recorded draws the name under which a person acts this time: mostly the
// canonical one, else another spelling.
func (p *people) recorded(who int32, s *stream) string {
	if o := p.spellings[who]; o != nil && s.chance(400_000) {
		return pick(s, o)
	}
	return p.all[who].name
}

// anybody draws a person; a few are far more active than the rest.
func (p *people) anybody(s *stream) int32 { return p.order(s.skewed(len(p.all), 3)) }

// order spreads the active people over collaborators and others: without it
// the lowest numbers, all collaborators, would be the most active everywhere.
func (p *people) order(i int) int32 {
	n := len(p.all)
	return int32((i * coprime(n)) % n)
}

// coprime returns a number near 0.618 n that has no common factor with n.
func coprime(n int) int {
	for k := max(1, n*618/1000); ; k++ {
		if gcd(k, n) == 1 {
			return k
		}
	}
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
