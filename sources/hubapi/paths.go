package hubapi

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// PageSize is the number of rows of a listing and of commits that is asked for,
// the most that the Hub gives.
const PageSize = 1000

// Listing selects repositories of a kind.
type Listing struct {
	Kind     hub.Kind
	Limit    int      // rows of a page; 0 is PageSize
	Expand   []string // the fields wanted; none: the Hub's choice
	Full     bool     // more fields; not together with Expand
	Author   string
	Search   string
	Filter   []string // tags, all of which a repository must have
	Models   []string // of spaces: those that use these models
	Datasets []string // of spaces: those that use these datasets
	Sort     string   // createdAt, downloads, likes, lastModified, trendingScore; descending
}

// SweepFields are the fields of a listing that make a record of a repository
// without a request of its own. A space comes with the models that it uses.
func SweepFields(kind hub.Kind) []string {
	fields := []string{"author", "createdAt", "lastModified", "likes", "tags", "private", "disabled", "sha"}
	switch kind {
	case hub.Model:
		return append(fields, "downloads", "gated", "pipeline_tag", "library_name", "baseModels")
	case hub.Dataset:
		return append(fields, "downloads", "gated")
	}
	return append(fields, "sdk", "models", "datasets")
}

// Path returns the address of the first page below the endpoint.
func (l Listing) Path() string {
	q := url.Values{"expand": l.Expand, "filter": l.Filter, "models": l.Models, "datasets": l.Datasets}
	limit := l.Limit
	if limit <= 0 {
		limit = PageSize
	}
	q.Set("limit", strconv.Itoa(limit))
	for name, value := range map[string]string{"author": l.Author, "search": l.Search, "sort": l.Sort} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if l.Full {
		q.Set("full", "true")
	}
	return "/api/" + l.Kind.String() + "s?" + q.Encode()
}

// ItemPath returns the address of one repository.
func ItemPath(kind hub.Kind, id string, expand ...string) string {
	path := "/api/" + kind.String() + "s/" + escapeID(id)
	if len(expand) > 0 {
		path += "?" + url.Values{"expand": expand}.Encode()
	}
	return path
}

// CommitsPath returns the address of a page of commits, counted from 0, newest
// first. An empty revision is main.
func CommitsPath(kind hub.Kind, id, revision string, page int) string {
	if revision == "" {
		revision = "main"
	}
	path := ItemPath(kind, id) + "/commits/" + escape(revision) + "?limit=" + strconv.Itoa(PageSize)
	if page > 0 {
		path += "&p=" + strconv.Itoa(page)
	}
	return path
}

// DiscussionsPath returns the address of a page of discussions and pull requests,
// counted from 0.
func DiscussionsPath(kind hub.Kind, id string, page int) string {
	return ItemPath(kind, id) + "/discussions?p=" + strconv.Itoa(page)
}

// UserPath returns the address of what is known of a user.
func UserPath(name string) string { return "/api/users/" + escape(name) + "/overview" }

// OrganizationPath returns the address of what is known of an organisation.
func OrganizationPath(name string) string { return "/api/organizations/" + escape(name) + "/overview" }

// WhoAmIPath is the address that tells whose the token is.
const WhoAmIPath = "/api/whoami-v2"

// escapeID escapes the parts of an id, so that a hostile one leads nowhere else.
func escapeID(id string) string {
	owner, name, ok := strings.Cut(id, "/")
	if !ok {
		return escape(id)
	}
	return escape(owner) + "/" + escape(name)
}

// escape escapes a part of a path, slashes and dots that climb included.
func escape(part string) string {
	if part == "." || part == ".." {
		return strings.ReplaceAll(part, ".", "%2E")
	}
	return url.PathEscape(part)
}
