package api

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/explorer/wire"
)

// whole answers with a document that is there as a whole.
func (a *api) whole(w http.ResponseWriter, r *http.Request, document any) error {
	body, err := wire.Write(document)
	if err != nil {
		return err
	}
	send(w, r, "application/json", body)
	return nil
}

// send answers with a text, or says that the one that the client has is the same.
func send(w http.ResponseWriter, r *http.Request, media string, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:16]) + `"`
	header := w.Header()
	header.Set("ETag", tag)
	if header.Get("Cache-Control") != "no-store" { // where a part is missing
		header.Set("Cache-Control", "private, no-cache")
	}
	if has(r.Header.Values("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", media)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	w.Write(body) // who has gone away needs no answer
}

// has reports whether a tag is among those of If-None-Match, which compares weakly.
func has(headers []string, tag string) bool {
	for one := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		if one = strings.TrimPrefix(strings.TrimSpace(one), "W/"); one == tag || one == "*" {
			return true
		}
	}
	return false
}

// linkNext names the next page in a header.
func linkNext(w http.ResponseWriter, next string) {
	w.Header().Add("Link", "<"+next+`>; rel="next"`)
}
