package pages

import (
	"bytes"
	"errors"
	"html/template"
	"net/http"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// recipesPage lists recipes.
type recipesPage struct{ Recipes []listed }

// recipes answers with the list of recipes.
func (h *handler) recipes(w http.ResponseWriter, r *http.Request) {
	var p recipesPage
	for _, of := range h.content.Recipes().All() {
		p.Recipes = append(p.Recipes, listed{link{"/recipe/" + of.Name, of.Title}, of.Question, ""})
	}
	h.show(w, r, http.StatusOK, "recipes", page{Title: "Recipes", Kicker: "hubgraph explorer", Here: "/recipes",
		Lede: "Documents with a question, the Cypher that answers it, tables and charts.", Content: p})
}

// recipePage shows a recipe with its answers.
type recipePage struct {
	Name, Paper string
	Form        form
	Params      []head // the values it was run with
	Body        template.HTML
	Downloads   []link
}

// documents are the formats of a recipe that can be downloaded.
var documents = []struct{ format, name, media, ending string }{
	{recipe.HTML, "HTML", "text/html; charset=utf-8", ".html"},
	{recipe.Markdown, "Markdown", "text/markdown; charset=utf-8", ".md"},
	{recipe.Notebook, "Jupyter notebook", "application/x-ipynb+json", ".ipynb"},
}

// recipe answers with a recipe, run with the parameters of the address.
func (h *handler) recipe(w http.ResponseWriter, r *http.Request) {
	of, err := h.content.Recipes().Find(r.PathValue("name"))
	if err != nil {
		h.fail(w, r, err, failure{})
		return
	}
	with := r.URL.Query()
	args := arguments(with)
	report, err := h.content.Recipe(r.Context(), of.Name, args)
	wrong := errors.As(err, new(*hub.UsageError))
	if err != nil && (!wrong || with.Has("format")) {
		h.fail(w, r, err, failure{})
		return
	}
	if format := with.Get("format"); format != "" {
		h.document(w, r, report, format)
		return
	}
	path := "/recipe/" + of.Name
	p := recipePage{Name: of.Name, Paper: of.Paper, Form: h.form(r.Context(), path, of.Params, with, err)}
	status := http.StatusBadRequest
	if report != nil {
		status = http.StatusOK
		if p.Body, err = report.Body(links); err != nil {
			h.fail(w, r, err, failure{})
			return
		}
		for _, param := range of.Params {
			p.Params = append(p.Params, head{Name: words(param.Name), Doc: recipe.Visible(queries.Literal(report.Params[param.Name]))})
		}
		for _, d := range documents {
			p.Downloads = append(p.Downloads, link{asked(path, append([]string{"format=" + d.format}, args...)), d.name})
		}
	}
	h.show(w, r, status, "recipe", page{Title: of.Title, Kicker: "Recipe", Head: suggesting, Lede: of.Question, Here: "/recipes", Content: p})
}

// document answers with a recipe as a file.
func (h *handler) document(w http.ResponseWriter, r *http.Request, report *recipe.Report, format string) {
	for _, d := range documents {
		if d.format != format {
			continue
		}
		var b bytes.Buffer
		if err := report.Write(&b, format); err != nil {
			h.fail(w, r, err, failure{})
			return
		}
		out := &file{ResponseWriter: w, name: report.Recipe.Name + d.ending, media: d.media}
		b.WriteTo(out)
		return
	}
	h.fail(w, r, hub.Usagef("%q is no format of a recipe; there are html, md and ipynb", format), failure{})
}
