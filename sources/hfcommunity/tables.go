package hfcommunity

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/sqldump"
)

// maxText is how many bytes of a value are kept. Names have at most that much
// in a snapshot; of the message of a commit only the first line is used.
const maxText = 4096

// table is a table that is read. The columns are those its take expects, in
// that order; the first required ones cannot be missing.
type table struct {
	name     string
	columns  []string
	required int
	free     string // the column that is text of any length, cut where it is too long
	take     func(*assembly, *record) error
}

// tables are in the order in which a server is asked for them.
var tables = []table{
	{"repository", []string{"id", "type", "name", "author", "sha", "last_modified", "private", "gated", "likes", "disabled"}, 2, "", (*assembly).repository},
	{"model", []string{"model_id", "pipeline_tag", "downloads", "library_name"}, 1, "", (*assembly).model},
	{"dataset", []string{"dataset_id", "downloads"}, 1, "", (*assembly).dataset},
	{"space", []string{"space_id", "sdk"}, 1, "", (*assembly).space},
	{"tags_in_repo", []string{"tag_name", "repo_id"}, 2, "", (*assembly).tag},
	{"models_in_space", []string{"model_id", "space_id"}, 2, "", (*assembly).modelInSpace},
	{"author", []string{"username", "type", "source", "fullname"}, 1, "fullname", (*assembly).author},
	{commits, []string{"sha", "repo_id", "author_name", "author_date", "author_tz", "message", "in_main_branch"}, 3, "message", (*assembly).commit},
	{discussions, []string{"num", "repo_id", "author", "created_at", "is_pull_request", "status"}, 3, "", (*assembly).discussion},
}

// The tables whose rows may come before those of their repositories.
const (
	commits     = "commits"
	discussions = "discussion"
)

// lacking says what is not known without a table.
var lacking = map[string]string{
	"model": "downloads and tasks of models", "dataset": "downloads of datasets", "space": "SDKs of spaces", "author": "types of accounts",
	"tags_in_repo": "tags, and so licenses, languages and lineage", "models_in_space": "usages", commits: "commits", discussions: "discussions",
}

func tableNamed(name string) *table {
	i := slices.IndexFunc(tables, func(t table) bool { return t.name == name })
	if i < 0 {
		return nil
	}
	return &tables[i]
}

// missing returns an error for the first required column that is not among
// those of the source.
func (t *table) missing(have []string) error {
	for _, c := range t.columns[:t.required] {
		if !slices.Contains(have, c) {
			return fmt.Errorf("the table %s has no column %s, so it is not that of HFCommunity v1.1; it has %s", t.name, c, strings.Join(have, ", "))
		}
	}
	return nil
}

// withoutRepositories reports whether columns are those of the table of commits
// of HFCommunity v1.0, which does not say what repository a commit is of.
func withoutRepositories(name string, columns []string) bool {
	return name == commits && !slices.Contains(columns, "repo_id") && slices.Contains(columns, "timestamp") && slices.Contains(columns, "sha")
}

// wanted chooses the columns of a table of a dump.
func (a *assembly) wanted(dumped *sqldump.Table) ([]sqldump.Column, error) {
	t := tableNamed(dumped.Name)
	if t == nil || withoutRepositories(dumped.Name, dumped.Columns) {
		return nil, nil
	}
	if dumped.Columns != nil {
		a.seen[t.name] = true
		if err := t.missing(dumped.Columns); err != nil {
			return nil, err
		}
	}
	columns := make([]sqldump.Column, len(t.columns))
	for i, name := range t.columns {
		columns[i] = sqldump.Column{Name: name, Max: maxText}
	}
	return columns, nil
}
