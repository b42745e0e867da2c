package main

import (
	"strings"

	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// names provides the words that completion takes from the queries and recipes.
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

// argumentWords holds, for commands whose argument is a name, the function
// that returns the names. The argument of any other command is completed as a
// file.
var argumentWords = map[string]func(e *env, at *cmdline.Cursor) []cmdline.Word{
	"query run":  queryWords,
	"query show": queryWords,
	"query list": func(*env, *cmdline.Cursor) []cmdline.Word { return nil },

	"recipe run":    recipeWords,
	"recipe show":   recipeWords,
	"recipe export": recipeWords,

	"export": func(*env, *cmdline.Cursor) []cmdline.Word {
		return cmdline.Plain(exportables())
	},

	"cypher":     func(*env, *cmdline.Cursor) []cmdline.Word { return nil },
	"completion": func(*env, *cmdline.Cursor) []cmdline.Word { return cmdline.Plain(cmdline.Shells) },
}

// paramsOf holds, for commands with -p, the function that returns the
// parameters of the name typed.
var paramsOf = map[string]func(e *env, at *cmdline.Cursor) []queries.Param{
	"query run":     queryParams,
	"recipe run":    recipeParams,
	"recipe export": recipeParams,
}

// offered is the catalog of the command line being typed.
func offered(e *env, at *cmdline.Cursor) *catalog.Catalog {
	dir := at.Value("queries")
	if dir == "" && e.cfg != nil {
		dir = e.cfg.QueriesDir
	}
	return catalog.Open(dir, at.Value("recipes"))
}

// offeredQueries returns only the bundled queries if a folder cannot be read.
func offeredQueries(e *env, at *cmdline.Cursor) *queries.Registry {
	all, err := offered(e, at).Queries()
	if err != nil {
		return queries.Bundled()
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

// offeredRecipes returns only the bundled recipes if a folder cannot be read.
func offeredRecipes(e *env, at *cmdline.Cursor) *recipe.Registry {
	all, err := offered(e, at).Recipes()
	if err != nil {
		return recipe.Bundled()
	}
	return all
}

func recipeWords(e *env, at *cmdline.Cursor) (out []cmdline.Word) {
	for _, r := range offeredRecipes(e, at).All() {
		out = append(out, cmdline.Word{Text: r.Name, About: r.Question})
	}
	return out
}

func recipeParams(e *env, at *cmdline.Cursor) []queries.Param {
	if len(at.Args) == 0 {
		return nil
	}
	r, err := offeredRecipes(e, at).Find(at.Args[0])
	if err != nil {
		return nil
	}
	return r.Params
}

// paramWords completes name=value: the names with that prefix, or the possible
// values of the parameter.
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
