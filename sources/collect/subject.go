package collect

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	bolt "go.etcd.io/bbolt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// subject is something that is asked of each repository: its commits, its
// discussions, the spaces that use it.
type subject struct {
	name   string
	bucket []byte
	unit   string // of progress

	// first returns the address of the first page.
	first func(kind hub.Kind, id string) string
	// decode reads an answer into p and says in p.Next what follows. people are the
	// accounts that it tells of.
	decode func(j *job, a *hubapi.Answer, p *page) (people map[string]account, err error)
	// shrinks reports whether p shows that what was read before is no longer there.
	shrinks func(before, p *page) bool
}

// The names of subjects, in collection.jsonl and in messages.
const (
	commitsName     = "commits"
	discussionsName = "discussions"
	usersName       = "spaces of the model"
	listingName     = "listing"
	overviewName    = "account"
	goneName        = "disappeared"
	cutListName     = "models of the space"
)

var commitsSubject = &subject{
	name: commitsName, bucket: commitsBucket, unit: "repositories",
	first: func(kind hub.Kind, id string) string { return hubapi.CommitsPath(kind, id, "", 0) },
	decode: func(j *job, a *hubapi.Answer, p *page) (map[string]account, error) {
		if err := decodeCommits(a.Body, p); err != nil {
			return nil, err
		}
		p.Total, _ = strconv.ParseInt(a.Header.Get("X-Total-Count"), 10, 64)
		if j.page == 0 {
			j.total = p.Total
		}
		added := j.addCommits(p)
		next, err := a.Next()
		if err != nil {
			return nil, err
		}
		if next == "" && j.rows < j.total && added {
			next = hubapi.CommitsPath(j.kind, j.id, "", int(j.page)+1)
		}
		p.Next = next
		if !added { // pages that only repeat what is known would go on for ever
			p.Next = ""
		}
		if p.Next == "" && j.rows < j.total {
			p.Complete, p.Reason = false, reasonCut
		}
		return nil, nil
	},
	shrinks: func(before, p *page) bool { return p.Total > 0 && p.Total < before.Total },
}

// addCommits remembers the commits of a page and reports whether any is new.
func (j *job) addCommits(p *page) (added bool) {
	j.rows += int64(p.Records)
	if j.seen == nil {
		j.seen = map[string]bool{}
	}
	for _, c := range p.Commits {
		if !j.seen[c.SHA] {
			j.seen[c.SHA], added = true, true
		}
	}
	return added
}

var discussionsSubject = &subject{
	name: discussionsName, bucket: discussionsBucket, unit: "repositories",
	first: func(kind hub.Kind, id string) string { return hubapi.DiscussionsPath(kind, id, 0) },
	decode: func(j *job, a *hubapi.Answer, p *page) (map[string]account, error) {
		more, people, err := decodeDiscussions(a.Body, p)
		switch {
		case err != nil:
			return nil, err
		case more && p.Records == 0:
			p.Complete, p.Reason = false, reasonCut
		case more:
			p.Next = hubapi.DiscussionsPath(j.kind, j.id, int(j.page)+1)
		}
		return people, nil
	},
}

var usersSubject = &subject{
	name: usersName, bucket: usersBucket, unit: "models",
	first: func(_ hub.Kind, id string) string {
		return hubapi.Listing{Kind: hub.Space, Models: []string{id}, Expand: []string{"models", "private"}}.Path()
	},
	decode: func(j *job, a *hubapi.Answer, p *page) (map[string]account, error) {
		var list []json.RawMessage
		if err := json.Unmarshal(a.Body, &list); err != nil {
			return nil, err
		}
		for i, text := range list {
			space, err := sources.DecodeItem(hub.Space, text)
			if err != nil {
				p.Bad = append(p.Bad, badElement(i, text, err))
				continue
			}
			if !space.Private && names(space.Models, j.id) {
				p.Spaces = append(p.Spaces, space.ID)
			}
		}
		p.Records = len(list)
		next, err := a.Next()
		p.Next = next
		if next == "" && j.page == 0 && len(list) == suspiciousLength {
			p.Complete, p.Reason = false, reasonHundred
		}
		return nil, err
	},
}

// suspiciousLength is the number of elements at which the Hub has cut lists
// without saying so.
const suspiciousLength = 100

const reasonHundred = "maybe cut: exactly 100"

// names reports whether a space's models name one. A list that may be cut is
// taken to do so, since the Hub says that the space uses the model.
func names(models []string, id string) bool {
	return len(models) >= suspiciousLength || slices.ContainsFunc(models, func(m string) bool { return strings.EqualFold(m, id) })
}

// What the first byte of a stored page says, so that it need not be unpacked.
const (
	flagMore  = iota // another page follows
	flagDone         // it is the last
	flagAgain        // it is no answer
)

// packPage makes a value of a page.
func (s *store) packPage(p *page) []byte {
	flag := byte(flagMore)
	switch {
	case p.Done:
		flag = flagDone
	case p.Again:
		flag = flagAgain
	}
	return append([]byte{flag}, s.pack(p)...)
}

// unpackPage is the inverse of packPage.
func (s *store) unpackPage(value []byte, p *page) error {
	if len(value) == 0 {
		return errDamaged
	}
	return s.unpack(value[1:], p)
}

// lastPage returns the value and the number of the last page of a repository, nil
// if there is none.
func lastPage(tx *bolt.Tx, bucket, repo []byte) (value []byte, number uint32) {
	cursor := tx.Bucket(bucket).Cursor()
	key, _ := cursor.Seek(pageKey(repo, 0xffffffff))
	if key == nil {
		key, value = cursor.Last()
	} else {
		key, value = cursor.Prev()
	}
	if len(key) < pageTail || len(value) == 0 {
		return nil, 0
	}
	own, number := splitPage(key)
	if !bytes.Equal(own, repo) {
		return nil, 0
	}
	return value, number
}

// isDone reports whether a page is the last one.
func isDone(value []byte) bool { return value != nil && value[0] == flagDone }
