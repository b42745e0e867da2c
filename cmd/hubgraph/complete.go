package main

import (
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/queries"
)

// word is one that may stand at the cursor.
type word struct{ text, about string }

// The words that leave completion to the shell.
var (
	files = word{text: ":files"}
	dirs  = word{text: ":dirs"}
)

// cursor is where a command line stands.
type cursor struct {
	path     []string       // names of the command and its subcommand
	commands []*cli.Command // what may come next
	own      []cli.Flag     // of the command
	args     []string       // its arguments
	values   map[string][]string
	waiting  cli.Flag // the flag whose value comes next
	noFlags  bool     // after --
}

// complete returns the words that may stand at the end of a command line: what
// begins as the last one does.
func (e *env) complete(app *cli.App, line []string) []word {
	if len(line) < 2 {
		return nil
	}
	at, current := readLine(app, line[1:len(line)-1]), line[len(line)-1]
	var found []word
	switch name, value, hasValue := strings.Cut(current, "="); {
	case at.waiting != nil:
		found = e.flagWords(at, at.waiting, current)
	case !at.noFlags && strings.HasPrefix(current, "-") && hasValue:
		flag := at.flag(app, name)
		if flag == nil {
			return nil
		}
		for _, w := range e.flagWords(at, flag, value) {
			if w != files && w != dirs {
				w.text = name + "=" + w.text
			}
			found = append(found, w)
		}
	case !at.noFlags && strings.HasPrefix(current, "-"):
		found = flagNames(append(slices.Clone(at.own), app.Flags...))
	case len(at.args) == 0 && len(at.commands) > 0:
		found = commandNames(at.commands)
	case argumentWords[at.name()] != nil && len(at.args) == 0:
		found = argumentWords[at.name()](e, at)
	case argumentWords[at.name()] == nil:
		found = []word{files}
	}
	return slices.DeleteFunc(found, func(w word) bool { return w != files && w != dirs && !strings.HasPrefix(w.text, current) })
}

// readLine reads the words before the cursor, as arrange does.
func readLine(app *cli.App, words []string) *cursor {
	at := &cursor{commands: app.Commands, values: map[string][]string{}}
	for _, w := range words {
		switch {
		case at.waiting != nil:
			at.note(at.waiting, w)
			at.waiting = nil
		case at.noFlags || !strings.HasPrefix(w, "-") || w == "-":
			at.take(w)
		case w == "--":
			at.noFlags = true
		default:
			name, value, hasValue := strings.Cut(w, "=")
			flag := at.flag(app, name)
			if hasValue && flag != nil {
				at.note(flag, value)
			} else if takesValue(flag) {
				at.waiting = flag
			}
		}
	}
	return at
}

// take is a command, or an argument.
func (at *cursor) take(w string) {
	c := findCommand(at.commands, w)
	if c == nil || len(at.args) > 0 || at.noFlags {
		at.args = append(at.args, w)
		return
	}
	at.path, at.own, at.commands = append(at.path, c.Name), c.Flags, c.Subcommands
}

func (at *cursor) name() string { return strings.Join(at.path, " ") }

// flag finds a flag by the word that names it.
func (at *cursor) flag(app *cli.App, w string) cli.Flag {
	name := strings.TrimLeft(w, "-")
	if f := findFlag(at.own, name); f != nil {
		return f
	}
	return findFlag(app.Flags, name)
}

func (at *cursor) note(f cli.Flag, value string) {
	name := f.Names()[0]
	at.values[name] = append(at.values[name], value)
}

func commandNames(commands []*cli.Command) (out []word) {
	for _, c := range commands {
		if !c.Hidden && c.Name != "help" {
			out = append(out, word{c.Name, c.Usage})
		}
	}
	return out
}

func flagNames(flags []cli.Flag) (out []word) {
	for _, f := range flags {
		about := ""
		if d, ok := f.(cli.DocGenerationFlag); ok {
			about = strings.ReplaceAll(d.GetUsage(), "`", "")
		}
		out = append(out, word{"--" + f.Names()[0], about})
	}
	return append(out, word{"--help", "show help"})
}

var (
	placeholder = regexp.MustCompile("`([^`]*)`(?:: (.*))?")
	choices     = regexp.MustCompile(`^[a-z0-9-]+(?:(?:, | or )[a-z0-9-]+)*`)
)

// flagWords are the values of a flag. By the custom of this command's help,
// `FILE` and `DIR` are paths, and choices follow the placeholder: "`FORMAT`:
// text or json".
func (e *env) flagWords(at *cursor, f cli.Flag, typed string) []word {
	if f.Names()[0] == "param" {
		if of := paramsOf[at.name()]; of != nil {
			return paramWords(of(e, at), typed)
		}
		return nil
	}
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return nil
	}
	m := placeholder.FindStringSubmatch(d.GetUsage())
	switch {
	case m == nil:
		return nil
	case m[1] == "FILE" || m[1] == "PATH":
		return []word{files}
	case m[1] == "DIR" || m[1] == "OUT":
		return []word{dirs}
	case strings.Contains(m[1], "|"):
		return plainWords(strings.Split(m[1], "|"))
	case choices.MatchString(m[2]) && strings.ContainsAny(m[2], ", "):
		return plainWords(strings.Split(strings.ReplaceAll(choices.FindString(m[2]), " or ", ", "), ", "))
	}
	return nil
}

func plainWords(texts []string) (out []word) {
	for _, t := range texts {
		out = append(out, word{text: t})
	}
	return out
}

// paramWords completes name=value: the names that begin so, or the values that
// the parameter may have.
func paramWords(params []queries.Param, typed string) (out []word) {
	name, _, hasValue := strings.Cut(typed, "=")
	for _, p := range params {
		switch {
		case !hasValue:
			out = append(out, word{p.Name + "=", p.Doc})
		case p.Name != name:
		case p.Type == queries.Bool:
			out = append(out, word{text: name + "=true"}, word{text: name + "=false"})
		default:
			for _, v := range p.OneOf {
				out = append(out, word{text: name + "=" + v})
			}
		}
	}
	return out
}
