package collect

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"time"

	jsonv2 "github.com/go-json-experiment/json"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources"
)

// page is one answer about a repository as the store keeps it.
type page struct {
	entry

	Next  string `json:"next,omitempty"`  // the address of the page that follows
	Total int64  `json:"total,omitempty"` // how many there are in all, as the Hub said; 0 when it did not
	Done  bool   `json:"done,omitempty"`  // nothing follows
	Again bool   `json:"again,omitempty"` // not an answer: to be asked once more by another run

	Commits     []commit     `json:"c,omitempty"`
	Discussions []discussion `json:"d,omitempty"`
	Spaces      []string     `json:"s,omitempty"` // that use the model
	Bad         []badRow     `json:"b,omitempty"`
}

// entry is how an answer came: a line of collection.jsonl.
type entry struct {
	What     string    `json:"what"`                 // listing, commits, discussions, spaces of the model, account; disappeared
	Kind     string    `json:"kind,omitempty"`       // of the repository
	Repo     string    `json:"repo,omitempty"`       // its id
	At       time.Time `json:"time,omitzero"`        // when the answer came; of an earlier collection where it is taken over
	URL      string    `json:"url,omitempty"`        // what was asked for
	Final    string    `json:"final,omitempty"`      // what answered, where that differs
	Status   int       `json:"status,omitempty"`     // of HTTP
	Bytes    int64     `json:"bytes,omitempty"`      // of the body
	Request  string    `json:"request_id,omitempty"` // the Hub's X-Request-Id
	Requests int       `json:"requests,omitempty"`   // that the answer took: more than 1 after faults and redirects
	Complete bool      `json:"complete"`             // false: cut, or nothing came
	Reason   string    `json:"reason,omitempty"`     // why not complete
	Previous bool      `json:"previous,omitempty"`   // taken over from the previous snapshot
	Records  int       `json:"records,omitempty"`    // in the answer
	OldName  string    `json:"old_name,omitempty"`   // of a repository in the previous snapshot
	NewName  string    `json:"new_name,omitempty"`   // that the Hub redirected to
}

// Reasons for an answer that is not complete.
const (
	reasonGated      = "gated"
	reasonDisabled   = "disabled"
	reasonGone       = "deleted or private"
	reasonNoRevision = "no branch main"
	reasonOff        = "discussions off"
	reasonMoved      = "redirected to another repository that is listed itself"
	reasonCut        = "cut: the Hub says there are more"
	reasonFailed     = "no usable answer"
	reasonInactive   = "not active"
	reasonRefused    = "refused"
)

// badRow is an element of an answer that is not a record.
type badRow struct {
	Row    int64  `json:"r"` // from 1
	Reason string `json:"w"`
	Kind   string `json:"k"`
	Start  string `json:"t"`
}

// commit is a commit without what its page tells.
type commit struct {
	SHA     string    `json:"s"`
	Authors []string  `json:"a"`
	Date    time.Time `json:"d,omitzero"`
	Title   string    `json:"t,omitempty"`
}

// discussion is a discussion without what its page tells.
type discussion struct {
	Num    int64     `json:"n"`
	Author string    `json:"a,omitempty"`
	Date   time.Time `json:"d,omitzero"`
	PR     bool      `json:"p,omitempty"`
	Status string    `json:"s,omitempty"`
}

// account is what is known of a name.
type account struct {
	Type     string  `json:"t,omitempty"` // user, org; "" when unknown
	FullName string  `json:"f,omitempty"`
	Nobody   bool    `json:"n,omitempty"` // there is no such account
	Entries  []entry `json:"e,omitempty"` // of the requests it took, if any: user first
}

// better reports whether a says more than b: so the result does not depend on
// the order in which answers come.
func (a account) better(b account) bool {
	if a.Type != b.Type {
		return a.Type > b.Type
	}
	return a.FullName > b.FullName
}

// badElement makes a badRow of an element that could not be read.
func badElement(row int, text []byte, err error) badRow {
	return badRow{Row: int64(row) + 1, Reason: plain(err), Kind: "unreadable element", Start: string(text[:min(len(text), 200)])}
}

// plain says what is wrong with a JSON value without the words of Go.
func plain(err error) string {
	var wrong *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &wrong):
		return err.Error()
	case wrong.Field == "":
		return "the value is of another type: " + wrong.Value
	}
	return strconv.Quote(wrong.Field) + " is of another type: " + wrong.Value
}

// apiCommit is a commit as the Hub gives it.
type apiCommit struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Date    sources.Date `json:"date"`
	Authors []struct {
		User string `json:"user"`
	} `json:"authors"`
}

// decodeCommits reads an answer of the commits of a repository: at once, and
// where that fails one by one, to tell the bad elements.
func decodeCommits(body []byte, p *page) error {
	var all []apiCommit
	if jsonv2.Unmarshal(body, &all, lenient) == nil && !slices.ContainsFunc(all, func(c apiCommit) bool { return c.ID == "" }) {
		p.Commits = make([]commit, 0, len(all))
		for i := range all {
			p.addCommit(&all[i])
		}
		p.Records = len(all)
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(body, &list); err != nil {
		return err
	}
	for i, text := range list {
		var c apiCommit
		err := json.Unmarshal(text, &c)
		if err == nil && c.ID == "" {
			err = errMissing("id")
		}
		if err != nil {
			p.Bad = append(p.Bad, badElement(i, text, err))
			continue
		}
		p.addCommit(&c)
	}
	p.Records = len(list)
	return nil
}

func (p *page) addCommit(c *apiCommit) {
	authors := make([]string, len(c.Authors))
	for j, a := range c.Authors {
		authors[j] = a.User
	}
	p.Commits = append(p.Commits, commit{c.ID, authors, c.Date.Time, c.Title})
}

// decodeDiscussions reads an answer of the discussions of a repository. more
// says that others follow; people are their authors.
func decodeDiscussions(body []byte, p *page) (more bool, people map[string]account, err error) {
	var a struct {
		Discussions []json.RawMessage `json:"discussions"`
		Count       int64             `json:"count"`
		Start       int64             `json:"start"`
	}
	if err := json.Unmarshal(body, &a); err != nil {
		return false, nil, err
	}
	people = map[string]account{}
	for i, text := range a.Discussions {
		var d struct {
			Num           *int64       `json:"num"`
			Status        string       `json:"status"`
			CreatedAt     sources.Date `json:"createdAt"`
			IsPullRequest bool         `json:"isPullRequest"`
			Author        *struct {
				Name     string `json:"name"`
				FullName string `json:"fullname"`
				Type     string `json:"type"`
			} `json:"author"`
		}
		err := json.Unmarshal(text, &d)
		if err == nil && d.Num == nil {
			err = errMissing("num")
		}
		if err != nil {
			p.Bad = append(p.Bad, badElement(i, text, err))
			continue
		}
		one := discussion{Num: *d.Num, Date: d.CreatedAt.Time, PR: d.IsPullRequest, Status: d.Status}
		if d.Author != nil {
			one.Author = d.Author.Name
			if d.Author.Name != "" && (d.Author.Type == hub.User || d.Author.Type == hub.Org) {
				people[d.Author.Name] = account{Type: d.Author.Type, FullName: d.Author.FullName}
			}
		}
		p.Discussions = append(p.Discussions, one)
	}
	p.Records, p.Total = len(a.Discussions), a.Count
	return a.Start+int64(len(a.Discussions)) < a.Count, people, nil
}

type errMissing string

func (e errMissing) Error() string { return strconv.Quote(string(e)) + " is missing" }
