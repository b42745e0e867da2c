package hfcommunity

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/sqldump"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// Whatever a dump holds becomes records, some rejects, or an error.
func FuzzRows(f *testing.F) {
	const head = "CREATE TABLE repository (id text, type text, likes int, last_modified datetime);CREATE TABLE commits (sha text, repo_id text, author_name text, author_tz int, author_date datetime, message text);" +
		"CREATE TABLE tags_in_repo (tag_name text, repo_id text);CREATE TABLE models_in_space (model_id text, space_id text);"
	f.Add(head + "INSERT INTO commits VALUES ('1','models/a/x','bo',-9223372036854775808,'9999-12-31 23:59:59','\\n\\n'),('1','x','',0,'0000-00-00 00:00:00','');INSERT INTO repository VALUES ('models/a/x','model',1,NULL);")
	f.Add(head + "INSERT INTO models_in_space VALUES ('models/a','spaces/b'),('','spaces/'),('/','/');INSERT INTO tags_in_repo VALUES ('base_model:','models/');INSERT INTO repository VALUES ('models/','model',0,''),('','space',0,'');")
	f.Fuzz(func(t *testing.T, text string) {
		a := &assembly{in: sources.NewIntake(nothing{}, snapshot.NewRejects(snapshot.RejectOptions{})), seen: map[string]bool{}}
		defer a.held.close()
		if a.rows(sqldump.NewReader(strings.NewReader(text), "d.sql", sqldump.NewSchema(a.wanted)), "d.sql") == nil {
			if err := a.finish(); err != nil {
				t.Error(err)
			}
		}
		a.report()
	})
}

// nothing is a sink that keeps nothing.
type nothing struct{ snapshot.Sink }

func (nothing) Repository(*hub.Repository) error { return nil }
func (nothing) Commit(*hub.Commit) error         { return nil }
func (nothing) Discussion(*hub.Discussion) error { return nil }
func (nothing) Usage(hub.Usage) error            { return nil }
func (nothing) Lineage(hub.Lineage) error        { return nil }
func (nothing) TrainedOn(hub.TrainedOn) error    { return nil }
func (nothing) Account(hub.Account) error        { return nil }
