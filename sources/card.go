package sources

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// MaxCard is the size in bytes up to which a card is read. Cards of hundreds of
// kilobytes occur; cards are hostile text.
const MaxCard = 4 << 20

// AddCard adds what a card, the metadata at the head of a repository's README,
// says in JSON: the languages, base models with their relation, training data. A
// card is written by people, so values of another type than expected are left
// out. The models that a space's card names are returned, since they are not the
// same as those that the Hub finds in the space.
//
// Only the keys that count are parsed; the rest is passed over.
func (it *Item) AddCard(card string) (models []string, err error) {
	if len(card) > MaxCard {
		return nil, fmt.Errorf("the card has %d bytes, the limit is %d", len(card), MaxCard)
	}
	var bases, relations words
	err = members(card, func(key, value string) {
		var w words
		switch key {
		case "language", "base_model", "base_model_relation", "datasets", "models":
			w = wordsOf(value)
		}
		switch key {
		case "language":
			it.Languages = append(it.Languages, w...)
		case "base_model":
			bases = w
		case "base_model_relation":
			relations = w
		case "datasets":
			it.Datasets = append(it.Datasets, w...)
		case "models":
			models = w
		}
	})
	relation := ""
	if len(relations) == 1 {
		relation = relations[0]
	}
	for _, base := range bases {
		it.Bases = append(it.Bases, hub.Lineage{Base: base, Relation: relation, Evidence: "card"})
	}
	return models, err
}

// wordsOf returns the words of a JSON value, a string or a list of strings. What
// has no escapes is cut out, the rest is for the JSON decoder.
func wordsOf(value string) (w words) {
	switch {
	case strings.IndexByte(value, '\\') >= 0 || value == "":
		w.UnmarshalJSON([]byte(value)) // never fails
	case value[0] == '"':
		w = appendWord(w, value)
	case value[0] == '[':
		s := scanner{text: value, at: 1}
		for c := s.next(); c != ']' && c != 0; c = s.next() {
			element, ok := s.value()
			if !ok {
				return nil
			}
			w = appendWord(w, element)
			if s.next() == ',' {
				s.at++
			}
		}
	}
	return w
}

// appendWord appends a JSON string without escapes, unless it is empty or another
// value.
func appendWord(w words, value string) words {
	if len(value) > 2 && value[0] == '"' {
		w = append(w, strings.Clone(value[1:len(value)-1]))
	}
	return w
}

var errNoCard = errors.New("the card is not a JSON object")

// members calls fn with each key and value at the top of a JSON object. It finds
// where values end and leaves it to fn to parse them. Keys are as they are
// written, escapes included.
func members(text string, fn func(key, value string)) error {
	s := scanner{text: text}
	if s.next() != '{' {
		return errNoCard
	}
	s.at++
	for c := s.next(); c != '}'; c = s.next() {
		key, ok := s.value()
		if !ok || key[0] != '"' || s.next() != ':' {
			return errNoCard
		}
		s.at++
		value, ok := s.value()
		if !ok {
			return errNoCard
		}
		fn(key[1:len(key)-1], value)
		switch s.next() {
		case ',':
			if s.at++; s.next() == '}' {
				return errNoCard
			}
		case '}':
		default:
			return errNoCard
		}
	}
	s.at++
	if s.next() != 0 {
		return errNoCard
	}
	return nil
}

// scanner goes through a JSON text.
type scanner struct {
	text string
	at   int
}

// next passes blanks and returns what follows, 0 at the end.
func (s *scanner) next() byte {
	for ; s.at < len(s.text); s.at++ {
		if c := s.text[s.at]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
	}
	return 0
}

// value passes a value and returns it; ok is false if there is none or it does
// not end.
func (s *scanner) value() (value string, ok bool) {
	c := s.next()
	start := s.at
	switch c {
	case 0:
		return "", false
	case '"':
		ok = s.passString()
	case '{', '[':
		ok = s.passNested()
	default:
		n := strings.IndexAny(s.text[s.at:], ",:]} \n\r\t")
		if n < 0 {
			n = len(s.text) - s.at
		}
		s.at += n
		ok = n > 0
	}
	return s.text[start:s.at], ok
}

// passNested passes the object or list that begins here; it reports false if it
// does not end.
func (s *scanner) passNested() bool {
	text, depth := s.text, 0
	for i := s.at; i < len(text); i++ {
		switch text[i] {
		case '"':
			s.at = i
			if !s.passString() {
				return false
			}
			i = s.at - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				s.at = i + 1
				return true
			}
		}
	}
	return false
}

// passString passes the string that begins here; it reports false if it does not
// end.
func (s *scanner) passString() bool {
	for from := s.at + 1; ; {
		i := strings.IndexByte(s.text[from:], '"')
		if i < 0 {
			return false
		}
		end := from + i
		escapes := 0
		for s.text[end-1-escapes] == '\\' { // ends at the opening quote at the latest
			escapes++
		}
		if from = end + 1; escapes%2 == 0 {
			s.at = from
			return true
		}
	}
}
