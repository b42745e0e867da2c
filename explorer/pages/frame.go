package pages

import (
	"html/template"
	"io"
)

// Framed is a page of another part of the explorer.
type Framed struct {
	Title, Kicker string
	Whose         []string      // whose numbers it shows
	Head          template.HTML // what its head has besides the style
	Body          template.HTML // below the title
}

// Frame writes a page of another part as pages look: with navigation, search and foot.
func Frame(w io.Writer, f Framed) error {
	return layout().ExecuteTemplate(w, "framed", page{Title: f.Title, Kicker: f.Kicker, Whose: f.Whose, Head: f.Head, Content: f.Body})
}
