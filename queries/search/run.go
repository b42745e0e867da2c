package search

import (
	"context"
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/named"
)

// params are those of every statement.
func (s *search) params() map[string]any {
	return map[string]any{"typed": s.typed, "form": strings.ToLower(s.typed), "limit": int64(min(s.skip+s.limit, MaxMatches) + 1)}
}

// byPrefix finds names by themselves and by their beginning: a name that is what was typed
// is the first of those that begin with it. It says whether there may be more.
func (s *search) byPrefix(ctx context.Context) (more bool, err error) {
	params := s.params()
	params["spellings"], params["most"] = spellings(s.typed), int64(mostPrefixed)
	hits, err := s.take(ctx, prefixStatement(s.nodes), params)
	return hits >= int64(mostPrefixed), err
}

// take adds the matches of a statement.
func (s *search) take(ctx context.Context, statement string, params map[string]any) (hits int64, err error) {
	rows, err := cypher.Rows(ctx, s.db, statement, params)
	if err != nil {
		return 0, err
	}
	for _, row := range rows {
		m, err := matchOf(row)
		if err != nil {
			return 0, err
		}
		s.add(m)
		if len(row) > columns {
			hits, _ = row[columns].(int64)
		}
	}
	return hits, nil
}

// columns is the number of those that tail returns.
const columns = 6

func matchOf(row []any) (Match, error) {
	if len(row) < columns {
		return Match{}, fmt.Errorf("unexpected row of %d values", len(row))
	}
	kind, _ := row[4].(string)
	m, err := named.MatchOf(named.Kind(kind), row[:4])
	size, _ := row[5].(int64)
	return Match{m, size, how(m.Rank)}, err
}

// amongLargest finds names by their beginning and words among the largest repositories
// and accounts, when there are too many such names to read all.
func (s *search) amongLargest(ctx context.Context) error {
	params := s.params()
	params["spellings"], params["most"], params["terms"] = []any{}, int64(mostLargest), []any{}
	if s.typed != "" {
		params["spellings"] = spellings(s.typed)
	}
	params["begins"] = s.query.Begins()
	if terms := s.query.Alternatives(); terms != nil {
		params["terms"] = terms
	}
	_, err := s.take(ctx, largestStatement(s.nodes), params)
	return err
}

// indexName is the full-text index that a load makes.
const indexName = "names_fulltext"

// byWords finds names by the words of a query. It says whether there may be more.
func (s *search) byWords(ctx context.Context, query string, near bool) (more bool, err error) {
	params := s.params()
	params["index"], params["query"], params["most"], params["near"] = indexName, query, int64(mostWorded), near
	hits, err := s.take(ctx, wordsStatement(s.nodes), params)
	if err == nil || ctx.Err() != nil {
		return hits >= int64(mostWorded), err
	}
	other, note, lookErr := findIndex(ctx, s.db)
	switch {
	case lookErr != nil || note == "" && other == indexName:
		return false, err
	case note != "":
		s.note = note
		return false, nil
	}
	params["index"] = other
	hits, err = s.take(ctx, wordsStatement(s.nodes), params)
	return hits >= int64(mostWorded), err
}

// findIndex finds the index of words, which may have another name: Neo4j makes no
// second one of the same properties. The note tells that there is none to be used.
func findIndex(ctx context.Context, db queries.Reader) (name, note string, err error) {
	rows, err := cypher.Rows(ctx, db, `SHOW FULLTEXT INDEXES YIELD name, state, labelsOrTypes, properties
WHERE properties = ['searchText'] AND all(label IN $labels WHERE label IN labelsOrTypes)
RETURN name, state ORDER BY name`, map[string]any{"labels": []any{"Account", "Dataset", "Model", "Space"}})
	if err != nil {
		return "", "", err
	}
	note = "names are found by their beginning only, since this database has no index of the words in them: hubgraph db check --repair makes it, and so does the next load"
	for _, row := range rows {
		switch row[1] {
		case "ONLINE":
			name, _ = row[0].(string)
			return name, "", nil
		case "POPULATING":
			note = "names are found by their beginning only, until the index of the words in them is made"
		}
	}
	return "", note, nil
}
