package cmdline

import (
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// Word is a word that may stand at the cursor.
type Word struct{ Text, About string }

// The words that leave completion to the shell.
var (
	files = Word{Text: ":files"}
	dirs  = Word{Text: ":dirs"}
)

// Names provides the words that only the command knows.
type Names interface {
	// Argument returns the possible arguments of a command; ok is false if the
	// argument is a file.
	Argument(at *Cursor) (words []Word, ok bool)
	// Param returns what may follow --param, given what has been typed of it.
	Param(at *Cursor, typed string) []Word
}

// Cursor is the position reached in a command line.
type Cursor struct {
	Args []string // of the command

	path     []string       // names of the command and its subcommand
	found    *cli.Command   // the last of them; nil before the first
	commands []*cli.Command // what may come next
	own      []cli.Flag     // of the command
	values   map[string][]string
	waiting  cli.Flag // the flag whose value comes next
	noFlags  bool     // after --
}

// Command is the command with its subcommand, such as "query run".
func (at *Cursor) Command() string { return strings.Join(at.path, " ") }

// Value is the last value of a flag, "" for none.
func (at *Cursor) Value(flag string) string {
	given := at.values[flag]
	if len(given) == 0 {
		return ""
	}
	return given[len(given)-1]
}

// Complete returns the words that may stand at the end of a command line:
// those that begin with its last word. The texts :files and :dirs leave
// completion to the shell.
func Complete(app *cli.App, line []string, names Names) []Word {
	if len(line) < 2 {
		return nil
	}
	at, current := readLine(app, line[1:len(line)-1]), line[len(line)-1]
	var found []Word
	switch name, value, hasValue := strings.Cut(current, "="); {
	case at.waiting != nil:
		found = flagWords(names, at, at.waiting, current)
	case !at.noFlags && strings.HasPrefix(current, "-") && hasValue:
		flag := at.flag(app, name)
		if flag == nil {
			return nil
		}
		for _, w := range flagWords(names, at, flag, value) {
			if w != files && w != dirs {
				w.Text = name + "=" + w.Text
			}
			found = append(found, w)
		}
	case !at.noFlags && strings.HasPrefix(current, "-"):
		found = flagNames(append(slices.Clone(at.own), app.Flags...))
	case len(at.Args) == 0 && len(at.commands) > 0:
		found = commandNames(at.commands)
	default:
		words, ok := names.Argument(at)
		if !ok {
			found = []Word{files}
		} else if len(at.Args) == 0 {
			found = words
		}
	}
	return slices.DeleteFunc(found, func(w Word) bool { return w != files && w != dirs && !strings.HasPrefix(w.Text, current) })
}

// readLine reads the words before the cursor, as Arrange does.
func readLine(app *cli.App, words []string) *Cursor {
	at := &Cursor{commands: app.Commands, values: map[string][]string{}}
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

// take takes a command or an argument.
func (at *Cursor) take(w string) {
	c := findCommand(at.commands, w)
	if c == nil || len(at.Args) > 0 || at.noFlags {
		at.Args = append(at.Args, w)
		return
	}
	at.path, at.found, at.own, at.commands = append(at.path, c.Name), c, c.Flags, c.Subcommands
}

// flag finds a flag by the word that names it.
func (at *Cursor) flag(app *cli.App, w string) cli.Flag {
	name := strings.TrimLeft(w, "-")
	if f := findFlag(at.own, name); f != nil {
		return f
	}
	return findFlag(app.Flags, name)
}

func (at *Cursor) note(f cli.Flag, value string) {
	name := f.Names()[0]
	at.values[name] = append(at.values[name], value)
}

func commandNames(commands []*cli.Command) (out []Word) {
	for _, c := range commands {
		if !c.Hidden && c.Name != "help" {
			out = append(out, Word{c.Name, c.Usage})
		}
	}
	return out
}

func flagNames(flags []cli.Flag) (out []Word) {
	for _, f := range flags {
		about := ""
		if d, ok := f.(cli.DocGenerationFlag); ok {
			about = strings.ReplaceAll(d.GetUsage(), "`", "")
		}
		out = append(out, Word{"--" + f.Names()[0], about})
	}
	return append(out, Word{"--help", "show help"})
}

var (
	placeholder = regexp.MustCompile("`([^`]*)`(?:: (.*))?")
	choices     = regexp.MustCompile(`^[a-z0-9-]+(?:(?:, | or )[a-z0-9-]+)*`)
)

// flagWords are the values of a flag. By convention in this command's help,
// `FILE` and `DIR` are paths, and choices follow the placeholder: "`FORMAT`:
// text or json".
func flagWords(names Names, at *Cursor, f cli.Flag, typed string) []Word {
	if f.Names()[0] == "param" {
		return names.Param(at, typed)
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
		return []Word{files}
	case m[1] == "DIR" || m[1] == "OUT":
		return []Word{dirs}
	case strings.Contains(m[1], "|"):
		return Plain(strings.Split(m[1], "|"))
	case choices.MatchString(m[2]) && strings.ContainsAny(m[2], ", "):
		return Plain(strings.Split(strings.ReplaceAll(choices.FindString(m[2]), " or ", ", "), ", "))
	}
	return nil
}

// Plain are words that need no explanation.
func Plain(texts []string) (out []Word) {
	for _, t := range texts {
		out = append(out, Word{Text: t})
	}
	return out
}
