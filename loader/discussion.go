package loader

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
)

// discussions reads discussions.jsonl.
func (l *load) discussions(ctx context.Context) error {
	return l.in.Discussions(ctx, func(_ int, d *hub.Discussion) error {
		l.loaded.discussions++
		if err := l.account(ctx, d.Author, isDeveloper); err != nil {
			return err
		}
		bytes := 200 + 2*len(d.Repo) + len(d.Author) + len(d.Status)
		return l.batches.discussions.add(ctx, discussionRow(d), bytes)
	})
}

// discussionRow is a row of write/discussion.cypher.
func discussionRow(d *hub.Discussion) []any {
	return []any{
		d.Kind.String(), d.Repo, hub.DiscussionKey(d.Kind, d.Repo, d.Num), d.Num,
		stamp(d.Date), d.IsPullRequest, text(d.Status), text(d.Author),
	}
}
