package fakehub

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// valid are the names that expand may have, of each kind.
var valid = [hub.KindCount][]string{
	hub.Model: strings.Fields(`author baseModels cardData childrenModelCount config createdAt disabled downloads downloadsAllTime evalResults gated gguf inference
		inferenceProviderMapping lastModified library_name likes mask_token model-index pipeline_tag private resourceGroup safetensors sha siblings spaces tags
		transformersInfo trendingScore usedStorage widgetData xetEnabled`),
	hub.Dataset: strings.Fields(`author cardData citation createdAt description disabled downloads downloadsAllTime gated lastModified likes mainSize
		paperswithcode_id private resourceGroup sha siblings tags trendingScore usedStorage`),
	hub.Space: strings.Fields(`author cardData createdAt datasets disabled lastModified likes models private region resourceGroup runtime sdk sha siblings
		subdomain tags trendingScore usedStorage`),
}

// brief and full are the fields of a listing without expand, item those of a
// repository by itself.
var (
	brief = [hub.KindCount][]string{
		hub.Model:   {"likes", "trendingScore", "private", "downloads", "tags", "pipeline_tag", "library_name", "createdAt"},
		hub.Dataset: {"author", "disabled", "gated", "lastModified", "likes", "trendingScore", "private", "sha", "description", "downloads", "tags", "createdAt"},
		hub.Space:   {"likes", "trendingScore", "private", "sdk", "tags", "createdAt"},
	}
	full = [hub.KindCount][]string{
		hub.Model:   append(slices.Clone(brief[hub.Model]), "author", "gated", "lastModified", "sha", "siblings"),
		hub.Dataset: append(slices.Clone(brief[hub.Dataset]), "cardData", "siblings"),
		hub.Space:   append(slices.Clone(brief[hub.Space]), "author", "cardData", "lastModified", "sha", "siblings"),
	}
	item = [hub.KindCount][]string{
		hub.Model: {"author", "private", "disabled", "gated", "sha", "lastModified", "createdAt", "pipeline_tag", "library_name", "tags", "downloads", "likes",
			"cardData", "siblings", "spaces", "usedStorage"},
		hub.Dataset: {"author", "disabled", "gated", "lastModified", "likes", "private", "sha", "description", "downloads", "tags", "createdAt", "cardData", "siblings",
			"usedStorage"},
		hub.Space: {"author", "disabled", "lastModified", "likes", "private", "sha", "sdk", "subdomain", "tags", "createdAt", "cardData", "siblings", "runtime", "models", "datasets"},
	}
)

// appendRow appends a repository with the fields asked for; _id and id are always
// there. modelID adds the old name of id that listings without expand have.
func (s *Server) appendRow(to []byte, r *Repository, fields []string, modelID bool) []byte {
	to = append(to, '{')
	to = appendText(to, "_id", r.HubID)
	to = appendText(to, "id", r.ID)
	if modelID && r.Kind == hub.Model {
		to = appendText(to, "modelId", r.ID)
	}
	for _, name := range fields {
		to = s.appendField(to, r, name)
	}
	return append(to, '}')
}

// appendField appends a field, or nothing where the Hub leaves it out.
func (s *Server) appendField(to []byte, r *Repository, name string) []byte {
	switch name {
	case "author":
		if r.Owner != "" {
			return appendText(to, name, r.Owner)
		}
	case "likes":
		return appendInt(to, name, r.Likes)
	case "downloads", "downloadsAllTime":
		return appendInt(to, name, r.Downloads)
	case "trendingScore", "usedStorage":
		return appendInt(to, name, 0)
	case "private":
		return appendBool(to, name, r.Private)
	case "disabled":
		return appendBool(to, name, r.Disabled)
	case "gated":
		if r.Gated == "" {
			return appendBool(to, name, false)
		}
		return appendText(to, name, r.Gated)
	case "sha":
		return appendText(to, name, r.SHA)
	case "createdAt":
		if !r.CreatedAt.IsZero() {
			return appendDate(to, name, r.CreatedAt)
		}
	case "lastModified":
		if !r.LastModified.IsZero() {
			return appendDate(to, name, r.LastModified)
		}
	case "tags":
		return appendStrings(to, name, r.Tags)
	default:
		return s.appendRare(to, r, name)
	}
	return to
}

func (s *Server) appendRare(to []byte, r *Repository, name string) []byte {
	text := map[string]string{"pipeline_tag": r.PipelineTag, "library_name": r.LibraryName, "sdk": r.SDK, "subdomain": strings.ReplaceAll(r.ID, "/", "-")}
	lists := map[string][]string{"models": r.Models, "datasets": r.Datasets}
	switch {
	case text[name] != "":
		return appendText(to, name, text[name])
	case len(lists[name]) > 0: // absent when empty
		return appendStrings(to, name, lists[name])
	case name == "siblings":
		return append(appendName(to, name), `[{"rfilename":".gitattributes"},{"rfilename":"README.md"}]`...)
	case name == "runtime":
		return append(appendName(to, name), `{"stage":"RUNNING"}`...)
	case name == "spaces":
		spaces := s.users[r.ID]
		return appendStrings(to, name, spaces[:min(len(spaces), 100)])
	case name == "cardData" && json.Valid(r.Card):
		return append(appendName(to, name), r.Card...)
	case name == "baseModels" && len(r.Bases) > 0:
		to = append(appendName(to, name), '{')
		to = appendText(to, "relation", r.Bases[0].Relation)
		to = append(appendName(to, "models"), '[')
		for _, b := range r.Bases {
			to = append(appendComma(to), '{')
			if base := s.repos[key{hub.Model, b.Base}]; base != nil {
				to = appendText(to, "_id", base.HubID)
			}
			to = append(appendText(to, "id", b.Base), '}')
		}
		return append(to, "]}"...)
	}
	return to
}
