package counts_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/loader/counts"
)

func day(text string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		panic(err)
	}
	return t
}

// TestBuilder counts a model and a dataset that were counted by hand. Ada is
// recorded under two names; a bot is the first author of her first commit.
func TestBuilder(t *testing.T) {
	people := hub.NewPeople()
	people.Merge(hub.Identity{Alias: "A. Wren", Canonical: "ada-wren"})
	people.AddBot("tidy-bot")
	var accounts names.Table
	number := func(name string) int32 { n, _ := accounts.Add(name); return n }
	ada, alias, bot, bo := number("ada-wren"), number("A. Wren"), number("tidy-bot"), number("bo-quill")

	b := counts.NewBuilder(&accounts, people, "")
	created := day("2023-01-10 00:00")
	b.Repository(hub.Model, hub.FieldSet(hub.CV), bo, created)
	b.Repository(hub.Dataset, hub.FieldSet(hub.CV), -1, time.Time{})
	for _, err := range []error{
		b.Commit(0, []int32{bot, ada}, day("2023-01-09 10:00")),   // early
		b.Commit(0, []int32{alias, ada}, day("2023-02-01 09:15")), // one person twice
		b.Commit(1, []int32{ada}, day("2022-12-31 23:59")),
		b.Commit(0, []int32{bo}, time.Time{}), // the model again, and no date
		b.Commit(0, nil, day("2023-02-01 09:45")),
		b.Discussion(0, alias, day("2023-03-05 00:00"), true, true),
		b.Discussion(0, -1, time.Time{}, false, false),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	b.Used(0)
	c := b.Finish()

	got := map[string]map[string]any{}
	c.Links = func(kind string, account, repo int32, p map[string]any) error {
		got[fmt.Sprintf("%s %s %d", kind, accounts.Name(account), repo)] = p
		return nil
	}
	for n, x := range []counts.Listing{
		{Kind: hub.Model, ID: "bo-quill/TideNet2", License: "mit", Likes: 7, Downloads: 3, Owned: true, Created: created},
		{Kind: hub.Dataset, ID: "waves", Tagged: true, Downloads: 5},
	} {
		var err error
		if got[x.Kind.String()], err = c.Repository(int32(n), &x); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Accounts(func(account int32, p map[string]any) error {
		short := map[string]any{}
		for _, name := range []string{"commits", "commitsRaw", "repositories", "sharedModelsCv", "sharedModelsCvRaw", "owners", "pullRequests", "pullRequestsRaw",
			"months", "monthsRaw", "commitYears", "normalisedName", "searchText", "ownedModels", "ownedLikes"} {
			if v, there := p[name]; there {
				short[name] = v
			}
		}
		got[accounts.Name(account)] = short
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(wantCounts, got, cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	sameTallies(t, c)
}

type p = map[string]any

func n(x int64) any { return x }

func monthList(all ...int64) []any {
	list := []any{}
	for _, m := range all {
		list = append(list, m)
	}
	return list
}

var wantCounts = map[string]p{
	"model": {"commits": n(4), "committers": n(2), "committersRaw": n(4), "discussions": n(2), "discussionStarters": n(1),
		"community": n(2), "communityRaw": n(4), "pullRequests": n(1), "mergedPullRequests": n(1),
		"firstCommit": day("2023-01-09 10:00"), "lastCommit": day("2023-02-01 09:45"), "earlyCommits": n(1),
		"commitsWithoutAuthors": n(1), "commitsWithoutDate": n(1), "discussionsWithoutAuthor": n(1), "discussionsWithoutDate": n(1), "spaces": n(1),
		"searchText": "bo quill tide net 2 tidenet2"},
	"dataset": {"commits": n(1), "committers": n(1), "discussions": n(0), "discussionStarters": n(0), "community": n(1),
		"pullRequests": n(0), "mergedPullRequests": n(0), "firstCommit": day("2022-12-31 23:59"), "lastCommit": day("2022-12-31 23:59"), "models": n(0), "searchText": "waves"},

	"CONTRIBUTED ada-wren 0": {"commits": n(2), "firstAuthored": n(2), "firstAuthoredRaw": n(0),
		"first": day("2023-01-09 10:00"), "last": day("2023-02-01 09:15"), "months": monthList(202301, 202302)},
	"CONTRIBUTED ada-wren 1": {"commits": n(1), "firstAuthored": n(1),
		"first": day("2022-12-31 23:59"), "last": day("2022-12-31 23:59"), "months": monthList(202212)},
	"CONTRIBUTED bo-quill 0": {"commits": n(1), "firstAuthored": n(1)},
	"CONTRIBUTED_RAW A. Wren 0": {"commitsRaw": n(1), "firstAuthoredRaw": n(1),
		"firstRaw": day("2023-02-01 09:15"), "lastRaw": day("2023-02-01 09:15"), "monthsRaw": monthList(202302)},
	"CONTRIBUTED_RAW tidy-bot 0": {"commitsRaw": n(1), "firstAuthoredRaw": n(1),
		"firstRaw": day("2023-01-09 10:00"), "lastRaw": day("2023-01-09 10:00"), "monthsRaw": monthList(202301)},
	"DISCUSSED ada-wren 0": {"discussions": n(1), "discussionsRaw": n(0), "pullRequests": n(1), "pullRequestsRaw": n(0),
		"mergedPullRequests": n(1), "mergedPullRequestsRaw": n(0), "first": day("2023-03-05 00:00"), "last": day("2023-03-05 00:00"),
		"months": monthList(202303), "monthsRaw": monthList()},
	"DISCUSSED_RAW A. Wren 0": {"discussionsRaw": n(1), "pullRequestsRaw": n(1), "mergedPullRequestsRaw": n(1),
		"firstRaw": day("2023-03-05 00:00"), "lastRaw": day("2023-03-05 00:00"), "monthsRaw": monthList(202303)},

	"ada-wren": {"commits": n(3), "repositories": n(2), "sharedModelsCv": n(1), "owners": n(1), "pullRequests": n(1), "pullRequestsRaw": n(0),
		"months": monthList(202212, 202301, 202302, 202303), "monthsRaw": monthList(202212, 202301, 202302), "commitYears": monthList(2022, 2023), "normalisedName": "adawren", "searchText": "ada wren"},
	"A. Wren":  {"commitsRaw": n(1), "sharedModelsCvRaw": n(1), "pullRequestsRaw": n(1), "monthsRaw": monthList(202302, 202303), "searchText": "a wren"},
	"tidy-bot": {"commitsRaw": n(1), "sharedModelsCvRaw": n(1), "pullRequestsRaw": n(0), "monthsRaw": monthList(202301), "searchText": "tidy bot"},
	"bo-quill": {"commits": n(1), "repositories": n(1), "sharedModelsCv": n(1), "owners": n(1), "pullRequests": n(0), "normalisedName": "boquill", "searchText": "bo quill", "ownedModels": n(1), "ownedLikes": n(7)},
}

// sameTallies compares some tallies with those counted by hand.
func sameTallies(t *testing.T, c *counts.Counts) {
	t.Helper()
	got := map[string]p{}
	if err := c.Tallies(func(properties map[string]any) error {
		got[properties["key"].(string)] = properties
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]p{
		"committers:model:cv:2":            {"kind": "model", "fields": []any{"cv"}, "value": n(2), "repositories": n(1)},
		"committersRaw:model:cv:4":         {"kind": "model", "fields": []any{"cv"}, "value": n(4), "repositories": n(1)},
		"downloads:dataset::5":             {"kind": "dataset", "fields": []any{}, "value": n(5), "repositories": n(1)},
		"licences:model:cv:2023-1:mit":     {"year": n(2023), "quarter": n(1), "license": "mit", "licenseClass": "permissive", "likes": n(7), "used": n(1), "liked": n(1), "discussed": n(1)},
		"licences:dataset:::":              {"licenseClass": "none", "repositories": n(1), "downloads": n(5), "downloaded": n(1)},
		"licence commits:model::4:mit":     {"license": "mit", "value": n(4), "repositories": n(1)},
		"hours:model:2023-02-01T09:00:00Z": {"commits": n(2), "repositories": n(0), "start": day("2023-02-01 09:00")},
		"hours:model:2023-03-05T00:00:00Z": {"discussions": n(0), "pullRequests": n(1)},
		"hours:model:2023-01-10T00:00:00Z": {"repositories": n(1)},
		"months:202212":                    {"people": n(1), "newPeople": n(1), "peopleRaw": n(1), "newPeopleRaw": n(1)},
		"months:202301":                    {"people": n(1), "newPeople": n(0), "peopleRaw": n(2), "newPeopleRaw": n(1)},
		"months:202303":                    {"people": n(1), "newPeople": n(0), "peopleRaw": n(1), "newPeopleRaw": n(0)},
		"people:cv":                        {"developers": n(2), "collaborators": n(2), "developersRaw": n(4), "collaboratorsRaw": n(4), "alsoCv": n(2), "alsoNlp": n(0)},
		"cohorts:2022:1":                   {"year": n(2022), "later": n(1), "people": n(1)},
		"lives:model:22":                   {"days": n(22), "repositories": n(1)},
		"totals:model":                     {"repositories": n(1), "withoutTags": n(1), "commits": n(4), "pullRequests": n(1), "likesTimesCommits": n(28)},
	} {
		for name, v := range want {
			if d := cmp.Diff(v, got[key][name], cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); d != "" {
				t.Errorf("%s: %s (-want +got):\n%s", key, name, d)
			}
		}
	}
}
