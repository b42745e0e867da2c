package counts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// tallies count over the whole hub. What they count may be added or taken away.
type tallies map[tallyKey]*tallyNumbers

// tallyKey names a tally node.
type tallyKey struct {
	of     string
	kind   string
	fields hub.FieldSet
	value  int64  // of an activity; hours since 1970; month as yyyymm; quarter as 4 * year + 0 to 3, unknownQuarter; days; year of a cohort
	later  int64  // years, of cohorts
	text   string // licence key, or a subfield
}

const unknownQuarter = -1 << 32

const maxTallyNumbers = 18

type tallyNumbers [maxTallyNumbers]int64

// What tallies are of, beside the activities of repositories.
const (
	ofTotals   = "totals"
	ofLicences = "licences"
	ofHours    = "hours"
	ofMonths   = "months"
	ofPeople   = "people"
	ofCohorts  = "cohorts"
	ofLives    = "lives"
)

// tallyNames are the properties that hold the numbers; those of activities have
// one.
var tallyNames = map[string][]string{
	ofTotals: {"repositories", "withoutOwner", "withoutTags", "withoutCreationDate", "commits", "commitsWithoutAuthors", "commitsWithoutDate",
		"discussions", "discussionsWithoutAuthor", "discussionsWithoutDate", "pullRequests", "mergedPullRequests",
		"likesTimesDiscussions", "likesTimesCommits", "likesTimesDownloads", "discussionsTimesCommits", "discussionsTimesDownloads", "commitsTimesDownloads"},
	ofLicences: {"repositories", "likes", "downloads", "used", "liked", "downloaded", "discussed"},
	ofHours:    {"repositories", "commits", "discussions", "pullRequests"},
	ofMonths:   {"people", "newPeople", "peopleRaw", "newPeopleRaw"},
	ofPeople:   {"developers", "collaborators", "developersRaw", "collaboratorsRaw", "alsoCv", "alsoNlp", "alsoMm"},
	ofCohorts:  {"people"},
}

// The numbers of an hour.
const (
	createdThen = iota
	committedThen
	discussedThen
	pullRequestedThen
	hourNumbers
)

func numberNames(of string) []string {
	if names := tallyNames[of]; names != nil {
		return names
	}
	return []string{"repositories"}
}

func (t tallies) add(k tallyKey, numbers ...int64) {
	n := t[k]
	if n == nil {
		n = &tallyNumbers{}
		k.text = strings.Clone(k.text) // it may be a reader's
		t[k] = n
	}
	for i, x := range numbers {
		n[i] += x
	}
}

// Listing is what the record of a repository says, as far as it is counted.
type Listing struct {
	Kind             hub.Kind
	ID               string
	License          string
	Likes, Downloads int64
	Owned, Tagged    bool // has an owner, has tags
	Created          time.Time
}

// repository adds a repository sign times.
func (t tallies) repository(sign int64, x *Listing, r *repository) {
	downloads := x.Downloads
	if x.Kind == hub.Space { // has none
		downloads = 0
	}
	kind, commits, discussions := x.Kind.String(), int64(r.commits), int64(r.discussions)
	t.add(tallyKey{of: ofTotals, kind: kind}, sign, sign*none(x.Owned), sign*none(x.Tagged), sign*none(!x.Created.IsZero()),
		sign*commits, sign*int64(r.commitsWithoutAuthors), sign*int64(r.commitsWithoutDate),
		sign*discussions, sign*int64(r.discussionsWithoutAuthor), sign*int64(r.discussionsWithoutDate),
		sign*int64(r.pullRequests), sign*int64(r.merged),
		sign*x.Likes*discussions, sign*x.Likes*commits, sign*x.Likes*downloads, sign*discussions*commits, sign*discussions*downloads, sign*commits*downloads)
	for _, a := range r.activities(x) {
		t.add(tallyKey{of: a.name, kind: kind, fields: r.fields, value: a.value}, sign)
		if a.byLicence && x.Kind == hub.Model {
			t.add(tallyKey{of: "licence " + a.name, kind: kind, value: a.value, text: x.License}, sign)
		}
	}
	used := int64(0)
	if x.Kind == hub.Model {
		used = some(int64(r.users))
	}
	t.add(tallyKey{of: ofLicences, kind: kind, fields: r.fields, value: quarter(x.Created), text: x.License},
		sign, sign*x.Likes, sign*downloads, sign*used, sign*some(x.Likes), sign*some(downloads), sign*some(discussions))
	if first, last := r.when.first(), r.when.last(); first.known() {
		seconds := last.second - first.second
		if last.nano < first.nano {
			seconds--
		}
		t.add(tallyKey{of: ofLives, kind: kind, value: seconds / 86400}, sign)
	}
}

// activityValue is what there is of an activity in a repository.
type activityValue struct {
	name      string
	value     int64
	byLicence bool // models are counted by licence too
}

func (r *repository) activities(x *Listing) []activityValue {
	all := []activityValue{
		{"likes", x.Likes, true},
		{"commits", int64(r.commits), true},
		{"committers", int64(r.committers), false},
		{"committersRaw", int64(r.committersRaw), false},
		{"discussions", int64(r.discussions), true},
		{"discussionStarters", int64(r.starters), false},
		{"discussionStartersRaw", int64(r.startersRaw), false},
		{"community", int64(r.community), false},
		{"communityRaw", int64(r.communityRaw), false},
	}
	if x.Kind != hub.Space {
		all = append(all, activityValue{"downloads", x.Downloads, false})
	}
	if x.Kind == hub.Model {
		all = append(all, activityValue{"spaces", int64(r.users), true})
	}
	return all
}

// quarter is the quarter of a date in UTC.
func quarter(t time.Time) int64 {
	if t.IsZero() {
		return unknownQuarter
	}
	t = t.UTC()
	return int64(4*t.Year() + (int(t.Month())-1)/3)
}

// some is 1 when there is any.
func some(n int64) int64 { return min(n, 1) }

func none(there bool) int64 {
	if there {
		return 0
	}
	return 1
}

// hours adds the hours of repositories.
func (t tallies) hours(sign int64, b *Builder) {
	for h, n := range b.hours {
		t.add(tallyKey{of: ofHours, kind: h.kind.String(), value: h.at}, sign*n[0], sign*n[1], sign*n[2], sign*n[3])
	}
}

// account adds an account sign times.
func (t tallies) account(sign int64, person, raw *activity) {
	t.activity(sign, 0, person)
	t.activity(sign, 2, raw)
}

// activity adds what somebody did, from the given number of a tally on.
func (t tallies) activity(sign int64, from int, a *activity) {
	if !a.active() {
		return
	}
	n := tallyNumbers{}
	for i, at := range a.months.list() {
		n[from], n[from+1] = sign, 0
		if i == 0 {
			n[from+1] = sign
		}
		t.add(tallyKey{of: ofMonths, value: int64(at)}, n[:]...)
	}
	for i, field := range peopleFields {
		if a.n[models+i] == 0 {
			continue
		}
		n = tallyNumbers{}
		n[from], n[from+1] = sign, sign*some(a.n[shared+i])
		if from == 0 {
			n[4], n[5], n[6] = sign*some(a.n[modelsCV]), sign*some(a.n[modelsNLP]), sign*some(a.n[modelsMM])
		}
		t.add(tallyKey{of: ofPeople, text: field}, n[:]...)
	}
	if from > 0 {
		return
	}
	years := a.years.list
	for _, year := range years {
		t.add(tallyKey{of: ofCohorts, value: years[0], later: year - years[0]}, sign)
	}
}

var peopleFields = []string{"all", hub.CV.String(), hub.NLP.String(), hub.MM.String()}

// String is the key of the node.
func (k tallyKey) String() string {
	parts := []string{k.of}
	switch k.of {
	case ofTotals:
		parts = append(parts, k.kind)
	case ofLicences:
		parts = append(parts, k.kind, strings.Join(k.fields.Names(), ","))
		if k.value != unknownQuarter {
			parts = append(parts, fmt.Sprintf("%d-%d", k.value/4, k.value%4+1))
		} else {
			parts = append(parts, "")
		}
		parts = append(parts, k.text)
	case ofCohorts:
		parts = append(parts, strconv.FormatInt(k.value, 10), strconv.FormatInt(k.later, 10))
	case ofLives:
		parts = append(parts, k.kind, strconv.FormatInt(k.value, 10))
	case ofHours:
		parts = append(parts, k.kind, k.start().Format(time.RFC3339))
	case ofMonths:
		parts = append(parts, strconv.FormatInt(k.value, 10))
	case ofPeople:
		parts = append(parts, k.text)
	default:
		parts = append(parts, k.kind, strings.Join(k.fields.Names(), ","), strconv.FormatInt(k.value, 10))
		if k.byLicence() {
			parts = append(parts, k.text)
		}
	}
	return strings.Join(parts, ":")
}

func (k tallyKey) byLicence() bool { return strings.HasPrefix(k.of, "licence ") }

func (k tallyKey) start() time.Time { return time.Unix(k.value*3600, 0).In(cypher.UTC) }

// properties are those of the node, but for the key.
func (k tallyKey) properties(n *tallyNumbers, rules hub.Rules) map[string]any {
	p := map[string]any{"of": k.of}
	if k.kind != "" {
		p["kind"] = k.kind
	}
	switch k.of {
	case ofTotals:
	case ofLicences:
		p["fields"] = fieldNames(k.fields)
		k.license(p, rules)
		if k.value != unknownQuarter {
			p["year"], p["quarter"] = k.value/4, k.value%4+1
		}
	case ofCohorts:
		p["year"], p["later"] = k.value, k.later
	case ofLives:
		p["days"] = k.value
	case ofHours:
		p["start"] = k.start()
	case ofMonths:
		p["month"] = k.value
	case ofPeople:
		p["field"] = k.text
	default:
		p["value"] = k.value
		if k.byLicence() {
			k.license(p, rules)
		} else {
			p["fields"] = fieldNames(k.fields)
		}
	}
	for i, name := range numberNames(k.of) {
		p[name] = n[i]
	}
	return p
}

func (k tallyKey) license(p map[string]any, rules hub.Rules) {
	p["licenseClass"] = rules.Class(k.text).String()
	if k.text != "" {
		p["license"] = k.text
	}
}

func fieldNames(s hub.FieldSet) []any {
	list := []any{}
	for _, name := range s.Names() {
		list = append(list, name)
	}
	return list
}

// sorted returns the tallies that are not all zero, in the order of their keys.
func (t tallies) sorted() []tallyKey {
	keys := make([]tallyKey, 0, len(t))
	for k, n := range t {
		if *n != (tallyNumbers{}) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b tallyKey) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.kind, b.kind), cmp.Compare(a.value, b.value),
			cmp.Compare(a.later, b.later), cmp.Compare(a.fields, b.fields), cmp.Compare(a.text, b.text))
	})
	return keys
}
