package neighbourhood

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

// The files that the page loads: our own, and libraries of others under static/vendor,
// whole and unmodified, each of which static/vendor/manifest.json tells.
//
//go:embed static
var static embed.FS

// Library is a library of others that the binary holds.
type Library struct {
	Name      string            `json:"name"`
	Version   string            `json:"version"`
	License   string            `json:"license"`
	Package   string            `json:"package"`   // of npm, with its version
	Integrity string            `json:"integrity"` // of the package, as npm has it
	Files     map[string]string `json:"files"`     // SHA-256 of each file, by its path in the package
}

// Libraries are the libraries of others that the page loads.
var Libraries = sync.OnceValue(func() []Library {
	text, err := static.ReadFile("static/vendor/manifest.json")
	if err != nil {
		panic(err)
	}
	var out []Library
	if err := json.Unmarshal(text, &out); err != nil {
		panic(err)
	}
	return out
})

// StaticPath is where the files are served.
const StaticPath = "/static/neighbourhood/"

// served is a file as it is sent.
type served struct {
	kind, etag    string
	plain, zipped []byte
}

// files are all files, by path, packed once.
var files = sync.OnceValue(func() map[string]served {
	out := map[string]served{}
	err := fs.WalkDir(static, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := static.ReadFile(name)
		sum := sha256.Sum256(text)
		kind := map[string]string{".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json"}[path.Ext(name)]
		if kind == "" {
			kind = "text/plain; charset=utf-8"
		}
		out[strings.TrimPrefix(name, "static/")] = served{kind, `"` + hex.EncodeToString(sum[:12]) + `"`, text, zip(text)}
		return err
	})
	if err != nil {
		panic(err)
	}
	return out
})

func zip(text []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		w.Write(text) // to a buffer: no error
		w.Close()
	}
	return b.Bytes()
}

// serveFile answers a file, packed for those who take that.
func serveFile(w http.ResponseWriter, r *http.Request) {
	f, ok := files()[r.PathValue("file")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Content-Type", f.kind)
	header.Set("Cache-Control", "no-cache")
	header.Add("Vary", "Accept-Encoding")
	body, etag := f.plain, f.etag
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		header.Set("Content-Encoding", "gzip")
		body, etag = f.zipped, strings.TrimSuffix(f.etag, `"`)+`-gzip"`
	}
	header.Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Write(body)
}
