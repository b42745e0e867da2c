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
func discussionRow(d *hub.Discussion) map[string]any {
	row := map[string]any{
		"kind": d.Kind.String(), "repo": d.Repo, "key": hub.DiscussionKey(d.Kind, d.Repo, d.Num),
		"num": d.Num, "isPullRequest": d.IsPullRequest,
	}
	if !d.Date.IsZero() {
		row["date"] = stamp(d.Date)
	}
	if d.Status != "" {
		row["status"] = d.Status
	}
	if d.Author != "" {
		row["author"] = d.Author
	}
	return row
}
