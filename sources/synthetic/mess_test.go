package synthetic

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/hubgraph/hubgraph/hub"
)

// Every kind of mess is there in the smallest hub, whatever the seed: tests
// and demonstrations rely on it.
func TestMessIsThere(t *testing.T) {
	for seed := range uint64(5) {
		m := generate(t, 0.0005, seed)
		t.Run("spellings", m.hasSpellings)
		t.Run("bots", m.hasBots)
		t.Run("scripts", m.hasScripts)
		t.Run("repositories", m.hasOddRepositories)
		t.Run("commits", m.hasOddCommits)
		t.Run("duplicates", m.hasDuplicates)
		t.Run("discussions", m.hasOddDiscussions)
		t.Run("usages", m.hasOddUsages)
	}
}

// present reports the things that were not seen.
func present(t *testing.T, seen map[string]bool, want ...string) {
	t.Helper()
	for _, w := range want {
		if !seen[w] {
			t.Errorf("the hub has no %s", w)
		}
	}
}

func (m *memory) hasSpellings(t *testing.T) {
	seen := map[string]bool{}
	canonical := map[string]bool{}
	for _, id := range m.identities {
		canonical[id.Canonical] = true
	}
	acts := map[string]bool{}
	for _, c := range m.commits {
		for _, a := range c.Authors {
			acts[a] = true
		}
	}
	for _, id := range m.identities {
		a, c := id.Alias, id.Canonical
		seen["alias that acts"] = seen["alias that acts"] || acts[a] && acts[c]
		seen["chain"] = seen["chain"] || canonical[a]
		seen["other case"] = seen["other case"] || a != c && strings.EqualFold(a, c)
		seen["other normal form"] = seen["other normal form"] || a != c && norm.NFC.String(a) == norm.NFC.String(c)
		seen["other punctuation"] = seen["other punctuation"] || a != c && letters(a) == letters(c)
		seen["real name"] = seen["real name"] || strings.Contains(a, " ") && !strings.Contains(c, " ")
	}
	present(t, seen, "alias that acts", "chain", "other case", "other normal form", "other punctuation", "real name")
}

// letters returns the letters and digits of s.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func (m *memory) hasBots(t *testing.T) {
	listed := map[string]bool{}
	for _, b := range m.bots {
		listed[b.Name] = true
	}
	people := m.people(t)
	seen := map[string]bool{}
	for _, c := range m.commits {
		bots := 0
		for _, a := range c.Authors {
			if people.IsBot(a) {
				bots++
				seen["commit by a listed bot"] = seen["commit by a listed bot"] || listed[a]
				seen["commit by a bot known by its canonical name only"] = seen["commit by a bot known by its canonical name only"] || !listed[a]
			}
		}
		seen["commit of bot and person"] = seen["commit of bot and person"] || bots > 0 && bots < len(c.Authors)
	}
	for _, d := range m.discussions {
		seen["discussion by a bot"] = seen["discussion by a bot"] || people.IsBot(d.Author)
	}
	present(t, seen, "commit by a listed bot", "commit by a bot known by its canonical name only", "commit of bot and person", "discussion by a bot")
}

// Every script that a name can be in stands in some record.
func (m *memory) hasScripts(t *testing.T) {
	seen := map[string]bool{}
	look := func(name string) {
		seen["name with a space"] = seen["name with a space"] || strings.Contains(name, " ")
		for _, r := range name {
			switch {
			case r < utf8.RuneSelf:
			case unicode.Is(unicode.Latin, r):
				seen["Latin letters with marks"] = true
			case unicode.Is(unicode.Cyrillic, r):
				seen["Cyrillic"] = true
			case unicode.Is(unicode.Han, r):
				seen["Han"] = true
			case unicode.Is(unicode.Hangul, r):
				seen["Hangul"] = true
			case unicode.Is(unicode.Arabic, r):
				seen["Arabic"] = true
			case unicode.Is(unicode.So, r):
				seen["emoji"] = true
			}
		}
	}
	for _, c := range m.commits {
		for _, a := range c.Authors {
			look(a)
		}
	}
	for _, r := range m.repositories {
		look(r.Owner)
	}
	present(t, seen, "name with a space", "Latin letters with marks", "Cyrillic", "Han", "Hangul", "Arabic", "emoji")
}

func (m *memory) hasOddRepositories(t *testing.T) {
	seen := map[string]bool{}
	kinds := map[string][]hub.Kind{}
	for _, r := range m.repositories {
		kinds[r.ID] = append(kinds[r.ID], r.Kind)
		seen["id in two kinds"] = seen["id in two kinds"] || len(kinds[r.ID]) > 1
		seen["id without owner"] = seen["id without owner"] || !strings.Contains(r.ID, "/") && r.Owner == ""
		seen["unknown time of creation"] = seen["unknown time of creation"] || r.CreatedAt.IsZero()
		seen["unknown time of change"] = seen["unknown time of change"] || r.LastModified.IsZero()
		seen["licence of no list"] = seen["licence of no list"] || hub.ClassifyLicense(r.License) == hub.Unlabelled && r.License != "other" && r.License != "unknown"
		seen["licence other"] = seen["licence other"] || r.License == "other"
		for _, tag := range r.Tags {
			f := hub.FieldsOf([]string{tag})
			alike := strings.ToLower(strings.ReplaceAll(tag, " ", "-"))
			seen["tag that looks like one of a subfield"] = seen["tag that looks like one of a subfield"] ||
				f == 0 && (hub.FieldsOf([]string{alike}) != 0 || alike == "nlp" || alike == "text-classification-v2")
			seen["tag with a comma"] = seen["tag with a comma"] || strings.Contains(tag, ",")
		}
	}
	present(t, seen, "id in two kinds", "id without owner", "unknown time of creation", "unknown time of change",
		"licence of no list", "licence other", "tag that looks like one of a subfield", "tag with a comma")
}

func (m *memory) hasOddCommits(t *testing.T) {
	seen := map[string]bool{}
	listed := map[key]bool{}
	for _, r := range m.repositories {
		listed[key{r.Kind, r.ID}] = true
	}
	keys := map[string]bool{}
	for _, c := range m.commits {
		k := hub.CommitKey(c.Kind, c.Repo, c.SHA)
		seen["repeated commit"] = seen["repeated commit"] || keys[k]
		keys[k] = true
		seen["commit of a repository that is not listed"] = seen["commit of a repository that is not listed"] || !listed[key{c.Kind, c.Repo}]
		seen["commit without authors"] = seen["commit without authors"] || len(c.Authors) == 0
		seen["commit by nobody"] = seen["commit by nobody"] || slices.Equal(c.Authors, []string{""})
		seen["co-authored commit"] = seen["co-authored commit"] || len(c.Authors) > 1
		seen["author named twice"] = seen["author named twice"] || len(c.Authors) == 3 && c.Authors[0] == "" && c.Authors[1] == c.Authors[2]
		seen["commit without date"] = seen["commit without date"] || c.Date.IsZero()
		if len(c.SHA) != 40 || c.Title == "" {
			t.Fatalf("commit %q with title %q", c.SHA, c.Title)
		}
	}
	present(t, seen, "repeated commit", "commit of a repository that is not listed", "commit without authors",
		"commit by nobody", "co-authored commit", "author named twice", "commit without date")
}

// A duplicated space tells the first commits of another space again: same
// hashes, authors and dates.
func (m *memory) hasDuplicates(t *testing.T) {
	first := map[string]hub.Commit{}
	shared := 0
	listed := map[string]bool{}
	for _, r := range m.repositories {
		if r.Kind == hub.Space {
			listed[r.ID] = true
		}
	}
	for _, c := range m.commits {
		if c.Kind != hub.Space || !listed[c.Repo] {
			continue
		}
		o, ok := first[c.SHA]
		if !ok {
			first[c.SHA] = c
			continue
		}
		if o.Repo != c.Repo {
			shared++
			if !slices.Equal(o.Authors, c.Authors) || !o.Date.Equal(c.Date) || o.Title != c.Title {
				t.Errorf("commit %s differs between %s and %s", c.SHA, o.Repo, c.Repo)
			}
		}
	}
	if shared == 0 {
		t.Error("no two spaces share a commit")
	}
}

func (m *memory) hasOddDiscussions(t *testing.T) {
	seen := map[string]bool{}
	listed := map[key]bool{}
	for _, r := range m.repositories {
		listed[key{r.Kind, r.ID}] = true
	}
	keys := map[string]bool{}
	for _, d := range m.discussions {
		k := hub.DiscussionKey(d.Kind, d.Repo, d.Num)
		seen["repeated discussion"] = seen["repeated discussion"] || keys[k]
		keys[k] = true
		seen["discussion of a repository that is not listed"] = seen["discussion of a repository that is not listed"] || !listed[key{d.Kind, d.Repo}]
		seen[d.Status] = true
		seen["pull request"] = seen["pull request"] || d.IsPullRequest
		seen["discussion"] = seen["discussion"] || !d.IsPullRequest
		if d.Num < 1 || d.Status == "merged" && !d.IsPullRequest {
			t.Errorf("discussion %s: %+v", k, d)
		}
	}
	present(t, seen, "repeated discussion", "discussion of a repository that is not listed", "pull request", "discussion", "open", "closed", "merged")
}

func (m *memory) hasOddUsages(t *testing.T) {
	seen := map[string]bool{}
	listed := map[key]bool{}
	for _, r := range m.repositories {
		listed[key{r.Kind, r.ID}] = true
	}
	lines := map[hub.Usage]bool{}
	for _, u := range m.usages {
		seen["repeated usage"] = seen["repeated usage"] || lines[u]
		lines[u] = true
		seen["usage of an unlisted model"] = seen["usage of an unlisted model"] || !listed[key{hub.Model, u.Model}]
		seen["usage by an unlisted space"] = seen["usage by an unlisted space"] || !listed[key{hub.Space, u.Space}]
	}
	present(t, seen, "repeated usage", "usage of an unlisted model", "usage by an unlisted space")
}

// What only larger hubs have, for it is rare.
func TestRareMess(t *testing.T) {
	m := generate(t, 0.02, 1)
	seen := map[string]bool{}
	for _, r := range m.repositories {
		licenses := 0
		for _, tag := range r.Tags {
			if strings.HasPrefix(tag, "license:") {
				licenses++
			}
		}
		seen["card with two licences"] = seen["card with two licences"] || licenses > 1
		seen["licence in capitals"] = seen["licence in capitals"] || r.License != strings.ToLower(r.License)
	}
	for _, d := range m.discussions {
		seen["discussion by nobody"] = seen["discussion by nobody"] || d.Author == ""
		seen["discussion without date"] = seen["discussion without date"] || d.Date.IsZero()
		seen["discussion without status"] = seen["discussion without status"] || d.Status == ""
		seen["draft"] = seen["draft"] || d.Status == "draft"
	}
	people := m.people(t)
	topics := map[string]hub.FieldSet{}
	repos := m.counted(t)
	for k, r := range repos {
		for who := range r.committers {
			if k.kind == hub.Model {
				topics[who] |= hub.FieldsOf(r.Tags)
			}
		}
	}
	for who, f := range topics {
		seen["developer between nlp and cv"] = seen["developer between nlp and cv"] || f.Has(hub.NLP) && f.Has(hub.CV) && !people.IsBot(who)
	}
	present(t, seen, "card with two licences", "licence in capitals", "discussion by nobody", "discussion without date",
		"discussion without status", "draft", "developer between nlp and cv")
}
