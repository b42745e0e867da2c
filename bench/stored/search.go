package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/searchwords"
	"github.com/hubgraph/hubgraph/queries/search"
)

// searched is one search, and how long it took: its fastest run, from the call to
// the matches, and its statements alone.
type searched struct {
	typed       string
	matches     int
	took, alone time.Duration
}

// searches times what people type: ids, beginnings, words of names, with a wrong
// letter now and then. The same graph and number give the same texts.
func (o *options) searches(ctx context.Context, db *graphdb.DB) error {
	texts, err := typedTexts(ctx, db, o.search)
	if err != nil {
		return err
	}
	var all []searched
	for _, typed := range texts {
		best := searched{typed: typed, took: time.Hour}
		for range o.runs {
			watch, start := &stopwatch{DB: db}, time.Now()
			r, err := search.Search(ctx, watch, typed, search.Options{})
			if err != nil {
				o.failed(fmt.Sprintf("search for %q", typed), err)
				break
			}
			x := searched{typed: typed, matches: len(r.Matches), took: time.Since(start)}
			for _, m := range watch.read {
				x.alone += m.took
			}
			if x.took < best.took {
				best = x
			}
		}
		all = append(all, best)
	}
	for _, by := range []struct {
		what string
		took func(searched) time.Duration
	}{{"searches", func(x searched) time.Duration { return x.took }}, {"their statements", func(x searched) time.Duration { return x.alone }}} {
		slices.SortFunc(all, func(a, b searched) int { return int(by.took(a) - by.took(b)) })
		at := func(share float64) searched { return all[int(share*float64(len(all)-1))] }
		fmt.Printf("%d %s: half within %.1f ms, 95 %% within %.1f ms, the slowest %.1f ms (%q, %d matches)\n", len(all), by.what,
			ms(by.took(at(0.5))), ms(by.took(at(0.95))), ms(by.took(at(1))), at(1).typed, at(1).matches)
	}
	return nil
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

// typedTexts draws texts from the names in the graph, half of them from well-liked ones.
func typedTexts(ctx context.Context, db *graphdb.DB, n int) (texts []string, err error) {
	rows, err := cypher.Rows(ctx, db, `CALL () {
  MATCH (r:Repository) WHERE r.likes > 0 RETURN r.id AS name ORDER BY r.likes DESC, name LIMIT 2000
UNION ALL
  MATCH (m:Model) WHERE m.listed RETURN m.id AS name ORDER BY name LIMIT 50000
UNION ALL
  MATCH (a:Account) RETURN a.name AS name ORDER BY name LIMIT 50000
}
RETURN name`, nil)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	draw := rand.New(rand.NewPCG(1, 2))
	for len(texts) < n {
		at := draw.IntN(len(rows))
		if draw.IntN(2) == 0 {
			at = draw.IntN(min(2000, len(rows)))
		}
		name, _ := rows[at][0].(string)
		words := strings.Fields(searchwords.Text(name))
		if len(words) == 0 {
			continue
		}
		texts = append(texts, typedFor(draw, name, words))
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
		_, own, _ := strings.Cut(name, "/")
		return own
	}
	runes := []rune(word)
	runes[draw.IntN(len(runes))] = 'q'
	return string(runes)
}
