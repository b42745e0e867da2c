package peatmoss

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// Convert writes the models, commits and discussions of a PeaTMOSS file to a
// sink. o.Paths is the one file. Rejects have the file with the name of the
// table, and the row's id.
func Convert(ctx context.Context, o sources.Options, sink snapshot.Sink, rejects *snapshot.Rejects) (sources.Report, error) {
	c := converter{in: sources.NewIntake(sink, rejects), meter: o.Meter}
	if len(o.Paths) != 1 {
		return c.report(), hub.Usagef("want one file of PeaTMOSS, %d are given", len(o.Paths))
	}
	err := c.convert(ctx, o.Paths[0])
	return c.report(), err
}

// converter turns rows into records.
type converter struct {
	in    *sources.Intake
	meter *sources.Meter
	path  string
	size  int64 // of the file
	db    *sql.DB
	have  map[string]bool // tables
	lacks []string

	newest                                 time.Time
	others, unlisted, unordered, goneUsers int64
}

func (c *converter) convert(ctx context.Context, path string) error {
	db, size, err := open(path)
	if err != nil {
		return err
	}
	defer db.Close()
	c.path, c.db, c.size = path, db, size
	c.meter.Expect(size)
	for _, step := range []func(context.Context) error{c.look, c.models, c.commits, c.discussions} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return c.in.Close()
}

// onHub is a condition on a model: that it is of the Hugging Face Hub.
const onHub = `m.model_hub_id IN (SELECT id FROM model_hub WHERE lower(replace(name, ' ', '')) LIKE '%huggingface%' OR lower(url) LIKE '%//huggingface.co%' OR lower(url) LIKE '%//hf.co%')`

// text is an expression for at most as much of a column as the format takes,
// and a little more, so that what is too long is refused.
func text(column string) string { return "substr(CAST(" + column + " AS TEXT), 1, 4097)" }

func (c *converter) models(ctx context.Context) error {
	var lists lists
	defer lists.close()
	for i, l := range []struct{ link, names, column string }{
		{"tag", "tags, and so lineage", "name"}, {"license", "licenses", "name"}, {"library", "libraries", "name"}, {"dataset", "training datasets but by tags", "name"}, {"language", "languages but by tags", "abbreviation"},
	} {
		err := lists.add(ctx, c, i, "model_to_"+l.link, "model_id", l.link, l.link+"_id", l.column, l.names)
		if err != nil {
			return err
		}
	}
	rows, err := c.query(ctx, "SELECT m.id, "+text("m.context_id")+", "+text("m.sha")+", m.downloads, m.likes, "+onHub+" FROM model m ORDER BY m.id")
	if err != nil {
		return err
	}
	defer rows.Close()
	read, err := c.progress(ctx, "model")
	if err != nil {
		return err
	}
	for rows.Next() {
		var id int64
		var name, sha sql.NullString
		var downloads, likes any
		var listed sql.NullBool
		if err := rows.Scan(&id, &name, &sha, &downloads, &likes, &listed); err != nil {
			return err
		}
		read(id)
		links, err := lists.of(id)
		if err != nil {
			return err
		}
		if !listed.Bool {
			c.others++
			continue
		}
		c.in.At(c.path+"/model", id)
		it := &sources.Item{Repository: hub.Repository{ID: name.String, Kind: hub.Model, SHA: sha.String, Tags: links[0], Languages: links[4]}, Datasets: links[3]}
		if len(links[1]) > 0 && !hasLicense(links[0]) {
			it.License = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(links[1][0], "license:")))
		}
		if len(links[2]) == 1 {
			it.LibraryName = links[2][0]
		}
		if err := c.item(it, downloads, likes); err != nil {
			return err
		}
	}
	return rows.Err()
}

// item writes a model, or rejects it where its counts are none.
func (c *converter) item(it *sources.Item, downloads, likes any) error {
	for what, from := range map[string]any{"downloads": downloads, "likes": likes} {
		n, ok := from.(int64)
		if !ok && from != nil {
			return c.in.Reject("no number", fmt.Sprintf("%s: %.40q is not a whole number", what, fmt.Sprint(from)), it.ID)
		}
		if what == "likes" {
			it.Likes = n
		} else {
			it.Downloads = n
		}
	}
	return c.in.Item(it)
}

func hasLicense(tags []string) bool {
	for _, tag := range tags {
		if strings.HasPrefix(tag, "license:") {
			return true
		}
	}
	return false
}

func (c *converter) commits(ctx context.Context) error {
	ok, err := c.usable(ctx, "hf_commit", "commits", "id", "commit_id", "created_at", "title", "model_id")
	if !ok || err != nil {
		return err
	}
	var lists lists
	defer lists.close()
	if err := lists.add(ctx, c, 0, "hf_commit_to_author", "hf_commit_id", "author", "author_id", "name", "authors of commits"); err != nil {
		return err
	}
	rows, err := c.query(ctx, "SELECT c.id, "+text("m.context_id")+", "+onHub+", "+text("c.commit_id")+", "+text("c.created_at")+", "+text("c.title")+
		" FROM hf_commit c LEFT JOIN model m ON m.id = c.model_id ORDER BY c.id")
	if err != nil {
		return err
	}
	defer rows.Close()
	read, err := c.progress(ctx, "hf_commit")
	if err != nil {
		return err
	}
	for rows.Next() {
		var id int64
		var repo, sha, created, title sql.NullString
		var listed sql.NullBool
		if err := rows.Scan(&id, &repo, &listed, &sha, &created, &title); err != nil {
			return err
		}
		read(id)
		authors, err := lists.of(id)
		if err != nil {
			return err
		}
		if !c.counted(repo, listed) {
			continue
		}
		c.in.At(c.path+"/hf_commit", id)
		date, err := parseDate(created.String)
		if err != nil {
			if err := c.in.Reject("impossible date", err.Error(), sha.String); err != nil {
				return err
			}
			continue
		}
		if len(authors[0]) > 1 {
			c.unordered++
		}
		if err := c.in.Commit(&hub.Commit{Repo: repo.String, Kind: hub.Model, SHA: sha.String, Authors: sorted(authors[0]), Date: date, Title: firstLine(title.String)}); err != nil {
			return err
		}
	}
	return rows.Err()
}

// counted reports whether a model is one of the Hub, and counts those that are
// in no table.
func (c *converter) counted(repo sql.NullString, onHub sql.NullBool) bool {
	if !repo.Valid {
		c.unlisted++
	}
	return repo.Valid && onHub.Bool
}

// deleted is what the client that filled the database calls the author of a
// discussion whose account is gone.
const deleted = "deleted"

func (c *converter) discussions(ctx context.Context) error {
	ok, err := c.usable(ctx, "discussion", "discussions", "id", "num", "status", "is_pull_request", "created_at", "model_id")
	if !ok || err != nil {
		return err
	}
	var lists lists
	defer lists.close()
	if err := lists.add(ctx, c, 0, "discussion_to_author", "discussion_id", "author", "author_id", "name", "discussion starters"); err != nil {
		return err
	}
	rows, err := c.query(ctx, "SELECT d.id, "+text("m.context_id")+", "+onHub+", d.num, "+text("d.created_at")+", d.is_pull_request NOT IN (0, '', '0', 'False', 'false'), "+text("d.status")+
		" FROM discussion d LEFT JOIN model m ON m.id = d.model_id ORDER BY d.id")
	if err != nil {
		return err
	}
	defer rows.Close()
	read, err := c.progress(ctx, "discussion")
	if err != nil {
		return err
	}
	for rows.Next() {
		var id int64
		var repo, created, status sql.NullString
		var listed, request sql.NullBool
		var num any
		if err := rows.Scan(&id, &repo, &listed, &num, &created, &request, &status); err != nil {
			return err
		}
		read(id)
		starters, err := lists.of(id)
		if err != nil {
			return err
		}
		if !c.counted(repo, listed) {
			continue
		}
		c.in.At(c.path+"/discussion", id)
		d := hub.Discussion{Repo: repo.String, Kind: hub.Model, IsPullRequest: request.Bool, Status: status.String}
		if err := c.discussion(&d, num, created.String, starters[0]); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (c *converter) discussion(d *hub.Discussion, num any, created string, starters []string) error {
	n, ok := num.(int64)
	if !ok {
		return c.in.Reject("no number", fmt.Sprintf("num: %.40q is not a whole number", fmt.Sprint(num)), d.Repo)
	}
	date, err := parseDate(created)
	if err != nil {
		return c.in.Reject("impossible date", err.Error(), d.Repo)
	}
	d.Num, d.Date = n, date
	if date.After(c.newest) {
		c.newest = date
	}
	if len(starters) > 0 {
		d.Author = starters[0]
	}
	if d.Author == deleted {
		c.goneUsers++
		d.Author = ""
	}
	return c.in.Discussion(d)
}

// report says what was read and what PeaTMOSS cannot give.
func (c *converter) report() sources.Report {
	r := sources.Report{
		Source: "PeaTMOSS", CollectedAt: c.newest,
		Lacks: append([]string{"datasets", "spaces", "usages", "order of the authors of a commit", "commits of models without a snapshot", "dates of models", "types of accounts", "order of tags"}, c.lacks...),
		Notes: c.in.Counts().Notes(),
	}
	note := func(n int64, format string) {
		if n > 0 {
			r.Notes = append(r.Notes, fmt.Sprintf(format, n))
		}
	}
	note(c.others, "models of other hubs than the Hugging Face Hub, left out: %d")
	note(c.unlisted, "commits and discussions of no model, left out: %d")
	note(c.unordered, "commits of several authors, of which the first is not known: %d")
	note(c.goneUsers, "discussions by accounts that are gone, called \"deleted\" there, which get no author: %d")
	if !c.newest.IsZero() {
		r.Notes = append(r.Notes, "the newest discussion, of "+c.newest.Format(time.DateOnly)+", stands as the date of collection; --collected-at DATE sets another")
	}
	return r
}
