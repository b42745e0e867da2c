package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/collect"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

func collectCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "collect",
		Usage: "read the Hugging Face Hub, or a part of it, into a snapshot",
		Description: `Asks the Hub's HTTP API within its quota: the lists of repositories, then one request a repository for
its commits and one for its discussions. Interrupt it at any moment: the same command goes on, and nothing
is asked twice but what was on the way. The snapshot appears in the folder when it is complete. Without a
selection it is the whole public Hub, which takes days. Examples:

  hubgraph collect --author gust-lab -o ./gust
  hubgraph collect --kinds model --filter text-to-image --limit 500 --discussions none -o ./images
  hubgraph collect --author gust-lab --previous ./gust -o ./gust-new

A token makes the quota larger; it is taken from HF_TOKEN, HUGGING_FACE_HUB_TOKEN, HF_TOKEN_PATH or HF_HOME.
HF_ENDPOINT names another Hub. With HF_HUB_OFFLINE nothing is asked.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the snapshot to the folder `DIR`, which also keeps what is known so far"},
			&cli.StringFlag{Name: "kinds", Value: "model,dataset,space", Usage: "`KINDS` of repositories, with commas"},
			&cli.StringSliceFlag{Name: "author", Usage: "repositories of the user or organisation `A`; may be repeated"},
			&cli.StringSliceFlag{Name: "filter", Usage: "repositories with the `TAG`; repeated: with all of them"},
			&cli.StringFlag{Name: "search", Usage: "repositories with `TEXT` in the name"},
			&cli.IntFlag{Name: "limit", Usage: "the first `N` of each kind, as the Hub lists them; 0 is all"},
			&cli.StringFlag{Name: "since", Usage: "repositories last modified on `DATE` (YYYY-MM-DD, UTC) or later"},
			&cli.StringFlag{Name: "commits", Value: collect.All, Usage: "`all|none`: one request a repository"},
			&cli.StringFlag{Name: "discussions", Value: collect.All, Usage: "`all|active|none`: one request a repository; active: only where something was modified, or discussed as --previous knows, within --active-days"},
			&cli.IntFlag{Name: "active-days", Value: 90, Usage: "for --discussions active: `N` days back from the start"},
			&cli.StringFlag{Name: "usages", Value: collect.All, Usage: "`all|none`: which spaces use which models"},
			&cli.BoolFlag{Name: "accounts", Usage: "ask whether each owner and author is a user or an organisation: one or two requests a name"},
			&cli.StringFlag{Name: "previous", Usage: "take commits from the snapshot in the folder `OLD` where the Hub has no newer ones"},
			&cli.BoolFlag{Name: "partial", Usage: "ask nothing: write a snapshot of what is there now; the collection can go on afterwards"},
			&cli.IntFlag{Name: "concurrency", Value: collect.DefaultConcurrency, Usage: "`N` requests at the same time"},
			&cli.Float64Flag{Name: "rate", Usage: "at most `N` requests a second; 0 is what the Hub allows"},
			&cli.StringFlag{Name: "keep-raw", Usage: "keep the Hub's answers in the folder `DIR`"},
			&cli.StringFlag{Name: "compress", Usage: "compress the files: `gz|zst`"},
			&cli.StringFlag{Name: "rejects", Value: "rejects.jsonl", Usage: "list what is no record in `FILE`"},
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, "-o DIR"); err != nil {
				return err
			}
			o, err := e.collectOptions(c)
			if err != nil {
				return err
			}
			return e.collect(c.Context, o)
		},
	}
}

// hubEnv is the environment as the Hub's client reads it, in which the settings of
// this program stand for its variables.
func (e *env) hubEnv(name string) string {
	for _, setting := range []struct{ variable, key, value string }{
		{"HF_ENDPOINT", "hf.endpoint", e.cfg.HF.Endpoint}, {"HF_TOKEN", "hf.token", e.cfg.HF.Token},
	} {
		if name == setting.variable && e.cfg.Source(setting.key) != "default" {
			return setting.value
		}
	}
	return os.Getenv(name)
}

// collectOptions reads the flags and the environment.
func (e *env) collectOptions(c *cli.Context) (o collect.Options, err error) {
	var mu sync.Mutex // several requests have something to say
	log := func(line string) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintln(e.Err, line)
	}
	o = collect.Options{
		Dir: c.String("output"), Partial: c.Bool("partial"), Now: e.Now, Log: log,
		Rejects: snapshot.NewRejects(snapshot.RejectOptions{Log: e.Err, Path: c.String("rejects")}),
		Selection: collect.Selection{
			Kinds: strings.Split(c.String("kinds"), ","), Authors: c.StringSlice("author"), Filters: c.StringSlice("filter"), Search: c.String("search"), Limit: c.Int("limit"),
			Commits: c.String("commits"), Discussions: c.String("discussions"), ActiveDays: c.Int("active-days"), Usages: c.String("usages"),
			Accounts: c.Bool("accounts"), Previous: c.String("previous"),
		},
	}
	if since := c.String("since"); since != "" {
		if o.Selection.Since, err = time.Parse(time.DateOnly, since); err != nil {
			return o, hub.Usagef("--since %s: want a date such as 2024-05-06", since)
		}
	}
	if o.Compression, err = snapshot.ParseCompression(c.String("compress")); err != nil {
		return o, err
	}
	if o.API, err = hubapi.FromEnv(e.hubEnv, nil); err != nil && !o.Partial {
		return o, err
	}
	if o.API.Concurrency = c.Int("concurrency"); o.API.Concurrency < 1 {
		return o, hub.Usagef("--concurrency %d: want 1 or more", o.API.Concurrency)
	}
	if o.API.Rate = c.Float64("rate"); o.API.Rate < 0 {
		return o, hub.Usagef("--rate %v: want 0 or more", o.API.Rate)
	}
	o.API.Now, o.API.Log = e.Now, o.Log
	if raw := c.String("keep-raw"); raw != "" && !o.Partial {
		o.API.KeepRaw, err = collect.KeepRaw(raw)
	}
	return o, err
}

// collect runs a collection, shows how far it is, and says what it made.
func (e *env) collect(ctx context.Context, o collect.Options) error {
	o.Progress = new(collect.Progress)
	stop := e.ShowProgress(func(now time.Time) terminal.Progress { return collectProgress(o.Progress.Step(), now) })
	r, err := collect.Run(ctx, o)
	stop()
	if err != nil {
		if _, none := os.Stat(filepath.Join(o.Dir, collect.StateDir)); none == nil && !errors.As(err, new(*hub.UsageError)) {
			fmt.Fprintln(e.Err, "what is known so far is kept in "+o.Dir+"; the same command goes on")
		}
		return o.Rejects.End(err)
	}
	if !r.Existing {
		fmt.Fprintln(e.Err, written(r.Records, o.Dir)+", with "+requests(r.Requests))
	}
	for _, note := range r.Notes {
		fmt.Fprintln(e.Err, note)
	}
	return o.Rejects.End(nil)
}

func requests(n int64) string {
	if n == 1 {
		return "1 request"
	}
	return terminal.Number(n) + " requests"
}

// collectProgress shows a step with its rate and the time left.
func collectProgress(s collect.Step, now time.Time) terminal.Progress {
	p := terminal.Progress{Text: s.Phase, Done: s.Done - s.First, Total: max(0, s.Total-s.First), Since: s.Begin}
	if s.Phase == "" || s.Unit == "" {
		return p
	}
	p.Text += ": " + terminal.Number(s.Done)
	if s.Total > 0 {
		p.Text += " of " + terminal.Number(s.Total)
	}
	p.Text += " " + s.Unit
	if elapsed := now.Sub(s.Begin); elapsed > 0 && s.Done > s.First {
		p.Text += ", " + terminal.Rate(s.Done-s.First, elapsed) + " a second"
	}
	return p
}
