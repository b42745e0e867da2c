package export

import (
	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// repositoryAttributes are the attributes of models and spaces.
var repositoryAttributes = []Attribute{{"owner", String}, {"license", String}, {"likes", Int}, {"downloads", Int}, {"fields", List}, {"listed", Bool}}

// repository returns the id of a model or space and the values of its
// repositoryAttributes. Spaces are numbered as in Corpus.Usages: of an unlisted one
// only the id is known.
func repository(c *analytics.Corpus, kind hub.Kind, number int) (id string, values []any) {
	r := &c.Repositories[kind]
	if number >= r.Len() {
		return c.Unlisted[number-r.Len()], []any{nil, nil, nil, nil, nil, false}
	}
	values = []any{known(r.Owners[number]), known(c.Licenses[r.License[number]]), r.Likes[number], nil, nil, true}
	if kind != hub.Space {
		values[3] = r.Downloads[number]
	}
	if fields := r.Fields[number].Names(); len(fields) > 0 {
		values[4] = fields
	}
	return r.IDs[number], values
}

// known returns nil for an empty string.
func known(text string) any {
	if text == "" {
		return nil
	}
	return text
}
