package main

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/bench/internal/watched"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/search"
)

// sort is one sort of pages: their paths, and how the explorer asks for what they show.
type sort struct {
	what   string
	names  []string
	path   func(name string) string
	ask    func(ctx context.Context, c *content.Content, name string) error
	atOnce int // statements of one page that are sent at once
}

func sorts(d drawn) []sort {
	entity := func(kind find.Kind) sort {
		return sort{
			path: func(name string) string { return content.Path(kind, name) },
			ask: func(ctx context.Context, c *content.Content, name string) error {
				_, err := c.Entity(ctx, kind, name)
				return err
			},
			atOnce: content.SectionsAtOnce,
		}
	}
	models, accounts := entity(find.Model), entity(find.Account)
	models.what, models.names = "page of a model", d.models
	accounts.what, accounts.names = "page of an account", d.accounts
	return []sort{models, accounts, {
		what: "search", names: d.typed,
		path: searchPath,
		ask: func(ctx context.Context, c *content.Content, name string) error {
			_, err := c.Search(ctx, name, search.Options{})
			return err
		},
		atOnce: 3, // by name, by words, and licences and fields
	}}
}

func searchPath(typed string) string { return "/search?" + url.Values{"q": {typed}}.Encode() }

// oneReader prints the times of each sort of pages, beside those of their statements.
func oneReader(ctx context.Context, db *graphdb.DB, s *server, d drawn) error {
	watch := &watched.DB{DB: db}
	c, err := content.New(content.Options{DB: watch, Catalog: catalog.Open("", "")})
	if err != nil {
		return err
	}
	fmt.Print("One reader, ms:\n\n| | asked | half within | 95 % within | the slowest | statements alone, half within | 95 % within | all answers / all statements |\n|---|---|---|---|---|---|---|---|\n")
	for _, of := range sorts(d) {
		var pages, alone []time.Duration
		for _, name := range of.names {
			watch.Taken()
			if err := of.ask(ctx, c, name); err != nil {
				return fmt.Errorf("%s %q: %w", of.what, name, err)
			}
			statements := watch.Taken()
			var page, bare time.Duration
			for range 2 { // the second time counts
				start := time.Now()
				if _, err := s.ask(ctx, of.path(name)); err != nil {
					return err
				}
				page, start = time.Since(start), time.Now()
				if err := send(ctx, db, statements, of.atOnce); err != nil {
					return err
				}
				bare = time.Since(start)
			}
			pages, alone = append(pages, page), append(alone, bare)
		}
		ratio := float64(total(pages)) / float64(total(alone))
		fmt.Printf("| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f |\n", of.what, len(pages), at(pages, 0.5), at(pages, 0.95), at(pages, 1), at(alone, 0.5), at(alone, 0.95), ratio)
	}
	fmt.Println()
	return nil
}

// send sends statements and reads their rows, so many at once.
func send(ctx context.Context, db *graphdb.DB, statements []*watched.Statement, atOnce int) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for _, s := range statements {
		group.Go(func() error {
			_, rows, err := db.Read(ctx, s.Cypher, s.Params)
			if err != nil {
				return err
			}
			for _, err := range rows {
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// at is the time within which a share of all is, in ms.
func at(all []time.Duration, share float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[int(share*float64(len(sorted)-1))].Seconds() * 1000
}

func total(all []time.Duration) (sum time.Duration) {
	for _, d := range all {
		sum += d
	}
	return sum
}
