package main

import (
	"strings"

	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// names gives the words that completion takes from the queries and recipes.
type names struct{ *env }

func (n names) Argument(at *cmdline.Cursor) ([]cmdline.Word, bool) {
	words, ok := argumentWords[at.Command()]
	if !ok {
		return nil, false
	}
	return words(n.env, at), true
}

func (n names) Param(at *cmdline.Cursor, typed string) []cmdline.Word {
	params, ok := paramsOf[at.Command()]
	if !ok {
		return nil
	}
	return paramWords(params(n.env, at), typed)
}

// argumentWords has, for the commands whose argument is a name, what gives the
// names. A command that is not here has its argument completed as a file.
var argumentWords = map[string]func(e *env, at *cmdline.Cursor) []cmdline.Word{
	"query run":  queryWords,
	"query show": queryWords,
	"query list": func(*env, *cmdline.Cursor) []cmdline.Word { return nil },

	"recipe run":    recipeWords,
	"recipe show":   recipeWords,
	"recipe export": recipeWords,

	"cypher":     func(*env, *cmdline.Cursor) []cmdline.Word { return nil },
	"completion": func(*env, *cmdline.Cursor) []cmdline.Word { return cmdline.Plain(cmdline.Shells) },
}

// paramsOf has, for the commands with -p, what gives the parameters of the name
// that was typed.
var paramsOf = map[string]func(e *env, at *cmdline.Cursor) []queries.Param{
	"query run":     queryParams,
	"recipe run":    recipeParams,
	"recipe export": recipeParams,
}

// offeredQueries are the queries that a command line may name: the bundled ones,
// and those of its --queries or the setting where they can be read.
func offeredQueries(e *env, at *cmdline.Cursor) *queries.Registry {
	all, dir := queries.Bundled(), ""
	if e.cfg != nil {
		dir = e.cfg.QueriesDir
	}
	if given := at.Value("queries"); given != "" {
		dir = given
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

func queryWords(e *env, at *cmdline.Cursor) (out []cmdline.Word) {
	for _, q := range offeredQueries(e, at).All() {
		out = append(out, cmdline.Word{Text: q.Name, About: q.Question})
	}
	return out
}

func queryParams(e *env, at *cmdline.Cursor) []queries.Param {
	if len(at.Args) == 0 {
		return nil
	}
	q, err := offeredQueries(e, at).Find(at.Args[0])
	if err != nil {
		return nil
	}
	return q.Params
}

// offeredRecipes are the bundled recipes, and those of --recipes where they can
// be read.
func offeredRecipes(at *cmdline.Cursor) *recipe.Registry {
	all := recipe.Bundled()
	if given := at.Value("recipes"); given != "" {
		if own, err := recipe.LoadFolder(given, queries.Bundled()); err == nil {
			return all.With(own)
		}
	}
	return all
}

func recipeWords(_ *env, at *cmdline.Cursor) (out []cmdline.Word) {
	for _, r := range offeredRecipes(at).All() {
		out = append(out, cmdline.Word{Text: r.Name, About: r.Question})
	}
	return out
}

func recipeParams(_ *env, at *cmdline.Cursor) []queries.Param {
	if len(at.Args) == 0 {
		return nil
	}
	r, err := offeredRecipes(at).Find(at.Args[0])
	if err != nil {
		return nil
	}
	return r.Params
}

// paramWords completes name=value: the names that begin so, or the values that
// the parameter may have.
func paramWords(params []queries.Param, typed string) (out []cmdline.Word) {
	name, _, hasValue := strings.Cut(typed, "=")
	for _, p := range params {
		switch {
		case !hasValue:
			out = append(out, cmdline.Word{Text: p.Name + "=", About: p.Doc})
		case p.Name != name:
		case p.Type == queries.Bool:
			out = append(out, cmdline.Word{Text: name + "=true"}, cmdline.Word{Text: name + "=false"})
		default:
			for _, v := range p.OneOf {
				out = append(out, cmdline.Word{Text: name + "=" + v})
			}
		}
	}
	return out
}
