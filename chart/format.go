package chart

import (
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

// Format is a file format.
type Format uint8

// The formats.
const (
	SVG Format = iota
	PNG
	PDF
)

// Formats lists all formats.
var Formats = []Format{SVG, PNG, PDF}

// String returns the file extension of the format, without a dot.
func (f Format) String() string { return [...]string{"svg", "png", "pdf"}[f] }

// ParseFormats reads a list such as "svg,png". The error for an unknown name is
// a hub.UsageError.
func ParseFormats(list string) ([]Format, error) {
	var out []Format
	for name := range strings.SplitSeq(list, ",") {
		at := slices.IndexFunc(Formats, func(f Format) bool { return strings.EqualFold(strings.TrimSpace(name), f.String()) })
		if at < 0 {
			return nil, hub.Usagef("unknown format %q of pictures; there are svg, png, pdf", name)
		}
		if slices.Contains(out, Formats[at]) {
			return nil, hub.Usagef("format %s of pictures is given twice", Formats[at])
		}
		out = append(out, Formats[at])
	}
	return out, nil
}

// opaque is a canvas in the colours of a style.
type opaque struct {
	vg.Canvas
	style Style
}

// SetColor sets the colour for what follows.
func (c opaque) SetColor(to color.Color) { c.Canvas.SetColor(tintOf(to).on(c.style)) }

// resolution of PNG files in dots per inch.
const resolution = 200

func writePNG(w io.Writer, c Chart, style Style) error {
	size := outer(c, Margin)
	to := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(size.X, size.Y), vgimg.UseDPI(resolution), vgimg.UseBackgroundColor(tint{Ground, 1}.on(style)))}
	paint(opaque{to, style}, c, Margin)
	_, err := to.WriteTo(w)
	return err
}

// A PDF holds the time of its creation, and its parts follow the order of a Go map;
// with these, equal charts have equal bytes.
func init() {
	fpdf.SetDefaultCatalogSort(true)
	fpdf.SetDefaultCreationDate(time.Unix(0, 0).UTC())
	fpdf.SetDefaultModificationDate(time.Unix(0, 0).UTC())
}

func writePDF(w io.Writer, c Chart, style Style) error {
	size := outer(c, Margin)
	to := vgpdf.New(size.X, size.Y)
	paint(pdfCanvas{opaque{to, style}}, c, Margin)
	_, err := to.WriteTo(w)
	return err
}

// pdfCanvas works around gaps in vgpdf, which takes all text for Windows-1252 and
// writes it in one face even when there are several.
type pdfCanvas struct{ opaque }

// FillString draws text; bold text is plain, and "?" stands for characters that
// Windows-1252 lacks.
func (c pdfCanvas) FillString(face font.Face, pt vg.Point, text string) {
	face = fonts.Lookup(font.Font{Typeface: face.Font.Typeface, Variant: face.Font.Variant}, face.Font.Size)
	var latin []byte
	for _, r := range text {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			b = '?'
		}
		latin = append(latin, b)
	}
	c.Canvas.FillString(face, pt, string(latin))
}
