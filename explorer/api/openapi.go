package api

import (
	"encoding/json"
	"maps"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// schema is a part of the description.
type schema = wire.Schema

// describe makes the description of the API, in OpenAPI 3.1.
func (a *api) describe() ([]byte, error) {
	components := wire.Parts()
	components["Problem"] = wire.ProblemSchema()
	document := schema{
		"openapi": "3.1.0",
		"info": schema{"title": "hubgraph", "version": hub.Version, "license": schema{"name": "MIT", "identifier": "MIT"},
			"description": "What the explorer shows of the development activity of the Hugging Face Hub, for programs. It only reads. Where the server wants a token, it stands in the header Authorization, as Bearer."},
		"servers":    []schema{{"url": "/"}},
		"tags":       a.tags(),
		"paths":      a.paths(),
		"components": schema{"schemas": components, "responses": problemResponses()},
	}
	text, err := json.MarshalIndent(document, "", " ")
	return append(text, '\n'), err
}

func (a *api) tags() []schema {
	tags := []schema{{"name": "graph", "description": "what there is"}, {"name": "things", "description": "models, datasets, spaces, accounts, licences, fields"}}
	for _, topic := range a.content.Queries().Topics() {
		tags = append(tags, schema{"name": topic, "description": "stored queries"})
	}
	return append(tags, schema{"name": "recipes", "description": "documents of several queries"})
}

func (a *api) paths() schema {
	paths := schema{
		Root:               get("index", "graph", "What there is", nil, jsonOf(indexSchema()), 503, 504),
		Root + "/snapshot": get("snapshot", "graph", "Of which snapshots is the graph?", nil, jsonOf(snapshotSchema()), 503, 504),
		Root + "/queries":  get("queries", "graph", "Which stored queries are there?", nil, jsonOf(listSchema("queries", querySchema()))),
		Root + "/recipes":  get("recipes", "graph", "Which recipes are there?", nil, jsonOf(listSchema("recipes", recipeListSchema()))),
		problemsPath:       get("problems", "graph", "Which problems are there?", nil, jsonOf(listSchema("problems", kindSchema()))),
		Root + "/search":   get("search", "graph", "What has such a name?", a.searchParams(), jsonOf(searchSchema()), 503, 504),
		Description:        get("description", "graph", "This description", nil, jsonOf(schema{"type": "object"})),
	}
	for _, k := range find.Kinds {
		word := content.Word(k)
		id := schema{"name": "id", "required": true, "schema": schema{"type": "string", "minLength": 1}, "description": "of the " + string(k)}
		answer := jsonOf(a.thingSchema(k))
		paths[Root+"/"+word+"/{id}"] = get(word, "things", "What is known of this "+string(k)+"? Slashes in the id may stand as they are.", []schema{in("path", id)}, answer, 404, 503, 504)
		paths[Root+"/"+word] = get(word+"ById", "things", "What is known of this "+string(k)+"? For ids that a path cannot hold, such as those with two slashes in a row.", []schema{in("query", id)}, answer, 404, 503, 504)
	}
	for _, q := range a.content.Queries().All() {
		paths[Root+"/query/"+q.Name] = a.queryPath(q)
	}
	for _, one := range a.content.Recipes().All() {
		paths[Root+"/recipe/"+one.Name] = get("recipe-"+one.Name, "recipes", one.Question, paramsOf(one.Params), jsonOf(recipeSchema(one)), 503, 504)
	}
	return paths
}

// queryPath describes a stored query.
func (a *api) queryPath(q *queries.Query) schema {
	var params []queries.Param
	for _, p := range q.Params {
		if p.Name != "limit" || limitIsOwn(q) {
			params = append(params, p)
		}
	}
	if !limitIsOwn(q) {
		params = append(params, a.limitParam(a.rowsOf(q, formats[0])))
	}
	answer := jsonOf(wire.AnswerWith(q.Returns, ref, schema{
		"next": wire.Nullable(wire.Text("cursor of the next page; null at the end")), "links": linksSchema(),
	}))
	for _, f := range formats[1:] {
		answer[f.media] = schema{"schema": schema{"type": "string", "description": "the rows, and nothing else"}}
	}
	described := append(paramsOf(params),
		in("query", schema{"name": "cursor", "schema": schema{"type": "string"}, "description": "next of the page before, with the same parameters"}),
		in("query", schema{"name": "format", "schema": schema{"type": "string", "enum": formatNames()}, "description": "form of the answer, in place of Accept"}))
	path := get("query-"+strings.ReplaceAll(q.Name, "/", "-"), q.Topic(), q.Question, described, answer, 503, 504)
	if len(q.Notes) > 0 {
		path["get"].(schema)["description"] = strings.Join(q.Notes, "\n\n")
	}
	return path
}

// get describes a path. Every answer may be one of the problems of all paths, or one of
// those given by their status.
func get(id, tag, summary string, params []schema, answer schema, more ...int) schema {
	responses := schema{
		"200": schema{"description": "the answer", "content": answer, "headers": schema{
			"ETag": schema{"schema": schema{"type": "string"}, "description": "of a JSON answer: its content"},
			"Link": schema{"schema": schema{"type": "string"}, "description": "the next page, if there is one"}}},
		"304": schema{"description": "the answer is that of If-None-Match"},
	}
	for _, status := range append([]int{400, 401, 406, 429, 500}, more...) {
		responses[strconv.Itoa(status)] = schema{"$ref": "#/components/responses/" + responseName(status)}
	}
	operation := schema{"operationId": id, "tags": []string{tag}, "summary": summary, "responses": responses}
	if len(params) > 0 {
		operation["parameters"] = params
	}
	return schema{"get": operation}
}

// statuses are those of problems, with what they say.
var statuses = map[int]string{
	400: "a parameter is wrong", 401: "the server wants a token", 404: "nothing has this name", 406: "there is no answer in a form that the request accepts",
	429: "too many ask at once; Retry-After says when to ask again", 500: "the answer could not be made",
	503: "the database is away; Retry-After says when to ask again", 504: "the database needed longer than is allowed",
}

func responseName(status int) string { return "Problem" + strconv.Itoa(status) }

func problemResponses() schema {
	all := schema{}
	for status, text := range statuses {
		media := schema{"application/problem+json": schema{"schema": ref("Problem")}}
		all[responseName(status)] = schema{"description": text, "content": media}
	}
	return all
}

// ref refers to a component.
func ref(name string) schema { return schema{"$ref": "#/components/schemas/" + name} }

// in is a parameter in a place.
func in(place string, param schema) schema {
	param = maps.Clone(param)
	param["in"] = place
	return param
}

// paramsOf describes parameters in an address.
func paramsOf(params []queries.Param) (all []schema) {
	for _, p := range params {
		s := wire.Param(p, true)
		delete(s, "description")
		one := schema{"name": p.Name, "schema": s}
		if p.Doc != "" {
			one["description"] = p.Doc
		}
		if p.Required {
			one["required"] = true
		}
		all = append(all, in("query", one))
	}
	return all
}

func jsonOf(s schema) schema { return schema{"application/json": schema{"schema": s}} }

func linksSchema() schema {
	return schema{"type": "object", "additionalProperties": schema{"type": "string"}, "description": "addresses"}
}

func listSchema(name string, of schema) schema {
	return wire.Object(schema{name: wire.List(of, "all of them")})
}

func indexSchema() schema {
	return wire.Object(schema{"links": linksSchema(), "about": ref("About"), "said": wire.SaidSchema()})
}

func snapshotSchema() schema {
	return wire.Object(schema{"cypher": wire.Text("the statement that was asked"), "about": ref("About"), "said": wire.SaidSchema()})
}

func kindSchema() schema {
	return wire.Object(schema{"type": wire.Text("as in a problem"), "title": wire.Text("what it is"), "status": schema{"type": "integer"}})
}

// paramList is the schema of declared parameters.
func paramList() schema {
	return wire.List(wire.Object(schema{"name": wire.Text("as in the address"), "required": schema{"type": "boolean"}, "description": wire.Text("what it sets"),
		"schema": schema{"type": "object", "description": "JSON Schema of its values"}}), "its parameters")
}

func querySchema() schema {
	return wire.Object(schema{"name": wire.Text("topic/name"), "question": wire.Text("in words"), "notes": wire.List(schema{"type": "string"}, "what is worth knowing"),
		"cost": wire.Text("what it reads, and what its time grows with"), "params": paramList(), "columns": wire.List(ref("Column"), "of the rows"), "links": linksSchema()})
}

func recipeListSchema() schema {
	return wire.Object(schema{"name": wire.Text("as in the address"), "title": wire.Text("of the document"), "question": wire.Text("in words"), "params": paramList(), "links": linksSchema()})
}

// recipeSchema is the schema of a recipe with its answers.
func recipeSchema(of *recipe.Recipe) schema {
	var cells []schema
	for _, c := range of.Cells() {
		if c.Browser {
			continue
		}
		var columns []queries.Column
		if c.Query != nil {
			columns = c.Query.Returns
		}
		name := schema{"type": "string", "enum": []string{c.Name}, "description": "of the cell"}
		cells = append(cells, wire.BodyWith(columns, ref, schema{"name": name, "chart": schema{"type": "boolean", "description": "the recipe draws it"}, "problem": ref("Problem")}, "problem"))
	}
	return wire.Object(schema{"name": wire.Text("as in the address"), "title": wire.Text("of the document"), "question": wire.Text("in words"),
		"params": schema{"type": "object"}, "cells": schema{"type": "array", "description": "each once, in the order of the document", "items": schema{"anyOf": cells}, "minItems": len(cells), "maxItems": len(cells)}, "said": wire.SaidSchema(), "about": ref("About"), "links": linksSchema()})
}

// thingSchema is the schema of what is known of a thing.
func (a *api) thingSchema(kind find.Kind) schema {
	facts, sections := schema{}, schema{}
	for _, name := range content.SectionNames(kind) {
		q, err := content.Statements().Find(string(kind) + "/" + name)
		if err != nil {
			continue // a test asks for every section
		}
		body := wire.BodyWith(q.Returns, ref, nil)
		if name == content.FactsSection {
			facts = body
			continue
		}
		sections[name] = schema{"anyOf": []schema{body, wire.Object(schema{"problem": ref("Problem")})}}
	}
	return wire.Object(schema{"kind": schema{"const": content.Word(kind)}, "id": wire.Text("its id or name"), "same_as": wire.Nullable(wire.Text("the account that this spelling was merged into")),
		"facts": facts, "sections": wire.Object(sections), "said": wire.SaidSchema(), "about": ref("About"), "links": linksSchema()})
}
