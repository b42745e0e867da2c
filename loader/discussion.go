package loader

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
)

func (l *load) discussion(ctx context.Context, d *hub.Discussion) error {
	if l.replaces {
		l.batches.change(d.Kind, counts.Change{ID: d.Repo, Whole: true})
	} else {
		l.batches.change(d.Kind, counts.Change{ID: d.Repo, Discussion: d})
	}
	l.account(d.Author, hub.IsDeveloper)
	row := discussionRow(d)
	if l.replaces {
		l.batches.oldDiscussions.add(row)
	}
	l.batches.discussions.add(row, repositoryNode(d.Kind, d.Repo), accountNode(d.Author))
	return l.batches.record(ctx, 200+2*len(d.Repo)+len(d.Author)+len(d.Status))
}

// discussionRow is a row of write/discussion.cypher.
func discussionRow(d *hub.Discussion) []any {
	return []any{
		d.Kind.String(), d.Repo, hub.DiscussionKey(d.Kind, d.Repo, d.Num), d.Num,
		stamp(d.Date), d.IsPullRequest, text(d.Status), text(d.Author),
	}
}
