package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cmdline"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/queries/browser"
)

// browserPort is the default port of browser serve.
const browserPort = 8484

func browserCommand(e *env) *cli.Command {
	return cmdline.Group("browser", "make Neo4j Browser at home: colours, stored queries as favourites, recipes as guides",
		browserSetupCommand(e), browserServeCommand(e))
}

func browserSetupCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "setup",
		Usage: "write the files to drop onto Neo4j Browser, and check that it may show guides",
		Description: `Writes style.grass (colours, sizes and captions) and favourites.zip (all stored queries, a folder for each topic)
and says what to do with them. Where a database runs, its setting for guides is checked. Examples:

  hubgraph browser setup
  hubgraph browser setup -o ~/Desktop/hubgraph --queries ./ours`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "browser", Usage: "write into the folder `DIR`, which is made"},
			queriesFlag(),
		},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			from, err := e.catalog(c)
			if err != nil {
				return err
			}
			stored, err := from.Queries()
			if err != nil {
				return err
			}
			dir := c.String("output")
			if dir == "" {
				return hub.Usagef("--output names no folder")
			}
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return fmt.Errorf("make folder: %w", err)
			}
			style, favourites := filepath.Join(dir, "style.grass"), filepath.Join(dir, "favourites.zip")
			if err := outfile.Write(style, func(w io.Writer) error { _, err := w.Write(browser.Style()); return err }); err != nil {
				return err
			}
			if err := outfile.Write(favourites, func(w io.Writer) error { return browser.Favourites(w, stored) }); err != nil {
				return err
			}
			_, err = fmt.Fprintf(e.Out, `wrote %s and %s

%s
1. Open %s.
2. Drop %s onto the page, then %s.
   The first sets colours and captions, the second fills the star menu with %d queries.
3. Run 'hubgraph browser serve' and paste the line that it prints into Neo4j Browser.
`, style, favourites, e.guidesAllowed(c.Context), e.browserAddress(c.Context), style, favourites, len(stored.All()))
			return err
		},
	}
}

// browserAddress says where Neo4j Browser is, as far as is known, and how to
// log in.
func (e *env) browserAddress(ctx context.Context) string {
	if e.cfg.Neo4j.URI != "" {
		return "Neo4j Browser of your server, mostly at port 7474 and /browser/, and log in"
	}
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		return "Neo4j Browser"
	}
	info, running, err := dbserver.Status(ctx, dirs)
	if err != nil || !running {
		return "the Neo4j Browser that 'hubgraph db start' names, and log in"
	}
	return fmt.Sprintf("%s and log in as %s with the password that 'hubgraph db password' prints", info.BrowserURL(), info.Username)
}

// guidesAllowed says whether Neo4j Browser may show guides of this machine. A
// database that cannot be asked is not an error: the files are good without
// it.
func (e *env) guidesAllowed(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	value, err := e.askGuides(ctx)
	switch {
	case err != nil && e.cfg.Neo4j.URI == "":
		return "No database was asked whether it allows guides; one that 'hubgraph db start' starts does.\n"
	case err != nil:
		return fmt.Sprintf("The server could not be asked whether it allows guides: %v\nA Neo4j with its own settings does; else its neo4j.conf needs\n\n  %s\n", err, browser.ConfLine(""))
	case browser.Allows(value, "localhost"):
		return "Guides from this machine are allowed by the database.\n"
	}
	return fmt.Sprintf("Guides from this machine are not allowed by the database. Its neo4j.conf needs this line, and Neo4j a restart:\n\n  %s\n", browser.ConfLine(value))
}

// askGuides returns the database's setting for guides, "" if it has none.
func (e *env) askGuides(ctx context.Context) (string, error) {
	db, err := e.openDBFor(ctx, retryNever)
	if err != nil {
		return "", err
	}
	defer db.Close(context.WithoutCancel(ctx))
	return guidesSetting(ctx, db)
}

func guidesSetting(ctx context.Context, db *graphdb.DB) (value string, err error) {
	_, rows, err := db.Read(ctx, browser.SettingCypher, nil)
	if err != nil {
		return "", err
	}
	for row, err := range rows {
		if err != nil {
			return "", err
		}
		value, _ = row[0].(string)
	}
	return value, nil
}

func browserServeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "serve the recipes as guides for Neo4j Browser, until Ctrl-C; as 'hubgraph serve' does",
		Description: `The same as 'hubgraph serve' at another port. Answers on 127.0.0.1 only, and only pages of this machine or of --origin
may read guides, none of which depends on a database. The address of a guide may set its parameters. Examples:

  hubgraph browser serve
  hubgraph browser serve --port 0 --recipes ./ours --queries ./ours
  hubgraph browser serve --origin https://neo4j.example:7473

and in Neo4j Browser

  :play http://localhost:8484/guides/
  :play http://localhost:8484/guides/adoption?field=nlp
  :style http://localhost:8484/style.grass`,
		Flags: []cli.Flag{portFlag(browserPort), originFlag(), queriesFlag(), recipesFlag()},
		Action: func(c *cli.Context) error {
			if err := wantArgs(c, 0, 0, ""); err != nil {
				return err
			}
			s := serving{host: loopbackHost, port: c.Int("port"), logFormat: "text", quiet: true}
			s.Origins = c.StringSlice("origin")
			var err error
			if s.from, err = e.catalog(c); err != nil {
				return err
			}
			return e.serve(c.Context, s, func(url string) string {
				return fmt.Sprintf(`Paste into Neo4j Browser:

  :play %s%s
  :style %[1]s%[3]s

Favourites to drop onto it: %[1]s%[4]s
Ctrl-C ends the guides.
`, url, browser.GuidesPath, browser.StylePath, browser.FavouritesPath)
			})
		},
	}
}
