package main

import (
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// argumentWords has, for the commands whose argument is a name, what gives the
// names. A command that is not here has its argument completed as a file.
var argumentWords = map[string]func(e *env, at *cursor) []word{
	"query run":  queryWords,
	"query show": queryWords,
	"query list": func(*env, *cursor) []word { return nil },

	"recipe run":    recipeWords,
	"recipe show":   recipeWords,
	"recipe export": recipeWords,

	"cypher":     func(*env, *cursor) []word { return nil },
	"completion": func(*env, *cursor) []word { return plainWords(shells) },
}

// paramsOf has, for the commands with -p, what gives the parameters of the name
// that was typed.
var paramsOf = map[string]func(e *env, at *cursor) []queries.Param{
	"query run":     queryParams,
	"recipe run":    recipeParams,
	"recipe export": recipeParams,
}

// offeredQueries are the queries that a command line may name: the bundled ones,
// and those of its --queries or the setting where they can be read.
func offeredQueries(e *env, at *cursor) *queries.Registry {
	all, dir := queries.Bundled(), ""
	if e.cfg != nil {
		dir = e.cfg.QueriesDir
	}
	if given := at.values["queries"]; len(given) > 0 {
		dir = given[len(given)-1]
	}
	if dir == "" {
		return all
	}
	own, err := queries.LoadFolder(dir)
	if err != nil {
		return all
	}
	if both, err := all.With(own); err == nil {
		return both
	}
	return all
}

func queryWords(e *env, at *cursor) (out []word) {
	for _, q := range offeredQueries(e, at).All() {
		out = append(out, word{q.Name, q.Question})
	}
	return out
}

func queryParams(e *env, at *cursor) []queries.Param {
	if len(at.args) == 0 {
		return nil
	}
	q, err := offeredQueries(e, at).Find(at.args[0])
	if err != nil {
		return nil
	}
	return q.Params
}

// offeredRecipes are the bundled recipes, and those of --recipes where they can
// be read.
func offeredRecipes(at *cursor) *recipe.Registry {
	all := recipe.Bundled()
	if given := at.values["recipes"]; len(given) > 0 {
		if own, err := recipe.LoadFolder(given[len(given)-1], queries.Bundled()); err == nil {
			return all.With(own)
		}
	}
	return all
}

func recipeWords(_ *env, at *cursor) (out []word) {
	for _, r := range offeredRecipes(at).All() {
		out = append(out, word{r.Name, r.Question})
	}
	return out
}

func recipeParams(_ *env, at *cursor) []queries.Param {
	if len(at.args) == 0 {
		return nil
	}
	r, err := offeredRecipes(at).Find(at.args[0])
	if err != nil {
		return nil
	}
	return r.Params
}
