package figures

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/encoding/charmap"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"

	"github.com/hubgraph/hubgraph/hub"
)

// Format is a kind of file.
type Format uint8

// The formats.
const (
	SVG Format = iota
	PNG
	PDF
)

// Formats lists all formats.
var Formats = []Format{SVG, PNG, PDF}

// String returns the ending of the format's files.
func (f Format) String() string { return [...]string{"svg", "png", "pdf"}[f] }

// ParseFormats reads a list such as "svg,png". The error for an unknown name is
// a hub.UsageError.
func ParseFormats(list string) ([]Format, error) {
	var out []Format
	for name := range strings.SplitSeq(list, ",") {
		f, ok := formatNamed(strings.TrimSpace(name))
		if !ok {
			return nil, hub.Usagef("unknown format %q of figures; there are svg, png, pdf", name)
		}
		if slices.Contains(out, f) {
			return nil, hub.Usagef("format %s of figures is given twice", f)
		}
		out = append(out, f)
	}
	return out, nil
}

func formatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if strings.EqualFold(name, f.String()) {
			return f, true
		}
	}
	return 0, false
}

// Write writes the figure as a file of its own, on white.
func (f *Figure) Write(w io.Writer, format Format) error {
	var err error
	switch format {
	case SVG:
		err = f.writeSVG(w)
	case PNG:
		err = f.writePNG(w)
	case PDF:
		err = f.writePDF(w)
	}
	if err != nil {
		return fmt.Errorf("draw figure %d: %w", f.Number, err)
	}
	return nil
}

// resolution of PNG files in dots per inch.
const resolution = 200

func (f *Figure) writePNG(w io.Writer) error {
	c := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(f.Width, f.Height), vgimg.UseDPI(resolution))}
	f.paint(c, true)
	_, err := c.WriteTo(w)
	return err
}

// A PDF names the time when it was made, and its parts go by the order of a Go
// map; with these, equal figures have equal bytes.
func init() {
	fpdf.SetDefaultCatalogSort(true)
	fpdf.SetDefaultCreationDate(time.Unix(0, 0).UTC())
	fpdf.SetDefaultModificationDate(time.Unix(0, 0).UTC())
}

func (f *Figure) writePDF(w io.Writer) error {
	c := vgpdf.New(f.Width, f.Height)
	f.paint(pdfCanvas{c}, true)
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil { // is not to leave half a file
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// pdfCanvas makes up for gaps of vgpdf: it takes text for Windows-1252, writes
// all text in one face when there are several, and darkens transparent colours.
type pdfCanvas struct{ *vgpdf.Canvas }

// FillString draws text; bold text is plain.
func (c pdfCanvas) FillString(face font.Face, pt vg.Point, text string) {
	face = fonts.Lookup(font.Font{Typeface: face.Font.Typeface, Variant: face.Font.Variant}, face.Font.Size)
	if latin, err := charmap.Windows1252.NewEncoder().String(text); err == nil {
		text = latin
	}
	c.Canvas.FillString(face, pt, text)
}

// SetColor sets the colour of what comes next.
func (c pdfCanvas) SetColor(to color.Color) { c.Canvas.SetColor(onWhite(to)) }

// onWhite returns the opaque colour that c is on white.
func onWhite(c color.Color) color.NRGBA {
	r, g, b, a := c.RGBA()
	on := func(x uint32) uint8 { return uint8((x + 0xffff - a) >> 8) }
	return color.NRGBA{on(r), on(g), on(b), 0xff}
}
