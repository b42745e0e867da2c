package cmdline

import (
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// sampleApp is a command with a bit of everything.
func sampleApp() *cli.App {
	return &cli.App{
		Name:  "hubgraph",
		Usage: "a sample",
		Flags: []cli.Flag{&cli.StringFlag{Name: "config", Usage: "read settings from `FILE`"}},
		Commands: []*cli.Command{
			{Name: "cypher", Flags: []cli.Flag{&cli.StringFlag{Name: "output", Aliases: []string{"o"}}, &cli.BoolFlag{Name: "raw"}}},
			{Name: "query", Subcommands: []*cli.Command{{Name: "run", Flags: []cli.Flag{&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}}}}}},
		},
	}
}

func TestArrange(t *testing.T) {
	app := sampleApp()
	for in, want := range map[string]string{
		"cypher Q -o csv":                    "cypher -o csv -- Q",
		"cypher -o csv Q":                    "cypher -o csv -- Q",
		"cypher Q -o=csv --raw R":            "cypher -o=csv --raw -- Q R",
		"cypher Q --config f":                "--config f cypher -- Q",
		"cypher -- -o csv":                   "cypher -- -o csv",
		"cypher Q -o":                        "cypher -o",
		"cypher Q -o -- R":                   "cypher -o",
		"cypher - -o csv":                    "cypher -o csv -- -",
		"query run a/b -p x=1 -p y=-2":       "query run -p x=1 -p y=-2 -- a/b",
		"query run run":                      "query run -- run",
		"nope query":                         "-- nope query",
		"-o cypher Q":                        "-o cypher -- Q",
		"query -p run a/b":                   "query -p run -- a/b",
		"query run --unknown a/b --config=f": "--config=f query run --unknown -- a/b",
		"":                                   "",
	} {
		args := append([]string{"hubgraph"}, strings.Fields(in)...)
		if got := strings.Join(Arrange(app, args)[1:], " "); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// FuzzArrange checks, for any words, that no word is lost or made up, that what
// follows -- stays as it is, that arguments keep their order, and that
// arranging twice changes nothing.
func FuzzArrange(f *testing.F) {
	for _, s := range []string{"cypher\nQ\n-o\ncsv", "--config\nx\nload\n--strict\ndir", "query\nrun\na/b\n-p\nlimit=5\n--\n-x\n--", "load\n--rejects", "diff\na\n--list\nb\n-o=json", "-\n--=\n-p\n--", "-o\ncypher\n"} {
		f.Add(s)
	}
	app := sampleApp()
	f.Fuzz(func(t *testing.T, words string) {
		args := append([]string{"hubgraph"}, strings.Split(words, "\n")...)
		out := Arrange(app, slices.Clone(args))
		if again := Arrange(app, slices.Clone(out)); !slices.Equal(again, out) {
			t.Fatalf("%q becomes %q, then %q", args, out, again)
		}
		if cutShortBy(args, out) {
			return
		}
		in, got := withoutMark(args), withoutMark(out)
		slices.Sort(in)
		slices.Sort(got)
		if !slices.Equal(in, got) {
			t.Fatalf("%q becomes %q", args, out)
		}
		if at := slices.Index(args, "--"); at >= 0 && len(args[at+1:]) > 0 {
			tail := args[at+1:]
			if len(out) < len(tail) || !slices.Equal(out[len(out)-len(tail):], tail) {
				t.Fatalf("%q becomes %q", args, out)
			}
		}
		if !inOrder(args, out) {
			t.Fatalf("%q becomes %q", args, out)
		}
	})
}

// cutShortBy reports that a flag without its value ended the arranging: it is
// last then, and cli/v2 says what is wrong.
func cutShortBy(args, out []string) bool {
	return !slices.Contains(out, "--") && len(out) < len(withoutMark(args)) && strings.HasPrefix(out[len(out)-1], "-")
}

// withoutMark leaves out the first --.
func withoutMark(args []string) []string {
	if at := slices.Index(args, "--"); at >= 0 {
		return slices.Delete(slices.Clone(args), at, at+1)
	}
	return slices.Clone(args)
}

// inOrder reports whether the arguments behind -- stand in args in that order.
func inOrder(args, out []string) bool {
	at := slices.Index(out, "--")
	if at < 0 {
		return true
	}
	next := 1
	for _, word := range out[at+1:] {
		i := slices.Index(args[next:], word)
		if i < 0 {
			return false
		}
		next += i + 1
	}
	return true
}
