package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/identities/mailmap"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

func identitiesMailmapCommand(e *env) *cli.Command {
	domain := &cli.StringFlag{Name: "domain", Value: mailmap.Domain, Usage: "accounts have addresses NAME@`DOMAIN`"}
	return &cli.Command{
		Name:  "mailmap",
		Usage: "accepted merges as a .mailmap of git, out and in",
		Subcommands: []*cli.Command{
			{
				Name:      "export",
				Usage:     "write the accepted merges of a snapshot as a .mailmap",
				ArgsUsage: "DIR",
				Description: `A line for each name that is merged into another. git matches by addresses, which a hub does not tell:
an account NAME has NAME@DOMAIN there. Example:

  hubgraph identities mailmap export ./snapshot > .mailmap`,
				Flags: []cli.Flag{domain},
				Action: func(c *cli.Context) error {
					if err := wantArgs(c, 1, 1, "DIR"); err != nil {
						return err
					}
					f, err := e.openDecisions(c, c.Args().First())
					if err != nil {
						return err
					}
					to, err := f.Merges()
					if err != nil {
						return err
					}
					left, err := mailmap.Write(e.Out, to, c.String("domain"))
					if len(left) > 0 {
						fmt.Fprintf(e.Err, "left out, since a line of .mailmap cannot hold them: %q\n", left)
					}
					return err
				},
			},
			{
				Name:      "import",
				Usage:     "accept the merges that a .mailmap says",
				ArgsUsage: "DIR FILE",
				Description: `Of each line the names that are recorded in the snapshot count, and the accounts that its addresses stand
for; lines about others say nothing. All of it is accepted, on record as decisions of --who, or nothing. Example:

  hubgraph identities mailmap import ./snapshot .mailmap`,
				Flags:  append([]cli.Flag{domain, whoFlag()}, rejectFlags("")...),
				Action: e.importMailmap,
			},
		},
	}
}

func (e *env) importMailmap(c *cli.Context) error {
	dir, file, who, err := importArgs(c)
	if err != nil {
		return err
	}
	text, err := infile.Text(c.Context, file, maxSheet)
	if err != nil {
		return err
	}
	entries, err := mailmap.Parse(file, text)
	if err != nil {
		return err
	}
	f, err := e.openDecisions(c, dir)
	if err != nil {
		return err
	}
	s, rejects, err := e.openSnapshot(c, dir)
	if err != nil {
		return err
	}
	stop := e.ShowBytes("reading", s.Progress)
	corpus, err := analytics.FromSnapshot(c.Context, s, rejects, analytics.Options{Raw: true})
	stop()
	if err != nil {
		return rejects.End(err)
	}
	merges := mailmap.Merges(entries, c.String("domain"), func(name string) bool {
		_, known := slices.BinarySearch(corpus.People, name)
		return known
	})
	var all []decisions.Decision
	for _, m := range merges {
		switch d, ok := f.Log().Of(decisions.PairOf(m.Alias, m.Canonical)); {
		case ok && d.Verdict == decisions.Rejected:
			return hub.Usagef("%s says that %q is %q, which %s rejected; take that back first, or the line out", file, m.Alias, m.Canonical, d.Who)
		case ok && d.Verdict == decisions.Accepted && d.Canonical == m.Canonical:
			continue
		}
		all = append(all, decisions.Decision{Who: who, Name: m.Alias, Other: m.Canonical, Verdict: decisions.Accepted, Canonical: m.Canonical, Note: "mailmap"})
	}
	added, err := f.Add(c.Context, e.Now(), all...)
	if err != nil {
		return rejects.End(err)
	}
	fmt.Fprintf(e.Err, "lines: %s; merges of names in the snapshot: %s; decisions added: %s\n",
		terminal.Number(int64(len(entries))), terminal.Number(int64(len(merges))), terminal.Number(int64(added)))
	return rejects.End(e.sayMerges(f))
}
