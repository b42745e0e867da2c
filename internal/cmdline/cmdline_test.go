package cmdline

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// boats is what Complete knows of the sample: query run takes a boat.
type boats struct{}

func (boats) Argument(at *Cursor) ([]Word, bool) {
	if at.Command() != "query run" {
		return nil, false
	}
	return Plain([]string{"boat", "barge"}), true
}

func (boats) Param(at *Cursor, typed string) []Word {
	return Plain([]string{"of-" + strings.Join(at.Args, "-"), "config-" + at.Value("config")})
}

func TestComplete(t *testing.T) {
	for line, want := range map[string][]string{
		"hubgraph ":                          {"cypher", "query"},
		"hubgraph query ":                    {"run"},
		"hubgraph query run b":               {"boat", "barge"},
		"hubgraph query run ba":              {"barge"},
		"hubgraph query run boat ":           nil,
		"hubgraph cypher ":                   {":files"},
		"hubgraph --config ":                 {":files"},
		"hubgraph query run boat -p ":        {"of-boat", "config-"},
		"hubgraph --config=x query run -p c": {"config-x"},
		"hubgraph query run --p":             {"--param"},
		"hubgraph query run -- -":            nil,
	} {
		var got []string
		for _, w := range Complete(sampleApp(), strings.Split(line, " "), boats{}) {
			got = append(got, w.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestMan(t *testing.T) {
	page := string(Man(sampleApp(), Section{Title: "SETTINGS", Text: "All.", Entries: []Entry{{"a_b", ", A_B", "what *it* is"}}}))
	for _, want := range []string{".SH NAME\nhubgraph - a sample\n", "read settings from FILE", ".SH SETTINGS\nAll.\n", "\\fBa_b\\fP, A_B\nwhat *it* is\n", "hubgraph query run"} {
		if !strings.Contains(strings.ReplaceAll(page, `\-`, "-"), want) {
			t.Errorf("no %q in the page:\n%s", want, page)
		}
	}
}

func TestHelpExplainsExit(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"cypher", "--help"}, {"query", "run", "--help"}} {
		var out bytes.Buffer
		app := sampleApp()
		app.Writer = &out
		ExplainExit(app, []Entry{{Term: "0", Text: "done"}, {Term: "7", Text: "lucky"}})
		if err := app.Run(append([]string{"hubgraph"}, args...)); err != nil || !strings.HasSuffix(out.String(), "\nEXIT STATUS:\n   0  done\n   7  lucky\n") {
			t.Errorf("%v: %v, %q", args, err, out.String())
		}
	}
}

func TestUnknownCommand(t *testing.T) {
	app := &cli.App{Name: "hubgraph", Action: UnknownCommand, Commands: []*cli.Command{Group("query", "ask", &cli.Command{Name: "run"}, &cli.Command{Name: "secret", Hidden: true})}}
	WrongFlagsAreWrongUse(app)
	for args, want := range map[string]string{
		"nope":          `hubgraph has no command "nope"; it has query`,
		"query nope":    `hubgraph query has no command "nope"; it has run`,
		"query run --x": "there is no flag -x; see hubgraph query run --help",
		"query rum":     `hubgraph query has no command "rum"; did you mean run?`,
		"run":           `hubgraph has no command "run"; did you mean hubgraph query run?`,
	} {
		if err := app.Run(append([]string{"hubgraph"}, strings.Fields(args)...)); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", args, err, want)
		}
	}
}
