package browser

import (
	"html/template"
	"io"

	"github.com/hubgraph/hubgraph/queries/recipe"
)

// indexPage is a guide with two slides. With a single one Neo4j Browser 5.24 would
// show the links but follow none of them.
var indexPage = template.Must(template.New("index").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>hubgraph recipes</title>
</head>
<body>
<article class="guide">
<carousel class="deck container-fluid">
<slide class="row-fluid">
<div class="col-sm-12">
<h3>hubgraph recipes</h3>
<p class="lead">Questions about a hub, with the Cypher that answers them. A click opens one.</p>
<ul class="undecorated">
{{- range .Recipes}}
<li><a play-topic="{{$.URL}}{{$.Guides}}{{.Name}}">{{.Title}}</a><br>{{.Question}}</li>
{{- end}}
</ul>
</div>
</slide>
<slide class="row-fluid">
<div class="col-sm-12">
<h3>Colours and favourites</h3>
<p class="lead">Once for each web browser.</p>
<ul class="undecorated">
<li><a data-exec="style {{.URL}}{{.Style}}">Set colours, sizes and captions</a><br>of hubgraph's nodes and relationships. <code>:style reset</code> takes them back.</li>
<li><a href="{{.URL}}{{.Favourites}}" target="_blank">Fetch the stored queries</a><br>and drop the file onto this page: each topic is then a folder of favourites.</li>
</ul>
</div>
</slide>
</carousel>
</article>
</body>
</html>
`))

// index writes a guide that lists recipes; url is where they are all served.
func index(w io.Writer, url string, recipes []*recipe.Recipe) error {
	return indexPage.Execute(w, struct {
		URL, Guides, Style, Favourites string
		Recipes                        []*recipe.Recipe
	}{url, GuidesPath, StylePath, FavouritesPath, recipes})
}
