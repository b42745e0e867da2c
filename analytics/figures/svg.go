package figures

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"image/color"
	"io"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg/vgsvg"
)

// writeSVG writes a file of its own.
func (f *Figure) writeSVG(w io.Writer) error {
	body, err := f.svg(true)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%gpt" height="%gpt" viewBox="0 0 %g %g" font-family="%s" role="img">`+"\n",
		f.Width.Points(), f.Height.Points(), f.Width.Points(), f.Height.Points(), family)
	f.describe(&b, "figure-"+strconv.Itoa(f.Number))
	b.Write(body)
	b.WriteString("</svg>\n")
	_, err = b.WriteTo(w)
	return err
}

// Inline returns the figure as an svg element for an HTML page. It has no
// ground and no colours: an element that is filled or drawn in a colour has the
// class fill-NAME or line-NAME, and the page says with Stylesheet what they are.
// The title's id is figure-N-title, the description's figure-N-text.
func (f *Figure) Inline() (string, error) {
	body, err := f.svg(false)
	if err != nil {
		return "", fmt.Errorf("draw figure %d: %w", f.Number, err)
	}
	id := "figure-" + strconv.Itoa(f.Number)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="0 0 %g %g" role="img" aria-labelledby="%s-title %s-text">`+"\n",
		f.Width.Points(), f.Height.Points(), id, id)
	f.describe(&b, id)
	b.Write(body)
	b.WriteString("</svg>\n")
	return b.String(), nil
}

// describe writes the elements that tell what the picture shows to those who do
// not see it.
func (f *Figure) describe(w io.Writer, id string) {
	fmt.Fprintf(w, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-text\">%s</desc>\n", id, html.EscapeString(f.Title), id, html.EscapeString(f.Text))
}

// svg draws the figure and returns what is inside of the svg element.
func (f *Figure) svg(standalone bool) ([]byte, error) {
	c := vgsvg.New(f.Width, f.Height)
	f.paint(c, standalone)
	var drawn bytes.Buffer
	if _, err := c.WriteTo(&drawn); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	r := rewriter{w: &out, colors: standalone}
	if err := r.rewrite(&drawn); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// rewriter makes vgsvg's output short and free of what a page would not want:
// styles become attributes or classes, fonts are left to the surroundings.
type rewriter struct {
	w      *bytes.Buffer
	colors bool // as attributes, else as classes
	open   bool // the last element has no content yet
}

func (r *rewriter) rewrite(from io.Reader) error {
	dec := xml.NewDecoder(from)
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local != "svg" {
				r.start(t)
			}
		case xml.EndElement:
			if t.Name.Local != "svg" {
				r.end(t.Name.Local)
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); text != "" {
				r.content()
				r.w.WriteString(html.EscapeString(text))
			}
		}
	}
}

func (r *rewriter) start(e xml.StartElement) {
	r.content()
	r.w.WriteString("<" + e.Name.Local)
	for _, a := range e.Attr {
		if a.Name.Local == "style" {
			r.style(a.Value, e.Name.Local)
		} else {
			r.attribute(a.Name.Local, a.Value)
		}
	}
	r.open = true
}

// content ends the start of the last element, as something stands in it.
func (r *rewriter) content() {
	if r.open {
		r.w.WriteByte('>')
		r.open = false
	}
}

func (r *rewriter) end(name string) {
	if r.open {
		r.w.WriteString("/>\n")
		r.open = false
		return
	}
	r.w.WriteString("</" + name + ">\n")
}

func (r *rewriter) attribute(name, value string) {
	r.w.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
}

// style writes the properties that differ from what holds anyway.
func (r *rewriter) style(text, element string) {
	var classes []string
	for property := range strings.SplitSeq(text, ";") {
		name, value, _ := strings.Cut(property, ":")
		switch name {
		case "font-family", "font-variant", "font-style":
		case "font-weight":
			if value != "normal" {
				r.attribute(name, value)
			}
		case "fill", "stroke":
			if class := className(name, value); class != "" && !r.colors {
				classes = append(classes, class)
			} else {
				r.attribute(name, value)
			}
		case "font-size":
			r.attribute(name, strings.TrimSuffix(value, "px"))
		default:
			r.attribute(name, value)
		}
	}
	if len(classes) > 0 {
		r.attribute("class", strings.Join(classes, " "))
	}
}

// className returns the class that stands for a colour.
func className(property, value string) string {
	n, err := strconv.ParseUint(strings.TrimPrefix(value, "#"), 16, 32)
	if err != nil || !strings.HasPrefix(value, "#") {
		return ""
	}
	name := colorName(color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff})
	switch {
	case name == "":
		return ""
	case property == "fill":
		return "fill-" + name
	}
	return "line-" + name
}
