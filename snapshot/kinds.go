package snapshot

import (
	"context"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// The files of a snapshot, by their plain names. Only RepositoriesFile is required.
const (
	MetaFile         = "snapshot.json"
	RepositoriesFile = "repositories.jsonl"
	CommitsFile      = "commits.jsonl"
	DiscussionsFile  = "discussions.jsonl"
	UsagesFile       = "usages.jsonl"
	IdentitiesFile   = "identities.jsonl"
	BotsFile         = "bots.jsonl"
	LineageFile      = "lineage.jsonl"
	DatasetsFile     = "datasets.jsonl"
	AccountsFile     = "accounts.jsonl"

	// CollectionFile says how the answers came of which the records are made. It
	// belongs to a snapshot but holds no records, so no reader of one needs it.
	CollectionFile = "collection.jsonl"

	// IdentityDecisionsFile and BotDecisionsFile say what people decided about names.
	// Where one is, IdentitiesFile or BotsFile was made anew from it. No reader of records
	// needs them.
	IdentityDecisionsFile = "identity-decisions.jsonl"
	BotDecisionsFile      = "bot-decisions.jsonl"
)

// decisionsOf are the records of decisions that data files are made from.
var decisionsOf = map[string]string{IdentitiesFile: IdentityDecisionsFile, BotsFile: BotDecisionsFile}

// DataFiles lists the record files in the order they are read.
var DataFiles = dataFiles()

func dataFiles() (files []string) {
	for _, step := range steps {
		files = append(files, step.file)
	}
	return files
}

// steps are the readings of a walk in their order: what refers to a repository
// or a person comes after it. Beside it, how a scan reads the file,
// and how a probe looks for its first good line.
var steps = [...]struct {
	file string
	read func(*walk, context.Context) error
	scan func(*walk, context.Context, Sink) error

	probe func(context.Context, *Snapshot) error
}{
	{RepositoriesFile, (*walk).repositories, every(RepositoriesFile, decodeRepository, Sink.Repository), probing(RepositoriesFile, decodeRepository)},
	{IdentitiesFile, (*walk).identities, scanIdentities, probing(IdentitiesFile, decodeIdentity)},
	{BotsFile, (*walk).bots, every(BotsFile, decodeBot, byValue(Sink.Bot)), probing(BotsFile, decodeBot)},
	{CommitsFile, (*walk).commits, every(CommitsFile, decodeCommit, Sink.Commit), probing(CommitsFile, decodeCommit)},
	{DiscussionsFile, (*walk).discussions, every(DiscussionsFile, decodeDiscussion, Sink.Discussion), probing(DiscussionsFile, decodeDiscussion)},
	{UsagesFile, (*walk).usages, every(UsagesFile, decodeUsage, byValue(Sink.Usage)), probing(UsagesFile, decodeUsage)},
	{LineageFile, (*walk).lineage, every(LineageFile, decodeLineage, byValue(Sink.Lineage)), probing(LineageFile, decodeLineage)},
	{DatasetsFile, (*walk).trainedOn, every(DatasetsFile, decodeTrainedOn, byValue(Sink.TrainedOn)), probing(DatasetsFile, decodeTrainedOn)},
	{AccountsFile, (*walk).accounts, every(AccountsFile, decodeAccount, byValue(Sink.Account)), probing(AccountsFile, decodeAccount)},
}

// Records counts the records of a snapshot.
type Records struct {
	Repositories                           [hub.KindCount]int64
	Identities, Bots, Commits, Discussions int64
	Usages, Lineage, TrainedOn, Accounts   int64
}

// RecordCount is one count of Records.
type RecordCount struct {
	File     string // one of DataFiles
	Name     string // in Meta.Counts and on the (:Snapshot) node in the graph
	Singular string // what a record is called in messages
	Plural   string // and several of them
	Optional bool   // missing in Meta.Counts when it is 0
	N        *int64
}

// Noun is what that many records are called.
func (c RecordCount) Noun() string {
	if *c.N == 1 {
		return c.Singular
	}
	return c.Plural
}

// Each returns the counts in the order of reports.
func (r *Records) Each() []RecordCount {
	return []RecordCount{
		{RepositoriesFile, "models", "model", "models", false, &r.Repositories[hub.Model]},
		{RepositoriesFile, "datasets", "dataset", "datasets", false, &r.Repositories[hub.Dataset]},
		{RepositoriesFile, "spaces", "space", "spaces", false, &r.Repositories[hub.Space]},
		{CommitsFile, "commits", "commit", "commits", false, &r.Commits},
		{DiscussionsFile, "discussions", "discussion", "discussions", false, &r.Discussions},
		{UsagesFile, "usages", "usage", "usages", false, &r.Usages},
		{IdentitiesFile, "identities", "identity", "identities", true, &r.Identities},
		{BotsFile, "bots", "bot", "bots", true, &r.Bots},
		{LineageFile, "lineage", "base of a model", "bases of models", true, &r.Lineage},
		{DatasetsFile, "trained_on", "training dataset of a model", "training datasets of models", true, &r.TrainedOn},
		{AccountsFile, "accounts", "account", "accounts", true, &r.Accounts},
	}
}

// meta returns the counts for snapshot.json.
func (r *Records) meta() map[string]int64 {
	counts := map[string]int64{}
	for _, c := range r.Each() {
		if *c.N > 0 || !c.Optional {
			counts[c.Name] = *c.N
		}
	}
	return counts
}

// Handlers take the records that the rules of the format admit. Any may be
// nil: its records are checked and counted all the same. All are called on the
// goroutine that called Walk, in the order of the fields; an error ends the
// walk.
//
// An int argument is the index of a repository, from 0 in file order over all
// kinds. Records passed by pointer, and the lists in them, are reused after
// the handler returns.
type Handlers struct {
	// Begin and End are called before and after the records of each of
	// DataFiles, in that order, even if the file is absent.
	Begin func(file string) error

	Repository func(index int, r *hub.Repository) error // the first of every (kind, id)
	Identity   func(hub.Identity) error                 // the first of every alias, unless it closes a circle
	Bot        func(hub.Bot) error                      // each name once
	People     func(*hub.People) error                  // once, after all identities and bots, even if there are none
	Commit     func(repo int, c *hub.Commit) error      // the first of every (kind, repo, sha), repo listed; the authors must not be changed
	Discussion func(repo int, d *hub.Discussion) error  // the first of every (kind, repo, num), repo listed
	Usage      func(space, model int, u hub.Usage) error
	Lineage    func(model, base int, l hub.Lineage) error      // the first of every (model, base), both listed
	TrainedOn  func(model, dataset int, t hub.TrainedOn) error // the first of every (model, dataset), both listed
	Account    func(hub.Account) error                         // the first of every name

	End func(file string) error
}

// Sink takes the records of a hub, in any order. Everything that makes a hub
// writes to one: generators, collectors, converters. A Writer is a Sink.
//
// A sink keeps neither a pointer nor the slices behind it after the call: the
// caller may reuse them. Strings do not change. An error ends the writing,
// except a *RecordError: the record breaks a rule of the format and was not
// written.
type Sink interface {
	Repository(*hub.Repository) error
	Commit(*hub.Commit) error
	Discussion(*hub.Discussion) error
	Usage(hub.Usage) error
	Identity(hub.Identity) error
	Bot(hub.Bot) error
	Lineage(hub.Lineage) error
	TrainedOn(hub.TrainedOn) error
	Account(hub.Account) error
}

var _ Sink = (*Writer)(nil)

// Repository writes a record of repositories.jsonl.
func (w *Writer) Repository(r *hub.Repository) error {
	w.begin()
	w.name("id", r.ID)
	w.str("kind", r.Kind.String())
	w.nameOrNull("owner", r.Owner)
	w.nameOrNull("license", r.License)
	w.list("tags", r.Tags)
	w.count("likes", r.Likes)
	if r.Kind != hub.Space {
		w.count("downloads", r.Downloads)
	}
	w.date("created_at", r.CreatedAt)
	w.date("last_modified", r.LastModified)
	w.strIfAny("hub_id", r.HubID)
	w.strIfAny("sha", r.SHA)
	w.strIfAny("gated", r.Gated)
	if r.Disabled {
		w.raw("disabled", "true")
	}
	if len(r.Languages) > 0 {
		w.list("languages", r.Languages)
	}
	w.strIfAny("sdk", r.SDK)
	w.strIfAny("pipeline_tag", r.PipelineTag)
	w.strIfAny("library_name", r.LibraryName)
	return w.put(RepositoriesFile, &w.counts.Repositories[r.Kind])
}

// Commit writes a record of commits.jsonl.
func (w *Writer) Commit(c *hub.Commit) error {
	w.begin()
	w.name("repo", c.Repo)
	w.str("kind", c.Kind.String())
	w.name("sha", c.SHA)
	w.names("authors", c.Authors)
	w.date("date", c.Date)
	w.strIfAny("title", c.Title)
	return w.put(CommitsFile, &w.counts.Commits)
}

// Discussion writes a record of discussions.jsonl.
func (w *Writer) Discussion(d *hub.Discussion) error {
	w.begin()
	w.name("repo", d.Repo)
	w.str("kind", d.Kind.String())
	w.count("num", d.Num)
	w.nameOrNull("author", d.Author)
	w.date("date", d.Date)
	w.raw("is_pull_request", strconv.FormatBool(d.IsPullRequest))
	w.strIfAny("status", d.Status)
	return w.put(DiscussionsFile, &w.counts.Discussions)
}

// Usage writes a record of usages.jsonl.
func (w *Writer) Usage(u hub.Usage) error {
	return w.pair(UsagesFile, &w.counts.Usages, "space", u.Space, "model", u.Model)
}

// Identity writes a record of identities.jsonl.
func (w *Writer) Identity(id hub.Identity) error {
	return w.pair(IdentitiesFile, &w.counts.Identities, "alias", id.Alias, "canonical", id.Canonical)
}

// TrainedOn writes a record of datasets.jsonl.
func (w *Writer) TrainedOn(t hub.TrainedOn) error {
	return w.pair(DatasetsFile, &w.counts.TrainedOn, "model", t.Model, "dataset", t.Dataset)
}

// Bot writes a record of bots.jsonl.
func (w *Writer) Bot(b hub.Bot) error {
	w.begin()
	w.name("name", b.Name)
	return w.put(BotsFile, &w.counts.Bots)
}

// Lineage writes a record of lineage.jsonl.
func (w *Writer) Lineage(l hub.Lineage) error {
	w.begin()
	w.name("model", l.Model)
	w.name("base", l.Base)
	w.str("relation", l.Relation)
	w.strIfAny("evidence", l.Evidence)
	return w.put(LineageFile, &w.counts.Lineage)
}

// Account writes a record of accounts.jsonl.
func (w *Writer) Account(a hub.Account) error {
	w.begin()
	w.name("name", a.Name)
	w.str("type", a.Type)
	w.strIfAny("fullname", a.FullName)
	return w.put(AccountsFile, &w.counts.Accounts)
}

// bots adds the bots to the people.
func (w *walk) bots(ctx context.Context) error {
	err := each(ctx, w, BotsFile, decodeBot, func(_ int64, b *hub.Bot) error {
		w.good.Bots++
		own := hub.Bot{Name: strings.Clone(b.Name)}
		w.aliases.see(own.Name)
		if !w.people.AddBot(own.Name) {
			return nil
		}
		w.out.Records.Bots++
		if w.on.Bot == nil {
			return nil
		}
		return w.on.Bot(own)
	})
	if err != nil || w.on.People == nil {
		return err
	}
	return w.on.People(w.people)
}

// usage is a record of usages.jsonl with the indices of its repositories, -1 for
// one that is not listed.
type usage struct {
	hub.Usage
	space, model int32
}

// usages admits the first of every (space, model) whose model is listed.
func (w *walk) usages(ctx context.Context) error {
	decode := func(p *parser, u *usage, a *arena) {
		if decodeUsage(p, &u.Usage, a); p.err == nil {
			u.space, u.model = w.ids.find(hub.Space, u.Space), w.ids.find(hub.Model, u.Model)
		}
	}
	var listed keySet
	listed.reset(0)
	others := newPairs()
	add := func(u *usage) bool {
		if u.space >= 0 && u.model >= 0 {
			return listed.add(uint64(u.space)<<32 | uint64(u.model))
		}
		return others.add(u.Space, u.Model)
	}
	return each(ctx, w, UsagesFile, decode, func(_ int64, u *usage) error {
		w.good.Usages++
		if !add(u) {
			w.out.Ignored.UsagesRepeated++
			return nil
		}
		if u.model < 0 {
			w.out.Ignored.UsagesOfUnknownModels++
			return nil
		}
		if u.space < 0 {
			w.out.Ignored.UsagesByUnknownSpacesKept++
		}
		w.out.Records.Usages++
		if w.on.Usage == nil {
			return nil
		}
		return w.on.Usage(int(u.space), int(u.model), u.Usage)
	})
}

func (w *walk) lineage(ctx context.Context) error {
	relations := map[[2]int32]string{}
	return each(ctx, w, LineageFile, decodeLineage, func(line int64, l *hub.Lineage) error {
		w.good.Lineage++
		model, base := w.ids.find(hub.Model, l.Model), w.ids.find(hub.Model, l.Base)
		if model < 0 || base < 0 {
			return nil
		}
		if first, repeated := relations[[2]int32{model, base}]; repeated {
			if first != l.Relation {
				w.rejects.contradiction(w.s.name(LineageFile), line)
			}
			return nil
		}
		relations[[2]int32{model, base}] = l.Relation
		w.out.Records.Lineage++
		if w.on.Lineage == nil {
			return nil
		}
		return w.on.Lineage(int(model), int(base), *l)
	})
}

func (w *walk) trainedOn(ctx context.Context) error {
	seen := newPairs()
	return each(ctx, w, DatasetsFile, decodeTrainedOn, func(_ int64, t *hub.TrainedOn) error {
		w.good.TrainedOn++
		model, dataset := w.ids.find(hub.Model, t.Model), w.ids.find(hub.Dataset, t.Dataset)
		if model < 0 || dataset < 0 || !seen.add(t.Model, t.Dataset) {
			return nil
		}
		w.out.Records.TrainedOn++
		if w.on.TrainedOn == nil {
			return nil
		}
		return w.on.TrainedOn(int(model), int(dataset), *t)
	})
}

func (w *walk) accounts(ctx context.Context) error {
	types := map[string]string{}
	return each(ctx, w, AccountsFile, decodeAccount, func(line int64, a *hub.Account) error {
		w.good.Accounts++
		if first, repeated := types[a.Name]; repeated {
			if first != a.Type {
				w.rejects.contradiction(w.s.name(AccountsFile), line)
			}
			return nil
		}
		own := hub.Account{Name: strings.Clone(a.Name), Type: a.Type, FullName: strings.Clone(a.FullName)}
		types[own.Name] = own.Type
		w.out.Records.Accounts++
		if w.on.Account == nil {
			return nil
		}
		return w.on.Account(own)
	})
}
