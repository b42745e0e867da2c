package report

import (
	"regexp"
	"strings"
	"testing"
)

// The page must load nothing: no element may name a resource, and only links
// lead anywhere.
func TestSelfContained(t *testing.T) {
	page, text := render(t, fixture(), Options{})
	if bad := page.named("script", "link", "iframe", "object", "embed", "img", "base", "form", "video", "audio", "image", "use", "foreignObject"); len(bad) > 0 {
		t.Errorf("element %s", bad[0].name)
	}
	for _, e := range page.all(func(*element) bool { return true }) {
		for name, value := range e.attrs {
			switch {
			case name == "href" && e.name == "a":
				if !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "https://") {
					t.Errorf("link to %q", value)
				}
			case name == "xmlns":
			case name == "src", name == "href", name == "srcset", name == "action", strings.HasPrefix(name, "on"), strings.Contains(value, "://"), strings.Contains(value, "url("):
				t.Errorf("<%s %s=%q>", e.name, name, value)
			}
		}
	}
	for _, bad := range []string{"url(", "@import", "@font-face", "ZgotmplZ", "javascript:"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	csp := page.all(func(e *element) bool { return e.attrs["http-equiv"] == "Content-Security-Policy" })
	if len(csp) != 1 || !strings.HasPrefix(csp[0].attrs["content"], "default-src 'none'; style-src 'unsafe-inline'; img-src data:") {
		t.Error("no content security policy")
	}
}

func TestAccessible(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	if page.named("html")[0].attrs["lang"] != "en" {
		t.Error("no language")
	}
	ids := map[string]bool{}
	for _, e := range page.all(func(e *element) bool { return e.attrs["id"] != "" }) {
		if ids[e.attrs["id"]] {
			t.Errorf("id %q twice", e.attrs["id"])
		}
		ids[e.attrs["id"]] = true
	}
	for _, e := range page.all(func(*element) bool { return true }) {
		for _, ref := range strings.Fields(e.attrs["aria-labelledby"]) {
			if !ids[ref] {
				t.Errorf("no element %q to label a %s", ref, e.name)
			}
		}
		if ref, ok := strings.CutPrefix(e.attrs["href"], "#"); ok && !ids[ref] {
			t.Errorf("link to #%s leads nowhere", ref)
		}
	}
	tables := page.named("table")
	if len(tables) < 15 {
		t.Errorf("%d tables", len(tables))
	}
	for _, table := range tables {
		if c := table.named("caption"); len(c) != 1 || c[0].string() == "" {
			t.Error("a table without caption")
		}
		for _, th := range table.named("th") {
			if th.attrs["scope"] == "" || th.string() == "" {
				t.Errorf("head %q of table %q has no scope or no text", th.string(), table.attrs["id"])
			}
		}
	}
	level := byte('0')
	for _, h := range page.named("h1", "h2", "h3", "h4") {
		if h.name[1] > level+1 {
			t.Errorf("%s %q after h%c", h.name, h.string(), level)
		}
		level = h.name[1]
	}
	if len(page.named("h1")) != 1 || len(page.named("main")) != 1 {
		t.Error("want one h1 and one main")
	}
}

// Every colour of text has a contrast of at least 4.5 to the page, light and
// dark (WCAG 2.2, 1.4.3).
func TestContrast(t *testing.T) {
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(styleText, -1)
	if len(blocks) < 2 {
		t.Fatal("no colours")
	}
	for i, block := range blocks[:2] {
		colour := map[string][3]float64{}
		for _, m := range regexp.MustCompile(`--(\w+): #([0-9a-f]{6});`).FindAllStringSubmatch(block[1], -1) {
			colour[m[1]] = rgb(m[2])
		}
		for _, text := range []string{"fg", "muted", "accent", "paper", "same"} {
			for _, ground := range []string{"bg", "notice", "faint"} {
				if ground != "bg" && (text == "same" || text == "paper") {
					continue // never used there
				}
				if c := contrast(colour[text], colour[ground]); c < 4.5 {
					t.Errorf("scheme %d: %s on %s has contrast %.2f", i, text, ground, c)
				}
			}
		}
	}
}
