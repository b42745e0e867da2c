package collect

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// Options say what to collect, and how. The zero value of the selection is the
// whole public Hub.
type Options struct {
	Dir       string // of the snapshot and, until it is complete, of the store
	Selection Selection

	Partial     bool                 // make a snapshot of what is there, ask nothing
	Compression snapshot.Compression // of the files
	API         hubapi.Options       // how to ask

	Rejects  *snapshot.Rejects // takes what is no record; nil counts it only
	Log      func(line string) // takes remarks on the way; nil for none
	Progress *Progress         // is kept up to date; nil for none
	Now      func() time.Time  // nil is time.Now
}

// Selection is what a collection consists of. It stays the same from its start to its end.
type Selection struct {
	Endpoint    string    `json:"HF_ENDPOINT"` // set from the API options
	Kinds       []string  `json:"kinds"`       // of hub.Kind; none is all
	Authors     []string  `json:"author"`      // owners; none is all
	Filters     []string  `json:"filter"`      // tags, all of which a repository must have
	Search      string    `json:"search"`      // words in the name
	Limit       int       `json:"limit"`       // repositories of a kind, the first that the Hub lists; 0 is all
	Since       time.Time `json:"since"`       // repositories last modified then or later; zero is all
	Commits     string    `json:"commits"`     // All, None
	Discussions string    `json:"discussions"` // All, Active, None
	ActiveDays  int       `json:"active-days"` // for Active: days back from the start
	Usages      string    `json:"usages"`      // All, None
	Accounts    bool      `json:"accounts"`    // ask for the type of each account
	Previous    string    `json:"previous"`    // folder of an earlier snapshot; "" for none
}

// The policies of a Selection.
const (
	All    = "all"
	Active = "active"
	None   = "none"
)

// normalize checks the options and fills in what is not given. Anything wrong
// is a hub.UsageError.
func (o *Options) normalize() error {
	if o.Dir == "" {
		return hub.Usagef("no folder to write to: want -o DIR")
	}
	if o.Log == nil {
		o.Log = func(string) {}
	}
	if o.Progress == nil {
		o.Progress = new(Progress)
	}
	if o.Rejects == nil {
		o.Rejects = snapshot.NewRejects(snapshot.RejectOptions{})
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.API.Concurrency <= 0 {
		o.API.Concurrency = DefaultConcurrency
	}
	if o.API.Endpoint == "" {
		o.API.Endpoint = hubapi.PublicEndpoint
	}
	o.API.Endpoint = strings.TrimRight(o.API.Endpoint, "/")
	o.Selection.Endpoint = o.API.Endpoint
	return o.Selection.normalize(o.Dir)
}

// DefaultConcurrency is the number of requests at the same time.
const DefaultConcurrency = 8

func (s *Selection) normalize(dir string) error {
	if len(s.Kinds) == 0 {
		s.Kinds = []string{"model", "dataset", "space"}
	}
	kinds := []string{}
	for _, k := range hub.Kinds {
		if slices.Contains(s.Kinds, k.String()) {
			kinds = append(kinds, k.String())
		}
	}
	for _, name := range s.Kinds {
		if _, ok := hub.ParseKind(name); !ok {
			return hub.Usagef("unknown kind of repository %q; want some of model, dataset, space", name)
		}
	}
	s.Kinds = kinds
	for _, p := range []struct {
		name, value string
		allowed     []string
	}{{"commits", s.Commits, []string{All, None}}, {"discussions", s.Discussions, []string{All, Active, None}}, {"usages", s.Usages, []string{All, None}}} {
		if !slices.Contains(p.allowed, p.value) {
			return hub.Usagef("--%s %s: want one of %s", p.name, p.value, strings.Join(p.allowed, ", "))
		}
	}
	if s.Limit < 0 || s.ActiveDays < 0 {
		return hub.Usagef("--limit and --active-days: want 0 or more")
	}
	for _, a := range s.Authors {
		if a == "" || strings.ContainsAny(a, "/\x00") {
			return hub.Usagef("--author %q: want the name of a user or an organisation", a)
		}
	}
	if s.Previous == "" {
		return nil
	}
	var err error
	if s.Previous, err = filepath.Abs(s.Previous); err != nil {
		return err
	}
	if own, err := filepath.Abs(dir); err == nil && own == s.Previous {
		return hub.Usagef("--previous %s is the folder to write to; choose a new folder", s.Previous)
	}
	return nil
}

// kinds returns the kinds as such.
func (s *Selection) kinds() (kinds []hub.Kind) {
	for _, name := range s.Kinds {
		k, _ := hub.ParseKind(name)
		kinds = append(kinds, k)
	}
	return kinds
}

func (s *Selection) has(kind hub.Kind) bool { return slices.Contains(s.Kinds, kind.String()) }

// narrowed reports whether repositories are left out other than by their kind.
func (s *Selection) narrowed() bool {
	return len(s.Authors) > 0 || len(s.Filters) > 0 || s.Search != "" || s.Limit > 0 || !s.Since.IsZero()
}

// sameAs returns a hub.UsageError that names the first option that differs.
func (s *Selection) sameAs(started *Selection, dir string) error {
	now, then := s.values(), started.values()
	for i, v := range now {
		if v.text != then[i].text {
			name := "--" + v.name
			if v.name == "HF_ENDPOINT" {
				name = v.name
			}
			return hub.Usagef("the collection in %s was started with %s %s, not %s; give the same options, or choose another folder", dir, name, then[i].text, v.text)
		}
	}
	return nil
}

type optionValue struct{ name, text string }

// values returns the options in a fixed order as JSON.
func (s *Selection) values() (values []optionValue) {
	add := func(name string, value any) {
		text, err := json.Marshal(value)
		if err != nil {
			panic(err) // plain types
		}
		values = append(values, optionValue{name, string(text)})
	}
	list := func(name string, l []string) { add(name, strings.Join(l, ",")) }
	add("HF_ENDPOINT", s.Endpoint)
	list("kinds", s.Kinds)
	list("author", s.Authors)
	list("filter", s.Filters)
	add("search", s.Search)
	add("limit", s.Limit)
	add("since", s.Since)
	add("commits", s.Commits)
	add("discussions", s.Discussions)
	add("active-days", s.ActiveDays)
	add("usages", s.Usages)
	add("accounts", s.Accounts)
	add("previous", s.Previous)
	return values
}

// source names the Hub and the selection, for snapshot.json.
func (s *Selection) source() string {
	text := "Hugging Face Hub API " + s.Endpoint
	var parts []string
	if len(s.Kinds) < hub.KindCount {
		parts = append(parts, "kinds "+strings.Join(s.Kinds, ", "))
	}
	if len(s.Authors) > 0 {
		parts = append(parts, "author "+strings.Join(s.Authors, ", "))
	}
	if len(s.Filters) > 0 {
		parts = append(parts, "filter "+strings.Join(s.Filters, " and "))
	}
	if s.Search != "" {
		parts = append(parts, "search "+s.Search)
	}
	if s.Limit > 0 {
		parts = append(parts, fmt.Sprintf("limit %d a kind", s.Limit))
	}
	if !s.Since.IsZero() {
		parts = append(parts, "since "+s.Since.Format(time.DateOnly))
	}
	if len(parts) == 0 {
		return text
	}
	return text + " (" + strings.Join(parts, "; ") + ")"
}
