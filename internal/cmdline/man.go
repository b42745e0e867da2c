package cmdline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/urfave/cli/v2"
)

// Section is a section that the command adds to the manual page: a text, and
// terms with their meaning.
type Section struct {
	Title, Text string
	Entries     []Entry
}

// Entry is a term, a note beside it, and its meaning.
type Entry struct{ Term, Beside, Text string }

// Man returns the manual page of a command, for man, from its --help and the
// given sections. (ToMan of cli/v2 leaves out the descriptions and examples of
// commands.)
func Man(app *cli.App, sections ...Section) []byte {
	return md2man.Render([]byte(manual(app, sections)))
}

func manual(app *cli.App, sections []Section) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%% %s 1 \"\" \"%s %s\" \"User Commands\"\n\n", strings.ToUpper(app.Name), app.Name, app.Version)
	fmt.Fprintf(&b, "# NAME\n\n%s - %s\n\n", app.Name, prose(app.Usage))
	fmt.Fprintf(&b, "# SYNOPSIS\n\n**%s** [*global options*] *command* [*options*] [*arguments*]\n\n", app.Name)
	fmt.Fprintf(&b, "# DESCRIPTION\n\n%s\n\n", described(app.Description))
	b.WriteString("Options may stand before or after arguments; **--** ends them.\n\n# GLOBAL OPTIONS\n\n")
	manualFlags(&b, app.VisibleFlags())
	b.WriteString("# COMMANDS\n\n")
	for _, c := range app.VisibleCommands() {
		manualCommand(&b, app.Name, c)
	}
	for _, s := range sections {
		fmt.Fprintf(&b, "# %s\n\n", s.Title)
		if s.Text != "" {
			b.WriteString(s.Text + "\n\n")
		}
		for _, e := range s.Entries {
			fmt.Fprintf(&b, "**%s**%s\n: %s\n\n", prose(e.Term), prose(e.Beside), prose(e.Text))
		}
	}
	return b.String()
}

// manualCommand writes a command or its subcommands.
func manualCommand(b *strings.Builder, path string, c *cli.Command) {
	if c.Hidden || c.Name == "help" {
		return
	}
	path += " " + c.Name
	// The running command has been given a help subcommand by now.
	if sub := slices.DeleteFunc(slices.Clone(c.Subcommands), func(s *cli.Command) bool { return s.Name == "help" }); len(sub) > 0 {
		for _, s := range sub {
			manualCommand(b, path, s)
		}
		return
	}
	fmt.Fprintf(b, "### %s\n\n", prose(strings.TrimSpace(path+" "+c.ArgsUsage)))
	if usage := prose(c.Usage); usage != "" {
		b.WriteString(strings.ToUpper(usage[:1]) + usage[1:] + ".\n\n")
	}
	if c.Description != "" {
		b.WriteString(described(c.Description) + "\n\n")
	}
	manualFlags(b, c.VisibleFlags())
}

// manualFlags writes options: names, placeholder of the value, and
// description.
func manualFlags(b *strings.Builder, flags []cli.Flag) {
	for _, f := range flags {
		d, ok := f.(cli.DocGenerationFlag)
		if !ok || f.Names()[0] == "help" {
			continue
		}
		var names []string
		for _, n := range f.Names() {
			dashes := "--"
			if len(n) == 1 {
				dashes = "-"
			}
			names = append(names, "**"+dashes+n+"**")
		}
		value := ""
		if d.TakesValue() {
			value = " *VALUE*"
			if m := placeholder.FindStringSubmatch(d.GetUsage()); m != nil {
				value = " *" + prose(m[1]) + "*"
			}
		}
		text := prose(strings.ReplaceAll(d.GetUsage(), "`", ""))
		if def := d.GetDefaultText(); def != "" && d.TakesValue() {
			text += " (default: " + prose(def) + ")"
		}
		fmt.Fprintf(b, "%s%s\n: %s\n\n", strings.Join(names, ", "), value, text)
	}
}

// described turns a description, whose examples are indented by two spaces,
// into Markdown.
func described(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "  ") {
			lines[i] = "    " + strings.TrimSpace(line)
		} else {
			lines[i] = prose(line)
		}
	}
	return strings.Join(lines, "\n")
}

// prose keeps Markdown from reading a text as markup.
func prose(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, ">", `\>`, "[", `\[`, "]", `\]`).Replace(text)
}
