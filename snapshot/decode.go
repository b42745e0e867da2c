package snapshot

import (
	"math"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// A decoder reads the record of one line. Lists of strings go into the arena,
// so that a batch of records needs few allocations.
type decoder[T any] func(p *parser, record *T, arena *arena)

// arena holds what the records of a batch share.
type arena struct {
	strings []string // of their lists

	// of the previous record: records of one repository stand together
	repo    lastValue[string]
	authors lastValue[[]string]
	at      recent
}

// reset makes the arena ready for another batch. Nothing points into old lines
// any more.
func (a *arena) reset() {
	clear(a.strings)
	*a = arena{strings: a.strings[:0]}
}

// list reads a list of strings into the arena.
func (a *arena) list(p *parser, most int) []string {
	from := len(a.strings)
	a.strings = p.strings(a.strings, most)
	return a.strings[from:len(a.strings):len(a.strings)]
}

// listOrSkip reads a list of strings that is not needed: a value of another
// type is an empty list.
func (a *arena) listOrSkip(p *parser) []string {
	q := *p
	if list := a.list(&q, math.MaxInt); q.err == nil {
		*p = q
		return list
	}
	p.skip()
	return nil
}

// seen records, as bits, which required keys a record had.
type seen uint8

// require fails for the first of the names whose bit is not set. Keys are those
// of a file.
func (p *parser) require(file string, have seen, names ...string) {
	for i, name := range names {
		if have&(1<<i) == 0 {
			if p.err == nil {
				p.fail("missing key "+quote(name), "%q is missing%s", name, p.instead(file, name))
			}
		}
	}
}

func (p *parser) kind() hub.Kind {
	s := p.str()
	k, ok := hub.ParseKind(s)
	if !ok && p.err == nil {
		p.fail("unknown kind", "unknown kind %s; want model, dataset or space", quote(s))
	}
	return k
}

func decodeRepository(p *parser, r *hub.Repository, a *arena) {
	var have seen
	for p.next() {
		switch p.key {
		case "id":
			r.ID = p.name()
			have |= 1
		case "kind":
			r.Kind = p.kind()
			have |= 2
		case "tags":
			r.Tags = a.list(p, math.MaxInt)
			have |= 4
		case "owner":
			r.Owner = p.nameOrNull()
		case "license":
			r.License = strings.ToLower(strings.TrimSpace(p.nameOrNull()))
		case "likes":
			r.Likes = p.countOrNull()
		case "downloads":
			r.Downloads = p.countOrNull()
		case "created_at":
			r.CreatedAt = p.date()
		case "last_modified":
			r.LastModified = p.date()
		case "hub_id":
			r.HubID = p.textOrSkip()
		case "sha":
			r.SHA = p.textOrSkip()
		case "gated":
			r.Gated = p.textOrSkip()
		case "disabled":
			r.Disabled = p.trueOrSkip()
		case "languages":
			r.Languages = a.listOrSkip(p)
		case "sdk":
			r.SDK = p.textOrSkip()
		case "pipeline_tag":
			r.PipelineTag = p.textOrSkip()
		case "library_name":
			r.LibraryName = p.textOrSkip()
		default:
			p.other()
		}
	}
	p.require(RepositoriesFile, have, "id", "kind", "tags")
}

func decodeCommit(p *parser, c *hub.Commit, a *arena) {
	var have seen
	for p.next() {
		switch p.key {
		case "repo":
			c.Repo = repeatedValue(p, &a.repo, p.name)
			have |= 1
		case "kind":
			c.Kind = p.kind()
			have |= 2
		case "sha":
			c.SHA = p.name()
			have |= 4
		case "authors":
			c.Authors = repeatedValue(p, &a.authors, func() []string { return a.list(p, maxName) })
			have |= 8
		case "date":
			c.Date = p.date()
		case "title":
			c.Title = p.strOrNull()
		default:
			p.other()
		}
	}
	p.require(CommitsFile, have, "repo", "kind", "sha", "authors")
}

func decodeDiscussion(p *parser, d *hub.Discussion, a *arena) {
	var have seen
	for p.next() {
		switch p.key {
		case "repo":
			d.Repo = repeatedValue(p, &a.repo, p.name)
			have |= 1
		case "kind":
			d.Kind = p.kind()
			have |= 2
		case "num":
			d.Num = p.count()
			have |= 4
		case "author":
			d.Author = p.nameOrNull()
			have |= 8
		case "date":
			d.Date = p.date()
		case "is_pull_request":
			d.IsPullRequest = p.boolean()
		case "status":
			d.Status = p.strOrNull()
		default:
			p.other()
		}
	}
	p.require(DiscussionsFile, have, "repo", "kind", "num", "author")
}

// decodePair decodes a record of two required names.
func decodePair(p *parser, file, firstKey, secondKey string, first, second *string) {
	var have seen
	for p.next() {
		switch p.key {
		case firstKey:
			*first = p.name()
			have |= 1
		case secondKey:
			*second = p.name()
			have |= 2
		default:
			p.other()
		}
	}
	p.require(file, have, firstKey, secondKey)
}

func decodeUsage(p *parser, u *hub.Usage, _ *arena) {
	decodePair(p, UsagesFile, "space", "model", &u.Space, &u.Model)
}

func decodeIdentity(p *parser, id *hub.Identity, _ *arena) {
	decodePair(p, IdentitiesFile, "alias", "canonical", &id.Alias, &id.Canonical)
}

func decodeTrainedOn(p *parser, t *hub.TrainedOn, _ *arena) {
	decodePair(p, DatasetsFile, "model", "dataset", &t.Model, &t.Dataset)
}

func decodeBot(p *parser, b *hub.Bot, _ *arena) {
	var have seen
	for p.next() {
		switch p.key {
		case "name":
			b.Name = p.name()
			have |= 1
		default:
			p.other()
		}
	}
	p.require(BotsFile, have, "name")
}

func decodeLineage(p *parser, l *hub.Lineage, _ *arena) {
	var have seen
	l.Relation = "unknown"
	for p.next() {
		switch p.key {
		case "model":
			l.Model = p.name()
			have |= 1
		case "base":
			l.Base = p.name()
			have |= 2
		case "relation":
			l.Relation = p.relation()
		case "evidence":
			l.Evidence = p.evidence()
		default:
			p.other()
		}
	}
	p.require(LineageFile, have, "model", "base")
}

func decodeAccount(p *parser, x *hub.Account, _ *arena) {
	var have seen
	for p.next() {
		switch p.key {
		case "name":
			x.Name = p.name()
			have |= 1
		case "type":
			x.Type = p.oneOf("type", []string{hub.User, hub.Org})
			have |= 2
		case "fullname":
			x.FullName = p.strOrNull()
		default:
			p.other()
		}
	}
	p.require(AccountsFile, have, "name", "type")
}

func (p *parser) relation() string {
	if s := p.oneOf("relation", hub.Relations); s != "" {
		return s
	}
	return "unknown"
}

// evidence reads what a lineage record rests on. Snapshots of other programs
// may have words of their own for it: those are left out.
func (p *parser) evidence() string {
	s := p.textOrSkip()
	for _, e := range hub.Evidences {
		if s == e {
			return e
		}
	}
	return ""
}

// oneOf reads one of the words, "" for null.
func (p *parser) oneOf(what string, words []string) string {
	s := p.strOrNull()
	for _, w := range words {
		if s == w {
			return w
		}
	}
	if s != "" {
		p.fail("unknown "+what, "unknown %s %s; want one of %s", what, quote(s), strings.Join(words, ", "))
	}
	return ""
}
