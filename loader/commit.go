package loader

import (
	"context"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// maxRun is the largest number of commits of a repository in one row.
const maxRun = 500

// commit takes a commit. The commits of a repository mostly stand together in
// a snapshot, and are sent together.
func (l *load) commit(ctx context.Context, c *hub.Commit) error {
	l.batches.change(c.Kind, counts.Change{
		ID: c.Repo, Commit: c, Unsure: l.replaces,
		Whole: strings.Contains(c.Repo, "@") || strings.Contains(c.SHA, "@"), // then two commits may have one key
	})
	for _, name := range c.Authors {
		l.account(name, hub.IsDeveloper)
	}
	to := l.batches.newCommits
	sent := commitRow(c)
	if l.replaces {
		to = l.batches.commits
		l.batches.oldCommits.add(sent)
	}
	row, n := to.last()
	run, _ := row.(map[string]any)
	if run == nil || n >= maxRun || run["repo"] != c.Repo || run["kind"] != c.Kind.String() {
		run = map[string]any{"kind": c.Kind.String(), "repo": c.Repo, "commits": []any(nil)}
		to.open(run)
		to.touch(0, repositoryNode(c.Kind, c.Repo))
	}
	run["commits"] = append(run["commits"].([]any), sent)
	to.touch(1)
	for _, name := range c.Authors {
		to.touch(0, accountNode(name))
	}
	return l.batches.record(ctx, 200+len(c.Repo)+2*len(c.SHA)+len(c.Title)+nameBytes(c.Authors))
}

// commitRow is an element of commits in a row of write/commit.cypher.
func commitRow(c *hub.Commit) []any {
	return []any{hub.CommitKey(c.Kind, c.Repo, c.SHA), c.SHA, stamp(c.Date), text(c.Title), authorRows(c.Authors)}
}

// authorRows pairs the authors with their positions in the recorded list.
// Nobody ("") takes a position but has no row; a repeated name keeps its first
// position.
func authorRows(authors []string) []any {
	rows := make([]any, 0, len(authors))
	var seen map[string]bool
	if len(authors) > 1 {
		seen = make(map[string]bool, len(authors))
	}
	for i, name := range authors {
		if name == "" || seen[name] {
			continue
		}
		if seen != nil {
			seen[name] = true
		}
		rows = append(rows, []any{name, int64(i)})
	}
	return rows
}

func nameBytes(names []string) int {
	n := 0
	for _, name := range names {
		n += 10 + len(name)
	}
	return n
}
