package decisions

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// subject is what decisions are about, and the files in which they and what is made of
// them stand.
type subject struct {
	file    string                         // the record
	made    string                         // of the snapshot, made from the record
	given   string                         // a copy of what the snapshot came with
	columns []string                       // of a table, the required ones first
	need    int                            // how many are required
	alone   bool                           // about one name
	about   func(line []byte) (Pair, bool) // what a line of the file that is made says
}

// pairs are names that may be one person's.
var pairs = &subject{
	file: File, made: snapshot.IdentitiesFile, given: GivenFile,
	columns: []string{"name", "other", "verdict", "canonical", "note", "who", "when", "score", "evidence"}, need: 3,
	about: func(line []byte) (Pair, bool) {
		var x struct {
			Alias     *string `json:"alias"`
			Canonical *string `json:"canonical"`
		}
		if json.Unmarshal(line, &x) != nil || x.Alias == nil || x.Canonical == nil || *x.Alias == "" || *x.Canonical == "" {
			return Pair{}, false
		}
		return Pair{*x.Alias, *x.Canonical}, true
	},
}

// accounts are names that may be bots'.
var accounts = &subject{
	file: BotFile, made: snapshot.BotsFile, given: GivenBotsFile, alone: true,
	columns: []string{"name", "verdict", "note", "who", "when", "evidence"}, need: 2,
	about: func(line []byte) (Pair, bool) {
		var x struct {
			Name *string `json:"name"`
		}
		if json.Unmarshal(line, &x) != nil || x.Name == nil || *x.Name == "" {
			return Pair{}, false
		}
		return Pair{*x.Name, ""}, true
	},
}

// order is the pair of a line as decisions have it.
func (s *subject) order(p Pair) Pair {
	if s.alone {
		return p
	}
	return PairOf(p[0], p[1])
}

// applies returns a function that says of the lines of a file, one after another,
// whether they count.
func (s *subject) applies() func(Pair) bool {
	if s.alone {
		seen := map[string]bool{}
		return func(p Pair) bool {
			again := seen[p[0]]
			seen[p[0]] = true
			return !again
		}
	}
	people := hub.NewPeople()
	return func(p Pair) bool { return people.Merge(hub.Identity{Alias: p[0], Canonical: p[1]}) == hub.Merged }
}

// given is what a snapshot came with, as lines of a file.
type given struct {
	of    *subject
	lines []givenLine
	copy  bool // they stand in the file alone that is about to be written over
}

type givenLine struct {
	text    string // with its end
	is      Pair   // alias and canonical name, or a bot's name and ""
	ok      bool   // it is a record
	applies bool   // it is the first of its alias or name, and closes no circle
}

func (g *given) parse(text []byte) {
	applies := g.of.applies()
	for line := range bytes.Lines(text) {
		x := givenLine{text: string(line)}
		if x.is, x.ok = g.of.about(bytes.TrimSpace(line)); x.ok {
			x.applies = applies(x.is)
		}
		g.lines = append(g.lines, x)
	}
}

// text is that of the file.
func (g *given) text() string {
	var b strings.Builder
	for _, x := range g.lines {
		b.WriteString(x.text)
	}
	return b.String()
}

// records are those that apply.
func (g *given) records() (out []Pair) {
	for _, x := range g.lines {
		if x.applies {
			out = append(out, x.is)
		}
	}
	return out
}

// merges are those that apply.
func (g *given) merges() (out []hub.Identity) {
	for _, p := range g.records() {
		out = append(out, hub.Identity{Alias: p[0], Canonical: p[1]})
	}
	return out
}

// keep writes the copy of what was given, before the file is written over.
func (g *given) keep(dir string) error {
	if !g.copy {
		return nil
	}
	return write(filepath.Join(dir, g.of.given), g.text())
}

// are names what a decision is about, with a verb.
func (d *Decision) are() string {
	if d.Other == "" {
		return quote(d.Name) + " is"
	}
	return fmt.Sprintf("%s and %s are", quote(d.Name), quote(d.Other))
}
