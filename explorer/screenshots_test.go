package explorer_test

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"image"
	"image/color"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/internal/browsertest"
	"github.com/hubgraph/hubgraph/queries/find"
)

var update = flag.Bool("update", false, "take the screenshots of docs/images anew")

// docs is the folder of the documents.
const docs = "../docs"

// screenshots are the pictures of pages in the documents, and how each is looked at.
// MODEL and ACCOUNT stand for the model of the sample that most spaces use, and the
// person with the most commits.
var screenshots = []struct {
	name, path string
	view       browsertest.View
	ready      string // an expression that is true once the page can be taken
}{
	{"explorer-start", "/", browsertest.View{Width: 1280}, "true"},
	{"explorer-search", "/search?q=base&kind=model", browsertest.View{Width: 1280}, "true"},
	{"explorer-model", "/model/MODEL", browsertest.View{Width: 1280}, "true"},
	{"explorer-account", "/account/ACCOUNT", browsertest.View{Width: 1280}, "true"},
	{"explorer-query", "/query/time/per-month?kind=model#answer", browsertest.View{Width: 1280}, "true"},
	{"explorer-neighbourhood", "/neighbourhood/model/MODEL?first=5", browsertest.View{Width: 1280}, `document.getElementById("hood-picture").dataset.shown === JSON.parse(document.getElementById("hood-data").textContent).address`},
	{"explorer-phone", "/model/MODEL", browsertest.View{Width: 390}, "true"},
	{"explorer-dark", "/query/adoption/top-models?limit=10#answer", browsertest.View{Width: 1280, Dark: true}, "true"},
}

// mostImage is how large the file of a screenshot may be.
const mostImage = 150 << 10

// TestScreenshots: each screenshot is a picture of its width, small, and in a document.
// With -update they are taken anew.
func TestScreenshots(t *testing.T) {
	if *update {
		takeScreenshots(t)
	}
	var text strings.Builder
	pages, err := filepath.Glob(docs + "/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("%d documents, %v", len(pages), err)
	}
	for _, page := range pages {
		one, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(one)
	}
	for _, s := range screenshots {
		file, err := os.ReadFile(filepath.Join(docs, "images", s.name+".png"))
		if err != nil {
			t.Error(err)
			continue
		}
		head, err := png.DecodeConfig(bytes.NewReader(file))
		if err != nil || head.Width != int(s.view.Width) || len(file) > mostImage {
			t.Errorf("%s: %d pixels wide, %d bytes, %v", s.name, head.Width, len(file), err)
		}
		if !strings.Contains(text.String(), "](images/"+s.name+".png)") {
			t.Errorf("no document shows %s", s.name)
		}
	}
}

func takeScreenshots(t *testing.T) {
	ctx := browsertest.Start(t, 5*time.Minute)
	c, address := onSample(t)
	if _, err := chromedp.Call(ctx, emulation.SetScrollbarsHidden, emulation.SetScrollbarsHiddenParams{Hidden: true}); err != nil {
		t.Fatal(err)
	}
	names := strings.NewReplacer("/model/MODEL", content.Path(find.Model, firstOf(t, c, "adoption/top-models")), "/account/ACCOUNT", content.Path(find.Account, firstOf(t, c, "developers/top-committers")))
	for _, s := range screenshots {
		at, err := url.Parse(address + names.Replace(s.path))
		if err != nil {
			t.Fatal(err)
		}
		browsertest.Open(t, ctx, at.String(), s.view)
		if _, err := chromedp.Run(ctx, chromedp.Poll[bool](s.ready)); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		file := filepath.Join(docs, "images", s.name+".png")
		if err := os.WriteFile(file, small(t, screenshot(t, ctx)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// firstOf is the name in the first row of a stored query.
func firstOf(t *testing.T, c *content.Content, query string) string {
	t.Helper()
	a, err := c.Query(t.Context(), query, []string{"limit=1"})
	if err != nil {
		t.Fatal(err)
	}
	return a.Rows[0][0].(string)
}

// screenshot takes what is seen of the open page.
func screenshot(t *testing.T, ctx context.Context) image.Image {
	t.Helper()
	taken, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(taken.Data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// small is a picture as PNG with its 256 most frequent colours, which pages have few
// more of.
func small(t *testing.T, from image.Image) []byte {
	t.Helper()
	times := map[color.RGBA]int{}
	bounds := from.Bounds()
	each := func(do func(x, y int, c color.RGBA)) {
		for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
			for x := bounds.Min.X; x < bounds.Max.X; x++ {
				do(x, y, color.RGBAModel.Convert(from.At(x, y)).(color.RGBA))
			}
		}
	}
	each(func(_, _ int, c color.RGBA) { times[c]++ })
	var all []color.RGBA
	for c := range times {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), slices.Compare([]uint8{a.R, a.G, a.B, a.A}, []uint8{b.R, b.G, b.B, b.A}))
	})
	var palette color.Palette
	for _, c := range all[:min(len(all), 256)] {
		palette = append(palette, c)
	}
	to, near := image.NewPaletted(bounds, palette), map[color.RGBA]uint8{}
	each(func(x, y int, c color.RGBA) {
		i, ok := near[c]
		if !ok {
			i = uint8(palette.Index(c))
			near[c] = i
		}
		to.SetColorIndex(x, y, i)
	})
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, to); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
