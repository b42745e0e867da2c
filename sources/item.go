package sources

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Item is what a source tells of one repository.
//
// Of the repository, ID, Kind and Tags are needed. Owner, License and Languages
// are derived from them where they are empty.
type Item struct {
	hub.Repository

	// Private repositories are not part of the public Hub: an Intake counts them
	// and leaves them out.
	Private bool

	// Bases are the models that the repository derives from as the Hub or the
	// card says; the Intake adds those of the tags. Model is not needed, Relation
	// may be "".
	Bases []hub.Lineage

	// Datasets are those the card says a model was trained on; the Intake adds
	// those of the tags.
	Datasets []string

	// Models are those that a space uses.
	Models []string

	derived bool
}

// Derive completes an item from its tags: owner, licence, languages, bases and
// datasets. An Intake does it where it has not been done; a source that has
// goroutines to spare may do it before.
func (it *Item) Derive() {
	if it.derived {
		return
	}
	it.derived = true
	if it.Owner == "" || strings.Contains(it.ID, "/") {
		it.Owner = ownerOf(it.ID)
	}
	if it.License == "" {
		it.License = licenseOf(it.Tags)
	}
	it.Languages = languagesOf(it.Languages, it.Tags)
	if it.Kind == hub.Model {
		it.Bases, it.Datasets = basesOf(it.Bases, it.Tags), datasetsOf(it.Datasets, it.Tags)
	}
}

// words is a JSON string or a list of strings; any other value is empty.
type words []string

// UnmarshalJSON reads a string or a list, and leaves out what is neither.
func (w *words) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		if one != "" {
			*w = words{one}
		}
		return nil
	}
	var list []json.RawMessage
	if json.Unmarshal(text, &list) != nil {
		return nil
	}
	for _, element := range list {
		if json.Unmarshal(element, &one) == nil && one != "" {
			*w = append(*w, one)
		}
	}
	return nil
}

// DecodeItem reads one repository as the Hub's API gives it, from a listing or
// by itself, with any choice of fields. A JSON value of another form than the
// API's is an error.
func DecodeItem(kind hub.Kind, text []byte) (*Item, error) {
	var a struct {
		ID           string          `json:"id"`
		ModelID      string          `json:"modelId"` // of models in old answers
		HubID        string          `json:"_id"`
		Author       *string         `json:"author"`
		Likes        *int64          `json:"likes"`
		Downloads    *int64          `json:"downloads"`
		Private      bool            `json:"private"`
		Disabled     bool            `json:"disabled"`
		Gated        json.RawMessage `json:"gated"` // false, "auto" or "manual"
		SHA          *string         `json:"sha"`
		CreatedAt    Date            `json:"createdAt"`
		LastModified Date            `json:"lastModified"`
		Tags         []string        `json:"tags"`
		PipelineTag  *string         `json:"pipeline_tag"`
		LibraryName  *string         `json:"library_name"`
		SDK          *string         `json:"sdk"`
		CardData     json.RawMessage `json:"cardData"`
		BaseModels   json.RawMessage `json:"baseModels"`
		Models       words           `json:"models"`
	}
	if err := json.Unmarshal(text, &a); err != nil {
		return nil, err
	}
	if a.ID == "" {
		a.ID = a.ModelID
	}
	if a.ID == "" {
		return nil, errors.New(`"id" is missing`)
	}
	it := &Item{Repository: hub.Repository{
		ID: a.ID, Kind: kind, Owner: deref(a.Author), Tags: a.Tags, Likes: deref(a.Likes), Downloads: deref(a.Downloads),
		CreatedAt: a.CreatedAt.Time, LastModified: a.LastModified.Time,
		HubID: a.HubID, SHA: deref(a.SHA), Gated: gated(a.Gated), Disabled: a.Disabled,
		PipelineTag: deref(a.PipelineTag), LibraryName: deref(a.LibraryName), SDK: deref(a.SDK),
	}, Private: a.Private}
	if kind == hub.Space {
		it.Models = a.Models
	}
	it.AddBaseModels(a.BaseModels)
	if len(a.CardData) > 0 {
		it.AddCard(string(a.CardData)) // a card that cannot be read tells nothing
	}
	return it, nil
}

// AddBaseModels adds the Hub's own field baseModels, JSON such as
// {"relation":"merge","models":[{"_id":"...","id":"..."}]}. Any other value
// tells nothing.
func (it *Item) AddBaseModels(text []byte) {
	var b struct {
		Relation string                `json:"relation"`
		Models   []struct{ ID string } `json:"models"`
	}
	if len(text) == 0 || json.Unmarshal(text, &b) != nil {
		return
	}
	for _, m := range b.Models {
		it.Bases = append(it.Bases, hub.Lineage{Base: m.ID, Relation: b.Relation, Evidence: "hub"})
	}
}

// gated returns auto or manual, or "" for false and whatever else.
func gated(text json.RawMessage) string {
	var s string
	if json.Unmarshal(text, &s) != nil {
		return ""
	}
	return s
}

func deref[T any](p *T) (value T) {
	if p != nil {
		value = *p
	}
	return value
}

// Date is a date of the API, RFC 3339 in JSON. null and "" are the zero time.
type Date struct{ time.Time }

// UnmarshalJSON reads a date of RFC 3339 with any fraction.
func (d *Date) UnmarshalJSON(text []byte) error {
	if n := len(text); n > 2 && text[0] == '"' && !bytes.ContainsRune(text, '\\') {
		if t, err := time.Parse(time.RFC3339, string(text[1:n-1])); err == nil {
			d.Time = t.UTC()
			return nil
		}
	}
	var s string
	if err := json.Unmarshal(text, &s); err != nil || s == "" {
		return err
	}
	t, err := time.Parse(time.RFC3339, s)
	d.Time = t.UTC()
	return err
}
