package bulk

import (
	"context"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/snapshot"
)

// tables are the import files. A node is known by a number in the group of its
// kind:
//
//	Repository    in the order of the snapshot, then the unlisted spaces that use a model
//	Account, License, Commit, Discussion    in the order of their first mention
//	Field         cv, nlp, mm
//	Tally         sorted by what they count
//	Counts        one node, the state of the counts
//	Snapshot      one node, written at the end
type tables struct {
	repositories [hub.KindCount]*table
	blankTags    *table    // repositories whose only tag is "", of every kind
	unlisted     *table    // spaces
	accounts     [8]*table // by the labels beside Account: see accountLabels
	licenses     *table
	fields       *table
	commits      *table
	discussions  *table

	owns, licensed, inField *table
	in, authored            *table
	about, started          *table
	uses, aliasOf           *table
	derivedFrom, trainedOn  *table

	tallies, state *table
	links          map[string]*table // relationships that hold counts, by type

	nodes, relationships []*table // all of them
	err                  error    // from creating them
	dir                  string
	disk                 *disk // nil once they are closed
}

const (
	repositoryHeader = ":ID(Repository),id,kind,owner,likes:long,downloads:long,license,licenseClass,tags:string[],fields:string[],createdAt:datetime,lastModified:datetime,hubId,listed:boolean"
	blankTagsHeader  = ":ID(Repository),id,kind,owner,likes:long,downloads:long,license,licenseClass,tags:string,fields:string[],createdAt:datetime,lastModified:datetime,hubId,listed:boolean,:LABEL"
)

// accountLabels are the labels of accounts, by their roles; those of organisations
// come after all others.
var accountLabels = [8]string{
	"Account", "Account:Developer", "Account:Bot", "Account:Developer:Bot",
	"Account:Organization", "Account:Developer:Organization", "Account:Bot:Organization", "Account:Developer:Bot:Organization",
}

// blankTagsColumns are the counts of repositories of every kind.
var blankTagsColumns = append(counts.RepositoryColumns(hub.Model), counts.Column{Name: "models", Type: "long"})

// header is the part of a header that names counts.
func header(columns []counts.Column) string {
	var b strings.Builder
	for _, c := range columns {
		b.WriteString("," + c.Name + ":" + c.Type)
	}
	return b.String()
}

func createTables(dir string) (*tables, error) {
	t := &tables{dir: dir, disk: newDisk()}
	t.repositories = [hub.KindCount]*table{
		t.node("models.csv", "Repository:Model", repositoryHeader+header(counts.RepositoryColumns(hub.Model))),
		t.node("datasets.csv", "Repository:Dataset", repositoryHeader+header(counts.RepositoryColumns(hub.Dataset))),
		t.node("spaces.csv", "Repository:Space", repositoryHeader+header(counts.RepositoryColumns(hub.Space))),
	}
	t.blankTags = t.node("blank-tags.csv", "Repository", blankTagsHeader+header(blankTagsColumns))
	t.unlisted = t.node("unlisted-spaces.csv", "Repository:Space", ":ID(Repository),id,kind,listed:boolean")
	accountHeader := ":ID(Account),name,type,fullName" + header(counts.AccountColumns())
	for i, labels := range accountLabels {
		name := strings.ToLower(strings.ReplaceAll(labels, ":", "-")) + ".csv"
		t.accounts[i] = t.node(name, labels, accountHeader)
	}
	t.licenses = t.node("licenses.csv", "License", ":ID(License),id,class")
	t.fields = t.node("fields.csv", "Field", ":ID(Field),name")
	t.commits = t.node("commits.csv", "Commit", ":ID(Commit),key,sha,date:datetime,title")
	t.discussions = t.node("discussions.csv", "Discussion", ":ID(Discussion),key,num:long,date:datetime,isPullRequest:boolean,status")

	t.owns = t.relationship("owns.csv", "OWNS", ":START_ID(Account),:END_ID(Repository)")
	t.licensed = t.relationship("licensed-under.csv", "LICENSED_UNDER", ":START_ID(Repository),:END_ID(License)")
	t.inField = t.relationship("in-field.csv", "IN_FIELD", ":START_ID(Repository),:END_ID(Field)")
	t.in = t.relationship("in.csv", "IN", ":START_ID(Commit),:END_ID(Repository)")
	t.authored = t.relationship("authored.csv", "AUTHORED", ":START_ID(Account),position:long,:END_ID(Commit)")
	t.about = t.relationship("about.csv", "ABOUT", ":START_ID(Discussion),:END_ID(Repository)")
	t.started = t.relationship("started.csv", "STARTED", ":START_ID(Account),:END_ID(Discussion)")
	t.uses = t.relationship("uses.csv", "USES", ":START_ID(Repository),:END_ID(Repository)")
	t.aliasOf = t.relationship("alias-of.csv", "ALIAS_OF", ":START_ID(Account),:END_ID(Account)")
	t.derivedFrom = t.relationship("derived-from.csv", "DERIVED_FROM", ":START_ID(Repository),relation,evidence,:END_ID(Repository)")
	t.trainedOn = t.relationship("trained-on.csv", "TRAINED_ON", ":START_ID(Repository),:END_ID(Repository)")
	t.links = map[string]*table{}
	for _, kind := range counts.LinkTypes() {
		name := strings.ReplaceAll(strings.ToLower(kind), "_", "-") + ".csv"
		t.links[kind] = t.relationship(name, kind, ":START_ID(Account),:END_ID(Repository)"+header(counts.LinkColumns(kind)))
	}
	t.tallies = t.node("tallies.csv", "Tally", ":ID(Tally)"+header(counts.TallyColumns()))
	t.state = t.node("counts.csv", "Counts", ":ID(Counts)"+header(counts.StateColumns()))
	if t.err != nil {
		t.remove()
		return nil, t.err
	}
	return t, nil
}

// write walks the snapshot, then writes what is known only at its end. It skims: a
// handler copies the strings that it keeps.
func (w *writer) write(ctx context.Context, rejects *snapshot.Rejects) (err error) {
	w.read, err = w.snapshot.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true, Dates: true}, snapshot.Handlers{
		Repository: w.repository, Identity: w.identity, Bot: w.bot, People: w.startCounting, Commit: w.commit,
		Discussion: w.discussion, Usage: w.usage, Lineage: w.lineage, TrainedOn: w.trainedOn, Account: w.account,
	})
	if err != nil {
		return err
	}
	for _, step := range []func() error{w.writeRepositories, w.writeUnlisted, w.writePeople, w.writeTallies, w.writeLicenses, w.writeFields, w.writeSnapshot} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) identity(x hub.Identity) error {
	w.merges = append(w.merges, x)
	return w.to.aliasOf.link(w.people.add(x.Alias, 0), w.people.add(x.Canonical, 0))
}

func (w *writer) bot(b hub.Bot) error {
	w.people.add(b.Name, hub.IsBot)
	return nil
}

func (w *writer) usage(space, model int, u hub.Usage) error {
	w.tracker.Usage(space, u)
	id := int64(space)
	if space < 0 {
		n, _ := w.unlisted.Add(u.Space)
		id = w.listed + int64(n)
	}
	w.count.Used(int32(model))
	return w.to.uses.link(id, int64(model))
}

func (w *writer) lineage(model, base int, x hub.Lineage) error {
	w.tracker.Lineage(model, x)
	t := w.to.derivedFrom
	t.int(int64(model))
	t.text(x.Relation)
	t.optional(x.Evidence)
	t.int(int64(base))
	return t.end()
}

func (w *writer) trainedOn(model, dataset int, x hub.TrainedOn) error {
	w.tracker.TrainedOn(model, x)
	w.count.Used(int32(dataset))
	return w.to.trainedOn.link(int64(model), int64(dataset))
}

// account takes what the Hub knows of an account. All names that the hub has are
// accounts by then.
func (w *writer) account(x hub.Account) error {
	w.tracker.Account(x)
	if n, there := w.people.Names.Find(x.Name); there {
		w.people.records[n] = x
	}
	return nil
}
