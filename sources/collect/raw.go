package collect

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/outfile"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// RawIndex is the file that says which answer is in which file.
const RawIndex = "index.jsonl"

// KeepRaw returns a function that keeps answers in a folder as they came, each in
// a file PART/HASH.json.gz: the part of the API and the hash of the address, with a
// line in index.jsonl. An address that is asked again replaces its file.
func KeepRaw(dir string) (func(*hubapi.Answer) error, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, StateDir)); err == nil {
		return nil, hub.Usagef("--keep-raw %s is the folder of a collection; choose another", dir)
	}
	var mu sync.Mutex
	return func(a *hubapi.Answer) error {
		if err := keepRaw(dir, &mu, a); err != nil {
			return &rawError{err}
		}
		return nil
	}, nil
}

// rawError says that an answer could not be kept.
type rawError struct{ err error }

// Error says why.
func (e *rawError) Error() string { return "keep the answers of the Hub: " + e.err.Error() }

// keepRaw writes an answer and its line in the index.
func keepRaw(dir string, mu *sync.Mutex, a *hubapi.Answer) error {
	sum := sha256.Sum256([]byte(a.URL))
	name := filepath.Join(part(a.URL), hex.EncodeToString(sum[:12])+".json.gz")
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	err := outfile.Write(path, func(w io.Writer) error {
		z := gzip.NewWriter(w)
		_, err := z.Write(a.Body)
		return errors.Join(err, z.Close())
	})
	if err != nil {
		return err
	}
	line, err := json.Marshal(struct {
		File    string    `json:"file"`
		URL     string    `json:"url"`
		At      time.Time `json:"time"`
		Request string    `json:"request_id,omitempty"`
	}{filepath.ToSlash(name), a.URL, a.At.UTC(), a.RequestID})
	if err != nil {
		return err
	}
	mu.Lock()
	defer mu.Unlock()
	f, err := os.OpenFile(filepath.Join(dir, RawIndex), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Close())
}

// part says of which part of the API an address is.
func part(address string) string {
	path, _, _ := strings.Cut(address, "?")
	_, path, _ = strings.Cut(path, "/api/")
	for _, p := range []string{"commits", "discussions", "overview"} {
		if strings.Contains(path, "/"+p) {
			return p
		}
	}
	for _, k := range hub.Kinds {
		if path == k.String()+"s" {
			return path
		}
	}
	return "others"
}
