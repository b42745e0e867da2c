package explorer

import (
	"bytes"
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

const (
	// mostAgain is how many answers are kept, and mostBytesAgain how long one may be:
	// 32 MiB in all.
	mostAgain      = 256
	mostBytesAgain = 128 << 10

	// settled is for how long nothing must have been committed before an answer is
	// kept: parts of it may be some seconds old.
	settled = 5 * time.Second

	// ageAgain is how old a kept answer may be.
	ageAgain = 10 * time.Minute

	// stampLimit is how long the database may take to say that nothing was committed.
	stampLimit = time.Second
)

// again answers what was asked before by the same bytes, as long as nothing was committed
// to the graph: the database says so each time, by one round trip. So pages are there at
// once when a server has come back, which would have to plan each of their statements anew.
type again struct {
	stamp  func(context.Context) (string, error)
	kept   *lru.Cache[string, kept]
	served func() // is called for each answer that was kept

	mu    sync.Mutex
	last  string    // stamp
	since time.Time // it is that
}

// kept is an answer with status 200.
type kept struct {
	stamp  string
	at     time.Time
	header http.Header // what the part set
	body   []byte
}

func newAgain(stamp func(context.Context) (string, error), served func()) *again {
	cache, err := lru.New[string, kept](mostAgain)
	if err != nil { // only for a size below 1
		panic(err)
	}
	return &again{stamp: stamp, kept: cache, served: served}
}

// answers keeps the answers of a part. What is kept costs the database's word that nothing
// was committed, what is not costs the reader nothing: whether it may be kept is asked when
// it was sent. It may if the stamp is then one that was seen before the part began, so that
// all of it is of one state.
func (a *again) answers(part http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.Header.Get("If-None-Match") != "" || r.Header.Get("Range") != "" {
			part.ServeHTTP(w, r)
			return
		}
		key := strings.Join(slices.Concat([]string{r.Host, r.URL.RequestURI()}, r.Header.Values("Accept")), "\n")
		if k, ok := a.kept.Get(key); ok && time.Since(k.at) < ageAgain && k.stamp == a.now(r.Context()) {
			a.served()
			maps.Copy(w.Header(), k.header)
			w.WriteHeader(http.StatusOK)
			w.Write(k.body) // who has gone away needs no answer
			return
		}
		before := a.seen()
		out := &copied{ResponseWriter: w, before: w.Header().Clone(), whole: true}
		part.ServeHTTP(out, r)
		n, _ := r.Context().Value(noteKey{}).(*note)
		if !out.keeps() || r.Context().Err() != nil || n == nil || n.failed.Load() {
			return
		}
		k := kept{before, time.Now(), out.header, bytes.Clone(out.body.Bytes())}
		go func() {
			if now := a.now(context.WithoutCancel(r.Context())); before != "" && now == before {
				a.kept.Add(key, k)
			}
		}()
	})
}

// now asks for the stamp of the graph; "" where the database does not say.
func (a *again) now(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, stampLimit)
	defer cancel()
	stamp, err := a.stamp(ctx)
	if err != nil {
		return "" // the part says what is the matter
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if stamp != a.last {
		a.last, a.since = stamp, time.Now()
	}
	return stamp
}

// seen is the stamp that was asked for last, "" where the graph had another a moment ago.
func (a *again) seen() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if time.Since(a.since) < settled {
		return ""
	}
	return a.last
}

// copied is an answer that is copied while it is sent.
type copied struct {
	http.ResponseWriter
	before http.Header // what others had set
	status int
	header http.Header // what was set since
	body   bytes.Buffer
	whole  bool // all of it is in body, and was sent
}

// Unwrap is for http.ResponseController.
func (c *copied) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// WriteHeader notes the header.
func (c *copied) WriteHeader(status int) {
	if c.status == 0 && status >= 200 {
		c.status, c.header = status, http.Header{}
		for name, values := range c.Header() {
			if !slices.Equal(values, c.before[name]) {
				c.header[name] = slices.Clone(values)
			}
		}
	}
	c.ResponseWriter.WriteHeader(status)
}

// Write sends a part, and keeps it unless there is too much.
func (c *copied) Write(part []byte) (int, error) {
	if c.status == 0 {
		c.WriteHeader(http.StatusOK)
	}
	n, err := c.ResponseWriter.Write(part)
	if c.whole = c.whole && err == nil && c.body.Len()+n <= mostBytesAgain; c.whole {
		c.body.Write(part[:n])
	} else {
		c.body = bytes.Buffer{}
	}
	return n, err
}

// keeps reports whether the answer may be given again: it is a whole one, and does not say
// otherwise.
func (c *copied) keeps() bool {
	return c.whole && c.status == http.StatusOK && c.header.Get("Trailer") == "" && c.header.Get("Cache-Control") != "no-store" && c.header.Get("Set-Cookie") == ""
}
