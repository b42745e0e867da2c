package neighbourhood

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// Every file under static/vendor is one that the manifest has, with its checksum, and
// each library has its licence among them.
func TestLibrariesAreUnmodified(t *testing.T) {
	want := map[string]string{"manifest.json": ""}
	for _, l := range Libraries() {
		if l.License != "MIT" || l.Package != l.Name+"@"+l.Version || !regexp.MustCompile(`^sha512-[A-Za-z0-9+/]{86}==$`).MatchString(l.Integrity) {
			t.Errorf("%+v", l)
		}
		for file, sum := range l.Files {
			name := path.Base(file)
			if name == "LICENSE" {
				name = l.Name + ".LICENSE"
			}
			want[name] = sum
		}
		if l.Files["LICENSE"] == "" {
			t.Errorf("%s comes without its licence", l.Name)
		}
	}
	entries, err := fs.ReadDir(static, "static/vendor")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("%d files, the manifest has %d", len(entries), len(want))
	}
	for _, e := range entries {
		text, err := static.ReadFile("static/vendor/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		if known, ok := want[e.Name()]; !ok || known != "" && known != hex.EncodeToString(sum[:]) {
			t.Errorf("%s is not what the manifest says", e.Name())
		}
	}
}

// A page with all that it loads is under 250 KB as it is sent, even when the picture is
// full; and nothing in it runs but files of this server.
func TestPageIsSmall(t *testing.T) {
	p := star(MaxNodes, "owner/name-of-a-thing")
	h := &handler{nil, Options{Frame: plainFrame}}
	var page bytes.Buffer
	if err := h.page(&page, p.view(hub.Provenance{}, "http://localhost:7474/browser/"), p); err != nil {
		t.Fatal(err)
	}
	total := len(zip(page.Bytes()))
	for _, m := range regexp.MustCompile(`<script([^>]*)>`).FindAllStringSubmatch(page.String(), -1) {
		src := regexp.MustCompile(`src="([^"]*)"`).FindStringSubmatch(m[1])
		if src == nil {
			if !strings.Contains(m[1], `type="application/json"`) {
				t.Errorf("a script in the page: %s", m[0])
			}
			continue
		}
		r := httptest.NewRequest("GET", src[1], nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		Handler(nil, Options{}).ServeHTTP(w, r)
		if w.Code != http.StatusOK || w.Header().Get("Content-Encoding") != "gzip" {
			t.Fatalf("%s: %d", src[1], w.Code)
		}
		total += w.Body.Len()
	}
	if total > 250_000 || total < 100_000 {
		t.Errorf("the page is %d bytes, want at most 250,000", total)
	}
	t.Logf("%d bytes, %d of them the page", total, len(zip(page.Bytes())))
	if strings.Contains(page.String(), "http://") && strings.Count(page.String(), "http://") != strings.Count(page.String(), "http://localhost:7474/")+strings.Count(page.String(), "http://www.w3.org/2000/svg") {
		t.Error("the page names another host")
	}
}

func TestServeFile(t *testing.T) {
	h := Handler(nil, Options{})
	plain := get(h, StaticPath+"neighbourhood.js")
	if plain.Code != 200 || plain.Header().Get("Content-Type") != "text/javascript; charset=utf-8" {
		t.Fatal(plain.Code, plain.Header())
	}
	r := httptest.NewRequest("GET", StaticPath+"neighbourhood.js", nil)
	r.Header.Set("Accept-Encoding", "gzip, br")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || !bytes.Equal(text, plain.Body.Bytes()) {
		t.Errorf("unpacked it is another one: %v", err)
	}
	if w.Header().Get("ETag") == plain.Header().Get("ETag") {
		t.Error("packed and plain have one ETag")
	}
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	w = httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("again: %d", w.Code)
	}
	for _, name := range []string{"nothing.js", "../page.html", "vendor", ""} {
		if w := get(h, StaticPath+name); w.Code == 200 {
			t.Errorf("%q is served", name)
		}
	}
}
