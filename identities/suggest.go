package identities

import (
	"context"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/internal/spelling"
)

// Options says what is suggested.
type Options struct {
	Threshold int  // the least score, 50 to 100; the paper's is 90
	Degree    int  // from this degree on a developer is compared with all; the paper's is 10
	New       bool // leave out pairs that identities.jsonl has already made one person, and those rejected

	// Confidence is the least confidence of a pair about which nothing was decided, 0 to
	// 1; clusters are made of the pairs that are left.
	Confidence float64

	Decided *decisions.Log // what was decided about pairs so far; nil for nothing
}

// verdict is what was decided about two names; "" for nothing.
func (o *Options) verdict(a, b string) decisions.Verdict {
	if o.Decided == nil {
		return ""
	}
	d, _ := o.Decided.Of(decisions.PairOf(a, b))
	return d.Verdict
}

// settled reports whether two names were accepted or rejected as one person's.
func (o *Options) settled(a, b string) bool {
	v := o.verdict(a, b)
	return v == decisions.Accepted || v == decisions.Rejected
}

// Check returns a hub.UsageError when an option is out of its range.
func (o Options) Check() error {
	switch {
	case o.Threshold < 50 || o.Threshold > 100:
		return hub.Usagef("the threshold is %d; want 50 to 100", o.Threshold)
	case o.Degree < 1:
		return hub.Usagef("the degree is %d; want 1 or more", o.Degree)
	case !(o.Confidence >= 0 && o.Confidence <= 1):
		return hub.Usagef("the least confidence is %v; want 0 to 1", o.Confidence)
	}
	return nil
}

// The passes.
const (
	EqualForm      = "equal-form"      // both are the same text once normalised
	HighDegree     = "high-degree"     // one has many collaborators
	RealName       = "real-name"       // one has a blank, the other has none
	SameRepository = "same-repository" // both committed to a model
)

// passes lists the passes in the order of rows. Their numbers are bits of pair.passes.
var passes = [...]string{EqualForm, HighDegree, RealName, SameRepository}

const (
	equalForm = 1 << iota
	highDegree
	realName
	sameRepository
)

// pair is a pair of names by number, the lesser first.
type pair struct {
	a, b   int32
	score  int
	passes uint8
}

// search is the state of one search.
type search struct {
	o      Options
	names  []string // rising
	normal []string // by name
	degree []int32  // by name
	models lists    // by name: models committed to

	forms   forms
	members lists   // names by form
	classes []uint8 // by form
	pairs   []pair
}

// Classes of forms: what some name of the form is.
const (
	withBlank = 1 << iota
	withoutBlank
	ofHighDegree
)

// newSearch groups the names of a hub by form.
func newSearch(c *analytics.Corpus, o Options) (*search, error) {
	s := &search{o: o, names: c.People, normal: make([]string, len(c.People)), degree: make([]int32, len(c.People))}
	network, err := analytics.Collaborate(c, analytics.Scope{})
	if err != nil {
		return nil, err
	}
	for node, p := range network.People {
		s.degree[p] = int32(network.Graph.Degree(int32(node)))
	}
	models := &c.Repositories[hub.Model]
	s.models = listsOf(len(c.People), models.Len(), models.Committers.Of)
	for i, name := range s.names {
		s.normal[i] = spelling.Normalise(name)
		s.forms.add(s.normal[i])
	}
	s.members, s.classes = s.forms.members(0, len(s.names)), make([]uint8, s.forms.text.Len())
	for x := range s.classes {
		for _, name := range s.members.of(int32(x)) {
			s.classes[x] |= s.class(name)
		}
	}
	return s, nil
}

func (s *search) class(name int32) uint8 {
	class := uint8(withoutBlank)
	if strings.Contains(s.names[name], " ") {
		class = withBlank
	}
	if int(s.degree[name]) >= s.o.Degree {
		class |= ofHighDegree
	}
	return class
}

// run returns the pairs of all passes, rising.
func (s *search) run() []pair {
	j := newJoin(s.forms.text.Names(), s.o.Threshold, func(x, y int32, score int) {
		for _, a := range s.members.of(x) {
			for _, b := range s.members.of(y) {
				s.add(a, b, score)
			}
		}
	})
	j.want = s.want
	j.run()
	for x := range int32(s.forms.text.Len()) {
		eachPair(s.members.of(x), func(a, b int32) { s.add(a, b, 100) })
	}
	s.addEqualForms()
	slices.SortFunc(s.pairs, pair.compare)
	return s.pairs
}

// addEqualForms adds pairs of names without a token: they have no score, but may be the
// same text all the same.
func (s *search) addEqualForms() {
	without := map[string][]int32{}
	for i, normal := range s.normal {
		if normal != "" && s.forms.of[i] < 0 {
			without[normal] = append(without[normal], int32(i))
		}
	}
	for _, names := range without {
		eachPair(names, func(a, b int32) { s.pairs = append(s.pairs, pair{a, b, 0, equalForm}) })
	}
}

// eachPair goes through the pairs of rising numbers.
func eachPair(names []int32, fn func(a, b int32)) {
	for i, a := range names {
		for _, b := range names[i+1:] {
			fn(a, b)
		}
	}
}

// want reports whether names of two forms can be a pair of some pass.
func (s *search) want(x, y int32) bool {
	one, other := s.classes[x], s.classes[y]
	if one&withBlank > 0 && other&withoutBlank > 0 || one&withoutBlank > 0 && other&withBlank > 0 || (one|other)&ofHighDegree > 0 {
		return true
	}
	for _, a := range s.members.of(x) {
		for _, b := range s.members.of(y) {
			if s.models.common(a, b) > 0 {
				return true
			}
		}
	}
	return false
}

// add adds a pair of names with the passes that it belongs to, if there is one.
func (s *search) add(a, b int32, score int) {
	p := pair{min(a, b), max(a, b), score, 0}
	one, other := s.class(a), s.class(b)
	if s.normal[a] == s.normal[b] {
		p.passes |= equalForm
	}
	if (one|other)&ofHighDegree > 0 {
		p.passes |= highDegree
	}
	if (one^other)&withBlank > 0 {
		p.passes |= realName
	}
	if s.models.common(a, b) > 0 {
		p.passes |= sameRepository
	}
	if p.passes > 0 {
		s.pairs = append(s.pairs, p)
	}
}

func (p pair) compare(q pair) int {
	if p.a != q.a {
		return int(p.a) - int(q.a)
	}
	return int(p.b) - int(q.b)
}

// order returns the names of a pair as a pass lists them: the name with a blank first,
// that of high degree first, else the lesser first.
func (s *search) order(p pair, pass string) (name, other int32) {
	first, second := s.class(p.a), s.class(p.b)
	switch {
	case pass == RealName && second&withBlank > 0,
		pass == HighDegree && first&ofHighDegree == 0:
		return p.b, p.a
	}
	return p.a, p.b
}

// Suggest returns the pairs of names that may be one person's.
func Suggest(ctx context.Context, from Source, o Options) (*Suggestions, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	c, err := from.corpus(ctx)
	if err != nil {
		return nil, err
	}
	s, err := newSearch(c, o)
	if err != nil {
		return nil, err
	}
	pairs := s.run()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e, err := newEvidence(ctx, from, c, s, pairs)
	if err != nil {
		return nil, err
	}
	return e.suggestions(pairs), nil
}
