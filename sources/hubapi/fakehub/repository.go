package fakehub

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// rests are the first parts of what may follow an id in a path.
var rests = []string{"commits", "discussions", "revision"}

// repository answers what is asked of one repository: its id has one or two of
// the parts.
func (s *Server) repository(w http.ResponseWriter, q *request, kind hub.Kind, parts []string) {
	id, rest := parts[0], parts[1:]
	if len(rest) > 0 && !(slices.Contains(rests, rest[0]) && (len(rest) != 1 || rest[0] == "discussions")) {
		id, rest = id+"/"+rest[0], rest[1:]
	}
	what := Items
	if len(rest) > 0 && rest[0] == "commits" {
		what = CommitPages
	} else if len(rest) > 0 && rest[0] == "discussions" {
		what = DiscussionsOf
	}
	r, target := s.find(kind, id)
	if target != "" {
		s.count(Redirects)
		s.redirect(w, q, kind, target, rest)
		return
	}
	s.count(what)
	if r == nil || r.Gone || r.Private && (q.token == nil || q.token.Name != r.Owner) {
		s.missing(w, q)
		return
	}
	switch {
	case what == CommitPages && len(rest) == 2:
		s.commits(w, q, r, rest[1])
	case what == DiscussionsOf && len(rest) == 1:
		s.discussions(w, q, r)
	case len(rest) == 0, len(rest) == 2 && rest[0] == "revision":
		s.item(w, q, r)
	default:
		s.problem(w, http.StatusNotFound, "", "Not Found")
	}
}

// find returns the repository of an id, or what the id is redirected to.
func (s *Server) find(kind hub.Kind, id string) (*Repository, string) {
	if r := s.repos[key{kind, id}]; r != nil {
		return r, ""
	}
	if to, ok := s.moves[key{kind, id}]; ok {
		return nil, to
	}
	return nil, s.folded[key{kind, strings.ToLower(id)}]
}

// redirect sends a moved or wrongly spelled name on, with what follows it.
func (s *Server) redirect(w http.ResponseWriter, q *request, kind hub.Kind, target string, rest []string) {
	to := "/api/" + kind.String() + "s/" + (&url.URL{Path: target}).EscapedPath()
	for _, part := range rest {
		to += "/" + url.PathEscape(part)
	}
	if q.URL.RawQuery != "" {
		to += "?" + q.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusTemporaryRedirect)
	fmt.Fprintf(w, "Temporary Redirect. Redirecting to %s", to)
}

// missing answers for a repository that is not there or that one may not see.
func (s *Server) missing(w http.ResponseWriter, q *request) {
	if q.token == nil {
		s.problem(w, http.StatusUnauthorized, "", "Invalid username or password.")
		return
	}
	s.problem(w, http.StatusNotFound, "RepoNotFound", "Repository not found")
}

func (s *Server) item(w http.ResponseWriter, q *request, r *Repository) {
	expand := append(slices.Clone(q.query["expand"]), q.query["expand[]"]...)
	for _, name := range expand {
		if !slices.Contains(valid[r.Kind], name) {
			s.problem(w, http.StatusBadRequest, "", `Invalid value for "expand": `+name+`. Expected one of: `+strings.Join(valid[r.Kind], ", "))
			return
		}
	}
	fields := expand
	if len(expand) == 0 {
		fields = item[r.Kind]
	}
	s.send(w, q, s.appendRow(nil, r, fields, len(expand) == 0))
}

// commits answers with a page of commits.
func (s *Server) commits(w http.ResponseWriter, q *request, r *Repository, revision string) {
	switch {
	case r.Disabled:
		s.problem(w, http.StatusForbidden, "", "Access to this resource is disabled.")
		return
	case r.Gated != "" && q.token == nil:
		s.problem(w, http.StatusUnauthorized, "GatedRepo", "Access to "+r.Kind.String()+" "+r.ID+" is restricted. You must have access to it and be authenticated to access it.")
		return
	case r.Gated != "" && !q.token.Gated && q.token.Name != r.Owner:
		s.problem(w, http.StatusForbidden, "GatedRepo", "Access to "+r.Kind.String()+" "+r.ID+" is restricted and you are not in the authorized list.")
		return
	}
	commits := r.Commits
	if revision != "main" {
		at := slices.IndexFunc(commits, func(c Commit) bool { return c.SHA == revision })
		if at < 0 {
			s.problem(w, http.StatusNotFound, "RevisionNotFound", "Invalid rev id: "+revision)
			return
		}
		commits = commits[at:]
	}
	page, okPage := number(q.query, "p", 0)
	limit, okLimit := number(q.query, "limit", 50)
	if !okPage || !okLimit || limit < 1 || limit > 1000 {
		s.problem(w, http.StatusBadRequest, "", "Invalid parameters")
		return
	}
	w.Header()["X-Total-Count"] = []string{strconv.Itoa(len(commits))}
	from := min(page*limit, len(commits))
	to := min(from+limit, len(commits))
	if to < len(commits) {
		link(w, q, func(v url.Values) { v.Set("p", strconv.Itoa(page+1)) })
	}
	body := []byte("[")
	for i := range commits[from:to] {
		body = appendCommit(body, &commits[from+i])
	}
	if body = append(body, ']'); r.Broken {
		body = append(body[:len(body)-1], `,{"id":`...)
	}
	s.send(w, q, body)
}

func appendCommit(to []byte, c *Commit) []byte {
	to = append(appendComma(to), '{')
	to = appendText(appendText(appendText(to, "id", c.SHA), "title", c.Title), "message", c.Message)
	to = append(appendName(appendDate(to, "date", c.Date), "authors"), '[')
	for _, a := range c.Authors {
		to = append(appendText(append(appendComma(to), '{'), "user", a), '}')
	}
	return append(to, "]}"...)
}

// number reads a parameter that is a number of at least 0.
func number(query url.Values, name string, byDefault int) (int, bool) {
	text := query.Get(name)
	if text == "" {
		return byDefault, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0 && n < 1<<24
}

// pageOfDiscussions is how many discussions the Hub gives at once.
const pageOfDiscussions = 50

// discussions answers with a page of discussions and pull requests.
func (s *Server) discussions(w http.ResponseWriter, q *request, r *Repository) {
	page, ok := number(q.query, "p", 0)
	switch {
	case r.DiscussionsOff:
		s.problem(w, http.StatusForbidden, "", "Discussions are disabled for this repo")
		return
	case !ok:
		s.problem(w, http.StatusBadRequest, "", "Invalid parameters")
		return
	}
	start := page * pageOfDiscussions
	body := append(appendName([]byte("{"), "discussions"), '[')
	closed := 0
	for i := range r.Discussions {
		d := &r.Discussions[i]
		if d.Status != "open" && d.Status != "draft" {
			closed++
		}
		if i >= start && i < start+pageOfDiscussions {
			body = appendDiscussion(body, r, d)
		}
	}
	body = append(body, ']')
	body = appendInt(appendInt(body, "count", int64(len(r.Discussions))), "start", int64(start))
	if page == 0 {
		body = appendInt(body, "numClosedDiscussions", int64(closed))
	}
	s.send(w, q, append(body, '}'))
}

func appendDiscussion(to []byte, r *Repository, d *Discussion) []byte {
	to = appendInt(append(appendComma(to), '{'), "num", d.Num)
	if d.Author != "" {
		kind := d.Type
		if kind == "" {
			kind = hub.User
		}
		to = append(appendName(to, "author"), '{')
		to = appendText(appendText(appendText(to, "name", d.Author), "fullname", d.Author), "type", kind)
		to = append(appendBool(to, "isPro", false), '}')
	}
	to = append(appendName(to, "repo"), '{')
	to = append(appendText(appendText(to, "name", r.ID), "type", r.Kind.String()), '}')
	to = appendText(appendText(to, "title", d.Title), "status", d.Status)
	to = appendBool(appendDate(to, "createdAt", d.Date), "isPullRequest", d.IsPullRequest)
	to = appendInt(to, "numComments", 1)
	return append(appendBool(to, "pinned", false), '}')
}
