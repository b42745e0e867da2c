package main

import (
	"context"
	"math/rand/v2"
	"strings"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/searchwords"
)

// The statements return names, the large ones first, of which there are at most
// mostLarge.
const (
	mostLarge  = 2000
	modelNames = `CALL () {
  MATCH (m:Model) WHERE m.listed RETURN m.id AS name ORDER BY m.likes DESC, name LIMIT 2000
UNION ALL
  MATCH (m:Model) WHERE m.listed RETURN m.id AS name ORDER BY name LIMIT 100000
}
RETURN name`
	accountNames = `CALL () {
  MATCH (a:Account) WHERE a.commits > 0 RETURN a.name AS name ORDER BY a.commits DESC, name LIMIT 2000
UNION ALL
  MATCH (a:Account) RETURN a.name AS name ORDER BY name LIMIT 100000
}
RETURN name`
	anyNames = `CALL () {
  MATCH (r:Repository) WHERE r.likes > 0 RETURN r.id AS name ORDER BY r.likes DESC, name LIMIT 2000
UNION ALL
  MATCH (m:Model) WHERE m.listed RETURN m.id AS name ORDER BY name LIMIT 50000
UNION ALL
  MATCH (a:Account) RETURN a.name AS name ORDER BY name LIMIT 50000
}
RETURN name`
)

// names draws n names from those that a statement returns, half of them large.
func names(ctx context.Context, db *graphdb.DB, statement string, n int) (all []string, err error) {
	rows, err := cypher.Rows(ctx, db, statement, nil)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	draw := rand.New(rand.NewPCG(1, 2))
	for len(all) < n {
		at := draw.IntN(len(rows))
		if draw.IntN(2) == 0 {
			at = draw.IntN(min(mostLarge, len(rows)))
		}
		name, _ := rows[at][0].(string)
		all = append(all, name)
	}
	return all, nil
}

// typedTexts draws what people type: names, their beginnings, words of them, with a
// wrong letter now and then.
func typedTexts(ctx context.Context, db *graphdb.DB, n int) (texts []string, err error) {
	drawn, err := names(ctx, db, anyNames, n)
	if err != nil {
		return nil, err
	}
	draw := rand.New(rand.NewPCG(3, 4))
	for _, name := range drawn {
		if words := strings.Fields(searchwords.Text(name)); len(words) > 0 {
			texts = append(texts, typedFor(draw, name, words))
		}
	}
	return append(texts, "text generation", "a", "model"), nil
}

func typedFor(draw *rand.Rand, name string, words []string) string {
	word := words[draw.IntN(len(words))]
	switch draw.IntN(8) {
	case 0:
		return name
	case 1, 2:
		runes := []rune(name)
		return string(runes[:min(len(runes), 2+draw.IntN(8))])
	case 3, 4:
		return word
	case 5:
		return word + " " + words[draw.IntN(len(words))]
	case 6:
		if _, own, ok := strings.Cut(name, "/"); ok {
			return own
		}
		return name
	}
	runes := []rune(word)
	runes[draw.IntN(len(runes))] = 'q'
	return string(runes)
}
