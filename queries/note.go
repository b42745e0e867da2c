package queries

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/nearest"
)

// Note says of a statement that it may find nothing, or what is no longer so, for a
// reason that its rows do not show.
type Note struct {
	Kind        string   `json:"kind"`                  // one of the constants
	Name        string   `json:"name,omitempty"`        // the label, relationship type or property; "" for NoteDerived
	Suggestions []string `json:"suggestions,omitempty"` // names that may have been meant, the likeliest first
	Text        string   `json:"text"`                  // one line for people
	Line        int      `json:"line,omitempty"`        // place in the statement, 1-based; 0 when unknown
	Column      int      `json:"column,omitempty"`
}

// The kinds of notes.
const (
	NoteLabel    = "label"        // a label that the database does not have
	NoteType     = "relationship" // the same of a relationship type
	NoteProperty = "property"     // the same of a property
	NoteTime     = "time"         // a property that holds a time is compared with something else
	NoteDerived  = "derived"      // derived networks are read that are stale, partial, or not there
)

// String is the text with its line, if the statement has several.
func (n Note) String() string {
	if n.Line > 1 {
		return fmt.Sprintf("%s (line %d)", n.Text, n.Line)
	}
	return n.Text
}

// notes are all notes on a statement.
func notes(ctx context.Context, db Reader, s *Statement, params map[string]any, remarks []remark) ([]Note, error) {
	all, err := nameNotes(ctx, db, remarks)
	if err != nil {
		return nil, err
	}
	all = append(all, s.timeNotes(params)...)
	if !s.ReadsDerived() {
		return all, nil
	}
	d, err := CheckDerived(ctx, db)
	if err == nil && d.Note != "" {
		all = append(all, Note{Kind: NoteDerived, Text: d.Note})
	}
	return all, err
}

// names are what a database calls things of a kind.
type names struct {
	kind  string // of the note
	word  string // for people
	code  string // of the server's remark
	read  string // a statement that lists those of a database
	known []string
}

// nameKinds are the kinds of names that a server remarks on. A name that the schema
// has is right even where a hub has nothing of the kind, and gets no note.
var nameKinds = []names{
	{NoteLabel, "label", "Neo.ClientNotification.Statement.UnknownLabelWarning", "CALL db.labels() YIELD label RETURN label", schemaLabels},
	{NoteType, "relationship type", "Neo.ClientNotification.Statement.UnknownRelationshipTypeWarning", "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType", schemaTypes},
	{NoteProperty, "property", "Neo.ClientNotification.Statement.UnknownPropertyKeyWarning", "CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey", schemaProperties},
}

// missingName matches the name in the text of a remark.
var missingName = regexp.MustCompile(`\(the missing [a-z ]+ is: (.*)\)\s*$`)

// nameNotes are the notes on names that the database does not have.
func nameNotes(ctx context.Context, db Reader, remarks []remark) (all []Note, err error) {
	for _, r := range remarks {
		at := slices.IndexFunc(nameKinds, func(k names) bool { return k.code == r.code })
		m := missingName.FindStringSubmatch(r.text)
		if at < 0 || m == nil {
			continue
		}
		kind, name := nameKinds[at], m[1]
		if slices.Contains(kind.known, name) || slices.ContainsFunc(all, func(n Note) bool { return n.Kind == kind.kind && n.Name == name }) {
			continue
		}
		n := Note{Kind: kind.kind, Name: name, Line: r.line, Column: r.column}
		n.Text = fmt.Sprintf("no %s %s in this database", kind.word, printable(name))
		there, err := readNames(ctx, db, kind.read)
		if err != nil {
			return nil, err
		}
		if n.Suggestions = nearestNames(name, append(there, kind.known...)); len(n.Suggestions) > 0 {
			n.Text += "; did you mean " + strings.Join(n.Suggestions, " or ") + "?"
		} else if other := otherKind(kind, name); other != "" {
			n.Text += "; it is a " + other
		}
		all = append(all, n)
	}
	return all, nil
}

// otherKind is the kind that the schema has a name in, if it is another one.
func otherKind(not names, name string) string {
	for _, k := range nameKinds {
		if k.kind != not.kind && slices.Contains(k.known, name) {
			return k.word
		}
	}
	return ""
}

// readNames returns the names in the only column of an answer.
func readNames(ctx context.Context, db Reader, cypher string) (all []string, err error) {
	_, rows, err := db.Read(ctx, cypher, nil)
	if err != nil {
		return nil, err
	}
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		if name, ok := row[0].(string); ok {
			all = append(all, name)
		}
	}
	return all, nil
}

// nearestNames are the names nearest to one, however they are capitalised, with or
// without underscores.
func nearestNames(name string, names []string) (found []string) {
	bare := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "_", "")) }
	as := map[string]string{}
	for _, n := range slices.Sorted(slices.Values(names)) {
		if _, ok := as[bare(n)]; !ok {
			as[bare(n)] = n
		}
	}
	if same, ok := as[bare(name)]; ok {
		return []string{same}
	}
	for _, n := range nearest.Names(bare(name), slices.Collect(maps.Keys(as))) {
		found = append(found, as[n])
	}
	return found
}
