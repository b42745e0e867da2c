package cmdline

import "embed"

//go:embed completion
var scripts embed.FS

// Shells are the shells that Script has a script for.
var Shells = []string{"bash", "zsh", "fish"}

// Script returns the script that makes a shell ask hubgraph __complete, which
// prints the words of Complete: each line is a word, a tab, and what it is.
func Script(shell string) (text []byte, ok bool) {
	text, err := scripts.ReadFile("completion/hubgraph." + shell)
	return text, err == nil
}
