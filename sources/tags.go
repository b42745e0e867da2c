package sources

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/hubgraph/hubgraph/hub"
)

// licenseOf returns the licence of the first license: tag. The paper takes the
// first where there are several.
func licenseOf(tags []string) string {
	for _, tag := range tags {
		if l, ok := strings.CutPrefix(tag, "license:"); ok {
			return strings.ToLower(strings.TrimSpace(l))
		}
	}
	return ""
}

// ownerOf returns the part of an id before the slash, "" for an old short name.
func ownerOf(id string) string {
	owner, _, ok := strings.Cut(id, "/")
	if !ok {
		return ""
	}
	return owner
}

// languagesOf returns the languages of the card and the tags as ISO 639 codes,
// each once, sorted. A tag is one of language:CODE or a bare code of two
// letters; longer bare codes are not told from other words, so they count only
// where the card or a language: tag has them.
func languagesOf(card, tags []string) []string {
	var codes []string
	add := func(code string) {
		if base := languageCode(code); base != "" {
			codes = append(codes, base)
		}
	}
	for _, code := range card {
		add(code)
	}
	for _, tag := range tags {
		if code, ok := strings.CutPrefix(tag, "language:"); ok {
			add(code)
		} else if len(tag) == 2 {
			add(tag)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// twoLetters holds what a code of two letters stands for.
var twoLetters = sync.OnceValue(func() []string {
	table := make([]string, 26*26)
	for i := range table {
		if base, err := language.ParseBase(string([]byte{'a' + byte(i/26), 'a' + byte(i%26)})); err == nil {
			table[i] = base.String()
		}
	}
	return table
})

// languageCode returns the ISO 639 code of a language, "" if there is none.
func languageCode(code string) string {
	if len(code) == 2 {
		if a, b := code[0]|0x20-'a', code[1]|0x20-'a'; a < 26 && b < 26 {
			return twoLetters()[int(a)*26+int(b)]
		}
	}
	if base, err := language.ParseBase(code); err == nil && len(code) <= 3 {
		return base.String()
	}
	return ""
}

// basesOf returns what a model derives from: each base once, in the order of
// the tags, then of others. A base_model: tag has an id or RELATION:id. Of
// several statements about a base, one with a relation is preferred to one
// without, then the Hub's to a tag's to a card's.
func basesOf(others []hub.Lineage, tags []string) []hub.Lineage {
	var bases []hub.Lineage
	at := map[string]int{} // once there are many
	find := func(base string) (int, bool) {
		if len(bases) <= few {
			i := slices.IndexFunc(bases, func(l hub.Lineage) bool { return l.Base == base })
			return i, i >= 0
		}
		i, known := at[base]
		return i, known
	}
	add := func(l hub.Lineage) {
		l.Base = modelName(l.Base)
		if !slices.Contains(hub.Relations, l.Relation) {
			l.Relation = "unknown"
		}
		if l.Base == "" {
			return
		}
		switch i, known := find(l.Base); {
		case !known:
			bases = append(bases, l)
			if len(bases) > few {
				for i := len(at); i < len(bases); i++ {
					at[bases[i].Base] = i
				}
			}
		case weight(l) > weight(bases[i]):
			bases[i] = l
		}
	}
	for _, tag := range tags {
		rest, ok := strings.CutPrefix(tag, "base_model:")
		if !ok {
			continue
		}
		l := hub.Lineage{Base: rest, Evidence: "tag"}
		if relation, base, ok := strings.Cut(rest, ":"); ok && slices.Contains(hub.Relations, relation) {
			l.Relation, l.Base = relation, base
		}
		add(l)
	}
	for _, l := range others {
		add(l)
	}
	return bases
}

// few is how many bases are searched one by one.
const few = 16

// evidences are in rising order of their worth.
var evidences = [...]string{"card", "tag", "hub"}

// weight says how much a statement about a base is worth.
func weight(l hub.Lineage) int {
	w := slices.Index(evidences[:], l.Evidence)
	if l.Relation != "unknown" {
		w += 10
	}
	return w
}

// modelName returns a model's id as people write it in cards, without the
// address of the Hub.
func modelName(s string) string {
	s = strings.TrimSpace(s)
	for _, prefix := range []string{"https://huggingface.co/", "http://huggingface.co/", "huggingface.co/"} {
		s = strings.TrimPrefix(s, prefix)
	}
	return strings.Trim(s, "/")
}

// datasetsOf returns the datasets that a model was trained on, each once, in
// the order of the tags, then of the card.
func datasetsOf(card, tags []string) []string {
	var names []string
	add := func(name string) {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, tag := range tags {
		if name, ok := strings.CutPrefix(tag, "dataset:"); ok {
			add(name)
		}
	}
	for _, name := range card {
		add(name)
	}
	return names
}
