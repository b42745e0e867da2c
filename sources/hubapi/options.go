package hubapi

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/bom"
)

// PublicEndpoint is the address of the public Hub.
const PublicEndpoint = "https://huggingface.co"

// Options are the settings of a Client. The zero value asks the public Hub
// without a token.
type Options struct {
	Endpoint  string // the address of the Hub; "" is PublicEndpoint. Trailing slashes do not count
	Token     string // of an account; "" asks as nobody
	UserAgent string // "" is hubgraph/VERSION

	Concurrency int     // requests at the same time at most; 0 is 8
	Rate        float64 // requests a second at most; 0 is as many as the Hub allows

	Timeout time.Duration // without a byte from the server; 0 is one minute
	Tries   int           // how often a request is made that fails for a passing reason; 0 is 8
	MaxBody int64         // bytes of an answer, unpacked; 0 is 64 MiB

	Transport http.RoundTripper // nil is one of net/http with connections kept for Concurrency

	Log     func(string)        // a line about each longer wait and each repeated request; nil is nobody
	KeepRaw func(*Answer) error // given each answer of status 200 before Get returns it; an error ends Get. nil is nobody

	// Time and chance, for tests. nil is the real one.
	Now    func() time.Time
	After  func(time.Duration) <-chan time.Time // as time.After
	Jitter func() float64                       // in [0, 1)
}

func (o Options) withDefaults() Options {
	if o.Endpoint == "" {
		o.Endpoint = PublicEndpoint
	}
	o.Endpoint = strings.TrimRight(o.Endpoint, "/")
	o.Token = strings.TrimSpace(o.Token)
	if o.UserAgent == "" {
		o.UserAgent = "hubgraph/" + hub.Version
	}
	setDefault(&o.Concurrency, 8)
	setDefault(&o.Timeout, time.Minute)
	setDefault(&o.Tries, 8)
	setDefault(&o.MaxBody, 64<<20)
	if o.Transport == nil {
		o.Transport = transport(o.Concurrency)
	}
	if o.Log == nil {
		o.Log = func(string) {}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	return o
}

func setDefault[T int | int64 | time.Duration](value *T, byDefault T) {
	if *value <= 0 {
		*value = byDefault
	}
}

// transport keeps a connection for each request at the same time. Answers are
// unpacked by the Client, which bounds them.
func transport(concurrency int) http.RoundTripper {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.DisableCompression = true
	t.MaxIdleConns = 0
	t.MaxIdleConnsPerHost = concurrency
	return t
}

// parseEndpoint checks the address of a Hub. Its errors do not repeat a password.
func parseEndpoint(endpoint string) (*url.URL, error) {
	u, err := url.Parse(endpoint)
	switch {
	case err != nil:
		return nil, hub.Usagef("the address of the Hub cannot be read as a URL")
	case u.User != nil:
		return nil, hub.Usagef("the address of the Hub must not hold a user or password; a token goes into HF_TOKEN")
	case u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "":
		return nil, hub.Usagef("the address of the Hub is %q, want https://HOST or http://HOST", endpoint)
	}
	return u, nil
}

// FromEnv reads the settings that the Hub's own client takes from the
// environment: the endpoint (HF_ENDPOINT), the time-out (HF_HUB_DOWNLOAD_TIMEOUT,
// seconds) and the token. The token is that of HF_TOKEN, HUGGING_FACE_HUB_TOKEN,
// or of the file HF_TOKEN_PATH, $HF_HOME/token, $XDG_CACHE_HOME/huggingface/token or
// ~/.cache/huggingface/token, the first of these that is named; there is none
// with HF_HUB_DISABLE_IMPLICIT_TOKEN. Tokens by HF_OIDC_RESOURCE are not fetched.
//
// HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is an error. A nil readFile is os.ReadFile.
func FromEnv(getenv func(string) string, readFile func(string) ([]byte, error)) (Options, error) {
	o := Options{Endpoint: strings.TrimRight(getenv("HF_ENDPOINT"), "/")}
	for _, name := range []string{"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"} {
		if isTrue(getenv(name)) {
			return o, hub.Usagef("%s is set: no request is made to the Hub", name)
		}
	}
	if o.Endpoint != "" {
		if _, err := parseEndpoint(o.Endpoint); err != nil {
			return o, fmt.Errorf("HF_ENDPOINT: %w", err)
		}
	}
	if s := strings.TrimSpace(getenv("HF_HUB_DOWNLOAD_TIMEOUT")); s != "" {
		seconds, err := strconv.Atoi(s)
		if err != nil || seconds < 1 {
			return o, hub.Usagef("HF_HUB_DOWNLOAD_TIMEOUT is %q, want seconds", s)
		}
		o.Timeout = time.Duration(seconds) * time.Second
	}
	if isTrue(getenv("HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
		return o, nil
	}
	for _, name := range []string{"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"} {
		if o.Token = strings.TrimSpace(getenv(name)); o.Token != "" {
			return o, nil
		}
	}
	if readFile == nil {
		readFile = os.ReadFile
	}
	text, err := readFile(tokenPath(getenv))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return o, fmt.Errorf("reading the token: %w", err)
	}
	if text, err = bom.Text(text); err != nil {
		return o, fmt.Errorf("reading the token: %w", err)
	}
	o.Token = strings.TrimSpace(string(text))
	return o, nil
}

func tokenPath(getenv func(string) string) string {
	path := func(name string) string {
		p := getenv(name)
		if rest, ok := strings.CutPrefix(p, "~/"); ok {
			p = filepath.Join(getenv("HOME"), rest)
		}
		return p
	}
	if p := path("HF_TOKEN_PATH"); p != "" {
		return p
	}
	if p := path("HF_HOME"); p != "" {
		return filepath.Join(p, "token")
	}
	cache := path("XDG_CACHE_HOME")
	if cache == "" {
		cache = filepath.Join(getenv("HOME"), ".cache")
	}
	return filepath.Join(cache, "huggingface", "token")
}

func isTrue(s string) bool {
	switch strings.ToUpper(strings.TrimSpace(s)) {
	case "1", "ON", "YES", "TRUE":
		return true
	}
	return false
}
