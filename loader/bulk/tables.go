package bulk

import (
	"errors"
	"os"

	"github.com/hubgraph/hubgraph/hub"
)

// tables are the import files. A node is known by a number in the group of its
// kind:
//
//	Repository    in the order of the snapshot, then the unlisted spaces that use a model
//	Account, License, Commit, Discussion    in the order of their first mention
//	Field         cv, nlp, mm
//	Snapshot      one node, written at the end
type tables struct {
	repositories [hub.KindCount]*table
	blankTags    *table // repositories whose only tag is "", of every kind
	unlisted     *table // spaces
	accounts     [4]*table
	licenses     *table
	fields       *table
	commits      *table
	discussions  *table

	owns, licensed, inField *table
	in, authored            *table
	about, started          *table
	uses, aliasOf           *table
	derivedFrom, trainedOn  *table

	nodes, relationships []*table // all of them
	err                  error    // from creating them
	dir                  string
	disk                 *disk // nil once they are closed
}

const (
	repositoryHeader = ":ID(Repository),id,kind,owner,likes:long,downloads:long,license,licenseClass,tags:string[],fields:string[],createdAt:datetime,lastModified:datetime,listed:boolean"
	blankTagsHeader  = ":ID(Repository),id,kind,owner,likes:long,downloads:long,license,licenseClass,tags:string,fields:string[],createdAt:datetime,lastModified:datetime,listed:boolean,:LABEL"
	accountHeader    = ":ID(Account),name"
)

func createTables(dir string) (*tables, error) {
	t := &tables{dir: dir, disk: newDisk()}
	t.repositories = [hub.KindCount]*table{
		t.node("models.csv", "Repository:Model", repositoryHeader),
		t.node("datasets.csv", "Repository:Dataset", repositoryHeader),
		t.node("spaces.csv", "Repository:Space", repositoryHeader),
	}
	t.blankTags = t.node("blank-tags.csv", "Repository", blankTagsHeader)
	t.unlisted = t.node("unlisted-spaces.csv", "Repository:Space", ":ID(Repository),id,kind,listed:boolean")
	t.accounts = [4]*table{
		0:                           t.node("accounts.csv", "Account", accountHeader),
		hub.IsDeveloper:             t.node("developers.csv", "Account:Developer", accountHeader),
		hub.IsBot:                   t.node("bots.csv", "Account:Bot", accountHeader),
		hub.IsDeveloper | hub.IsBot: t.node("developer-bots.csv", "Account:Developer:Bot", accountHeader),
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
	t.derivedFrom = t.relationship("derived-from.csv", "DERIVED_FROM", ":START_ID(Repository),relation,:END_ID(Repository)")
	t.trainedOn = t.relationship("trained-on.csv", "TRAINED_ON", ":START_ID(Repository),:END_ID(Repository)")
	if t.err != nil {
		t.remove()
		return nil, t.err
	}
	return t, nil
}

func (t *tables) node(name, labels, header string) *table {
	x := t.create(name, labels, header)
	t.nodes = append(t.nodes, x)
	return x
}

func (t *tables) relationship(name, kind, header string) *table {
	x := t.create(name, kind, header)
	t.relationships = append(t.relationships, x)
	return x
}

func (t *tables) create(name, of, header string) *table {
	if t.err != nil {
		return nil
	}
	var x *table
	x, t.err = createTable(t.dir, t.disk, name, of, header)
	return x
}

// each calls fn for every file that was made.
func (t *tables) each(fn func(*table) error) error {
	var errs []error
	for _, list := range [][]*table{t.nodes, t.relationships} {
		for _, x := range list {
			if x != nil {
				errs = append(errs, fn(x))
			}
		}
	}
	return errors.Join(errs...)
}

// close finishes the files and removes the empty ones. It may be called more
// than once.
func (t *tables) close() error {
	if t.disk == nil {
		return nil
	}
	err := t.each((*table).flush)
	err = errors.Join(err, t.disk.close())
	t.disk = nil
	return errors.Join(err, t.each(func(x *table) error {
		err := x.f.Close()
		if err == nil && x.rows == 0 {
			err = os.Remove(x.f.Name())
		}
		return err
	}))
}

// remove deletes every file.
func (t *tables) remove() error {
	_ = t.close() // the files are going away
	return t.each(func(x *table) error {
		if err := os.Remove(x.f.Name()); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	})
}
