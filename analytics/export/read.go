package export

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
)

//go:embed cypher/usage.cypher
var usageCypher string

//go:embed cypher/loaded.cypher
var loadedCypher string

const unfinishedLoad = "a load was left off or is under way, so the graph holds parts of another snapshot; hubgraph load finishes it"

// uses is who uses what: the models of a scope that a space uses, and the
// spaces that use them, each by rising id.
type uses struct {
	models []repository
	spaces []repository
	pairs  []pair // by rising (space, model), each once

	warnings []string
}

// repository is a model or a space with what is known of it.
type repository struct {
	id     string
	values []any // as repositoryAttributes
}

// pair is one use by numbers in uses.spaces and uses.models.
type pair struct{ space, model int32 }

// repositoryAttributes are the attributes of models and spaces.
var repositoryAttributes = []Attribute{{"owner", String}, {"license", String}, {"likes", Int}, {"downloads", Int}, {"fields", List}, {"listed", Bool}}

// checkLoaded returns analytics.ErrNoSnapshot when there is nothing to export,
// and a warning when the graph holds parts of another snapshot.
func checkLoaded(ctx context.Context, db analytics.Reader) (warnings []string, err error) {
	_, rows, err := db.Read(ctx, loadedCypher, nil)
	if err != nil {
		return nil, err
	}
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		if row[0] == int64(0) {
			return nil, analytics.ErrNoSnapshot
		}
		if row[1] != int64(0) {
			warnings = append(warnings, unfinishedLoad)
		}
	}
	return warnings, nil
}

// readUsage reads the usages of the models of a scope, row by row.
func readUsage(ctx context.Context, db analytics.Reader, s analytics.Scope) (*uses, error) {
	warnings, err := checkLoaded(ctx, db)
	if err != nil {
		return nil, err
	}
	var field any // null: every model
	if s.Field != 0 {
		field = s.Field.String()
	}
	names, rows, err := db.Read(ctx, usageCypher, map[string]any{"field": field})
	if err != nil {
		return nil, err
	}
	columns, err := newUsageColumns(names)
	if err != nil {
		return nil, err
	}
	models, spaces := newNumbering(), newNumbering()
	var pairs []pair
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		model, err := models.number(row, columns.model)
		if err != nil {
			return nil, err
		}
		space, err := spaces.number(row, columns.space)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, pair{space, model})
	}
	u := sortUses(models, spaces, pairs)
	u.warnings = warnings
	return u, nil
}

// usageColumns says where in a row the id of a model or space and its values
// stand; -1 for a value that the row does not have.
type usageColumns struct{ model, space []int }

func newUsageColumns(names []string) (c usageColumns, err error) {
	at := map[string]int{}
	for i, name := range names {
		at[name] = i
	}
	find := func(prefix string) (out []int) {
		i, ok := at[prefix]
		if !ok && err == nil {
			err = fmt.Errorf("the statement returns no column %q", prefix)
		}
		out = append(out, i)
		for _, a := range repositoryAttributes {
			i, ok := at[prefix+"_"+a.Name]
			if !ok {
				i = -1
			}
			out = append(out, i)
		}
		return out
	}
	c.model, c.space = find("model"), find("space")
	return c, err
}

// numbering gives repositories numbers in the order of arrival.
type numbering struct {
	of  map[string]int32
	all []repository
}

func newNumbering() *numbering { return &numbering{of: map[string]int32{}} }

// number returns the number of the repository in a row; a new one is kept.
func (n *numbering) number(row []any, columns []int) (int32, error) {
	id, ok := row[columns[0]].(string)
	if !ok {
		return 0, fmt.Errorf("an id is a %T", row[columns[0]])
	}
	if i, ok := n.of[id]; ok {
		return i, nil
	}
	r := repository{id: id, values: make([]any, len(repositoryAttributes))}
	for i, a := range repositoryAttributes {
		if at := columns[i+1]; at >= 0 {
			v, err := fromDatabase(row[at], a.Type)
			if err != nil {
				return 0, fmt.Errorf("%s of %q: %w", a.Name, id, err)
			}
			r.values[i] = v
		}
	}
	i := int32(len(n.all))
	n.of[id] = i
	n.all = append(n.all, r)
	return i, nil
}

// fromDatabase turns a value of a row into a value of an attribute. An empty
// list says no more than a missing one.
func fromDatabase(v any, t Type) (any, error) {
	if v == nil {
		return nil, nil
	}
	if t == List {
		items, ok := v.([]any)
		if !ok {
			return nil, fmt.Errorf("want a list, found a %T", v)
		}
		var list []string
		for _, item := range items {
			s, ok := item.(string)
			if !ok {
				return nil, fmt.Errorf("want a list of strings, found a %T in it", item)
			}
			list = append(list, s)
		}
		if len(list) == 0 {
			return nil, nil
		}
		return list, nil
	}
	if !fits(v, t) {
		return nil, fmt.Errorf("unexpected %T", v)
	}
	return v, nil
}
