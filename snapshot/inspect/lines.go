package inspect

import (
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// lines is a sink that counts good lines and looks at what they refer to.
type lines struct {
	ids *snapshot.IDs
	of  map[string]*FileCheck
}

func newLines(read *snapshot.Outcome) *lines {
	l := &lines{ids: read.IDs, of: map[string]*FileCheck{}}
	for _, file := range snapshot.DataFiles {
		l.of[file] = &FileCheck{Strange: []string{}}
	}
	for _, c := range read.Records.Each() {
		l.of[c.File].Admitted += *c.N
	}
	l.of[snapshot.CommitsFile].Unlisted = read.Ignored.CommitsOfUnknownRepositories
	l.of[snapshot.DiscussionsFile].Unlisted = read.Ignored.DiscussionsOfUnknownRepositories
	l.of[snapshot.UsagesFile].Unlisted = read.Ignored.UsagesOfUnknownModels
	return l
}

// good counts a good line.
func (l *lines) good(file string) *FileCheck {
	l.of[file].Good++
	return l.of[file]
}

// listed reports whether a repository is listed, and names it if not.
func (l *lines) listed(f *FileCheck, kind hub.Kind, id string) bool {
	if _, ok := l.ids.Index(kind, id); ok {
		return true
	}
	if n := len(f.Strange); n == examples && strings.Compare(f.Strange[n-1], kind.String()+" "+id) <= 0 {
		return false
	}
	name := kind.String() + " " + id
	at, known := slices.BinarySearch(f.Strange, name)
	if !known {
		f.Strange = slices.Insert(f.Strange, at, name)
		f.Strange = f.Strange[:min(len(f.Strange), examples)]
	}
	return false
}

// pair looks at a relation whose ends must both be listed.
func (l *lines) pair(file, from string, kind hub.Kind, to string) error {
	f := l.good(file)
	a, b := l.listed(f, hub.Model, from), l.listed(f, kind, to)
	if !a || !b {
		f.Unlisted++
	}
	return nil
}

func (l *lines) Repository(*hub.Repository) error {
	l.good(snapshot.RepositoriesFile)
	return nil
}

func (l *lines) Commit(c *hub.Commit) error {
	l.listed(l.good(snapshot.CommitsFile), c.Kind, c.Repo)
	return nil
}

func (l *lines) Discussion(d *hub.Discussion) error {
	l.listed(l.good(snapshot.DiscussionsFile), d.Kind, d.Repo)
	return nil
}

func (l *lines) Usage(u hub.Usage) error {
	f := l.good(snapshot.UsagesFile)
	l.listed(f, hub.Space, u.Space)
	l.listed(f, hub.Model, u.Model)
	return nil
}

func (l *lines) Lineage(x hub.Lineage) error {
	return l.pair(snapshot.LineageFile, x.Model, hub.Model, x.Base)
}

func (l *lines) TrainedOn(x hub.TrainedOn) error {
	return l.pair(snapshot.DatasetsFile, x.Model, hub.Dataset, x.Dataset)
}

func (l *lines) Identity(hub.Identity) error {
	l.good(snapshot.IdentitiesFile)
	return nil
}

func (l *lines) Bot(hub.Bot) error {
	l.good(snapshot.BotsFile)
	return nil
}

func (l *lines) Account(hub.Account) error {
	l.good(snapshot.AccountsFile)
	return nil
}
