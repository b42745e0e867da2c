// Package search finds names in the graph by what a person typed: the name itself, its
// beginning, the words in it, and words that are near to those.
//
// Nothing that is typed is an error, and nothing in it is syntax. Names and words are
// looked up in indexes, and only so many of them are read, however many there are. The
// order does not depend on how a database was loaded: better matches come first, of
// these the larger ones (repositories by likes, accounts by repositories and commits,
// licences and fields by what has them), then by name.
package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/unicode/norm"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/searchwords"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/named"
)

// How tells how a name was found.
type How string

// The ways, the best one first.
const (
	Exact  How = "exact"  // it is what was typed, perhaps in other letters: capitals do not matter
	Prefix How = "prefix" // it begins with that
	Words  How = "words"  // it has the words, the last one perhaps as the beginning of a word
	Near   How = "near"   // it has words with one or two other letters
)

// The ranks of matches.
const (
	rankTyped  = iota // the name to the letter
	rankName          // the name in other letters
	rankPrefix        // its beginning
	rankOwn           // all that is behind the owner
	rankWords
	rankNear
)

func how(rank int64) How {
	switch rank {
	case rankTyped, rankName:
		return Exact
	case rankPrefix:
		return Prefix
	case rankNear:
		return Near
	}
	return Words
}

// Match is a name that was found.
type Match struct {
	named.Match
	Size int64 // by which matches that fit as well are ordered
	How  How
}

// The numbers of matches.
const (
	DefaultLimit = 20
	MaxLimit     = 100  // at once
	MaxMatches   = 1000 // on all pages of a search together
	MaxSuggest   = 10
)

// Options says what is looked for.
type Options struct {
	Kinds []named.Kind // nil for all
	Limit int          // of matches; 0 for DefaultLimit, and at most MaxLimit
	After string       // Result.Next of the page before; "" for the first page
}

// Result is a page of matches.
type Result struct {
	Matches []Match
	Next    string // Options.After of the next page; "" when this is the last one
	// Words are those that were looked for, folded: few of a long text.
	Words []string
	// Note is a sentence for the reader when the database lacks what a search needs, and
	// how to get it; "" else.
	Note string
}

// Search finds names. An error is one of the database or of the context, or a
// hub.UsageError on options: an unknown kind, or an After that no search gave. db must be
// safe for concurrent use.
func Search(ctx context.Context, db queries.Reader, text string, o Options) (Result, error) {
	s, err := newSearch(db, text, o)
	if err != nil {
		return Result{}, err
	}
	return s.result(ctx, true)
}

// Suggest finds names of a kind for what was typed into a field of a form so far, at
// most MaxSuggest: those that begin with it or have its words.
func Suggest(ctx context.Context, db queries.Reader, kind named.Kind, text string) (Result, error) {
	s, err := newSearch(db, text, Options{Kinds: []named.Kind{kind}, Limit: MaxSuggest})
	if err != nil {
		return Result{}, err
	}
	r, err := s.result(ctx, false)
	r.Next = ""
	return r, err
}

// search is one that is under way.
type search struct {
	db    queries.Reader
	nodes []named.Kind // kinds whose names are in indexes
	few   []named.Kind // kinds of which there are few

	typed string
	query searchwords.Query

	skip, limit int

	mu    sync.Mutex // of found, as statements run at once
	found []Match
	note  string
}

// maxTyped is the length up to which a text may be a name: longer ones Neo4j's indexes
// do not hold.
const maxTyped = 8000

func newSearch(db queries.Reader, text string, o Options) (*search, error) {
	s := &search{db: db, limit: min(cmp.Or(max(o.Limit, 0), DefaultLimit), MaxLimit)}
	kinds := o.Kinds
	if kinds == nil {
		kinds = named.Kinds
	}
	for _, k := range named.Kinds {
		switch {
		case !slices.Contains(kinds, k):
		case k == named.Licence || k == named.Field:
			s.few = append(s.few, k)
		default:
			s.nodes = append(s.nodes, k)
		}
	}
	for _, k := range kinds {
		if !slices.Contains(named.Kinds, k) {
			return nil, hub.Usagef("no names are of the kind %q; there are %s", k, kindList())
		}
	}
	if o.After != "" {
		n, err := strconv.Atoi(o.After)
		if err != nil || n < 1 || n > MaxMatches || strconv.Itoa(n) != o.After {
			return nil, hub.Usagef("%q is not where a page of this search ends; leave it out for the first page", o.After)
		}
		s.skip = n
	}
	s.query = searchwords.QueryOf(text)
	s.typed = strings.TrimSpace(norm.NFC.String(strings.ToValidUTF8(text, string(utf8.RuneError))))
	if len(s.typed) > maxTyped {
		s.typed = ""
	}
	return s, nil
}

func kindList() string {
	var names []string
	for _, k := range named.Kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func (s *search) result(ctx context.Context, near bool) (Result, error) {
	if err := s.all(ctx, near); err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	r := Result{Words: s.query.Words(), Note: s.note}
	to := min(s.skip+s.limit, MaxMatches)
	if s.skip < len(s.found) {
		r.Matches = s.found[s.skip:min(to, len(s.found))]
	}
	if to < len(s.found) && to < MaxMatches {
		r.Next = strconv.Itoa(to)
	}
	return r, nil
}

// all finds the matches up to the end of the page and one more, in order.
func (s *search) all(ctx context.Context, near bool) error {
	if s.typed == "" && s.query.Empty() {
		return nil
	}
	group, within := errgroup.WithContext(ctx)
	if len(s.nodes) > 0 {
		group.Go(func() error { return s.byName(within) })
	}
	if len(s.few) > 0 {
		group.Go(func() error { return s.amongFew(within) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for letters := 1; near && letters <= 2 && len(s.found) == 0 && len(s.nodes) > 0 && s.note == ""; letters++ {
		if text := s.query.Near(letters); text != "" {
			if _, err := s.byWords(ctx, text, true); err != nil {
				return err
			}
		}
	}
	s.order()
	return nil
}

// byName finds names by themselves and their beginning, and by their words, both at once.
func (s *search) byName(ctx context.Context) error {
	var begin, have bool // whether there are too many
	group, within := errgroup.WithContext(ctx)
	if s.typed != "" {
		group.Go(func() (err error) {
			begin, err = s.byPrefix(within)
			return err
		})
	}
	if text := s.query.Exact(); text != "" {
		group.Go(func() (err error) {
			have, err = s.byWords(within, text, false)
			return err
		})
	}
	if err := group.Wait(); err != nil || !begin && !have {
		return err
	}
	return s.amongLargest(ctx)
}

func (s *search) add(m Match) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.found = append(s.found, m)
}

// order puts the matches in order, each once.
func (s *search) order() {
	slices.SortFunc(s.found, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(b.Size, a.Size), cmp.Compare(a.Name, b.Name),
			cmp.Compare(slices.Index(named.Kinds, a.Kind), slices.Index(named.Kinds, b.Kind)))
	})
	seen := map[named.Kind]map[string]bool{}
	s.found = slices.DeleteFunc(s.found, func(m Match) bool {
		if seen[m.Kind] == nil {
			seen[m.Kind] = map[string]bool{}
		}
		again := seen[m.Kind][m.Name]
		seen[m.Kind][m.Name] = true
		return again
	})
}

// amongFew finds names of kinds of which there are few: all are read.
func (s *search) amongFew(ctx context.Context) error {
	params := s.params()
	params["limit"] = int64(mostFew)
	rows, err := cypher.Rows(ctx, s.db, fewStatement(s.few), params)
	if err != nil {
		return err
	}
	for _, row := range rows {
		m, err := matchOf(row)
		if err != nil {
			return err
		}
		if m.Rank < rankWords || s.query.Matches(m.Name) {
			s.add(m)
		}
	}
	return nil
}
