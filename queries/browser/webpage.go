package browser

import (
	"bytes"
	"html/template"
	"net/http"
	"strings"

	"github.com/hubgraph/hubgraph/queries/recipe"
)

// wantsPage tells whether a person opens an address in a web browser; Neo4j Browser
// fetches guides by script, which asks for any type.
func wantsPage(r *http.Request) bool {
	mode := r.Header.Get("Sec-Fetch-Mode")
	return (mode == "" || mode == "navigate") && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// webPages are what a web browser shows of the guides: they load nothing and run no
// script.
var webPages = template.Must(template.New("").Parse(`{{define "head"}}<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{.Title}}</title>
<style>
{{.Style}}pre { padding: .8rem 1rem; font: .82rem/1.5 var(--mono); } code { overflow-wrap: anywhere; } pre code { overflow-wrap: normal; } .recipes li { margin: 0 0 1rem; }
</style>
</head>
<body>
{{end}}
{{define "index"}}{{template "head" .}}<header>
<p class="kicker">hubgraph</p>
<h1>{{.Title}}</h1>
<p class="lede">Questions about a hub, with the Cypher that answers them.</p>
<p>In Neo4j Browser they are guides that run there: paste <code>:play {{.URL}}{{.Guides}}</code> into it. With answers, tables and charts each is a page of <code>hubgraph recipe run NAME --open</code>.</p>
</header>
<main>
<ul class="recipes">
{{- range .Recipes}}
<li><a href="{{$.Guides}}{{.Name}}">{{.Title}}</a><br>{{.Question}}</li>
{{- end}}
</ul>
<h2>Colours and favourites</h2>
<ul>
<li><code>:style {{.URL}}{{.StyleFile}}</code> in Neo4j Browser sets colours, sizes and captions of nodes and relationships (<a href="{{.StyleFile}}">the file</a>).</li>
<li><a href="{{.Favourites}}">The stored queries</a>: drop the file onto Neo4j Browser, and each topic is a folder of favourites.</li>
</ul>
</main>
</body>
</html>
{{end}}
{{define "recipe"}}{{template "head" .}}<header>
<p class="kicker"><a href="{{.Guides}}">hubgraph recipes</a></p>
<h1>{{.Title}}</h1>
<p class="lede">{{.Question}}</p>
<p>This page has no answers: it shows what is asked. <code>hubgraph recipe run {{.Name}} --open</code> shows the answers, with tables and charts; in Neo4j Browser <code>:play {{.URL}}{{.Path}}</code> lets each statement be run.</p>
{{- if .Params}}
<dl class="params" aria-label="Parameters, which may stand in the address as ?NAME=VALUE">
{{- range .Params}}
<div><dt>{{.Name}}</dt><dd><small>{{.Doc}}</small></dd></div>
{{- end}}
</dl>
{{- end}}
</header>
<main>
{{.Body}}</main>
</body>
</html>
{{end}}`))

// webIndex writes the list of the recipes as a page.
func webIndex(b *bytes.Buffer, url string, recipes []*recipe.Recipe) error {
	return webPages.ExecuteTemplate(b, "index", map[string]any{"Title": "hubgraph recipes", "Style": recipe.Stylesheet(), "URL": url, "Guides": GuidesPath,
		"StyleFile": StylePath, "Favourites": FavouritesPath, "Recipes": recipes})
}

// webRecipe writes a recipe as a page; path is its address, with parameters.
func webRecipe(b *bytes.Buffer, url, path string, r *recipe.Recipe, params map[string]any) error {
	body, err := r.Statements(params)
	if err != nil {
		return err
	}
	return webPages.ExecuteTemplate(b, "recipe", map[string]any{"Title": r.Title, "Question": r.Question, "Name": r.Name, "Params": r.Params, "Style": recipe.Stylesheet(), "URL": url,
		"Guides": GuidesPath, "Path": path, "Body": body})
}
