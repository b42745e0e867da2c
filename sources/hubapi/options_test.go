package hubapi_test

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// at0 ends a wait at once.
func at0(time.Duration) <-chan time.Time { return time.After(0) }

func TestFromEnv(t *testing.T) {
	files := map[string]string{"/p": "\n path \n", "/home/token": "home", "/cache/huggingface/token": "cache", "/me/.cache/huggingface/token": "default", "/me/x/token": "tilde"}
	for _, c := range []struct{ env, token, endpoint, err string }{
		{"HOME=/me", "default", "", ""},
		{"HOME=/nobody", "", "", ""},
		{"HOME=/me XDG_CACHE_HOME=/cache", "cache", "", ""},
		{"HOME=/me XDG_CACHE_HOME=/cache HF_HOME=/home", "home", "", ""},
		{"HOME=/me HF_HOME=~/x", "tilde", "", ""},
		{"HF_HOME=/home HF_TOKEN_PATH=/p", "path", "", ""},
		{"HF_TOKEN_PATH=/p HUGGING_FACE_HUB_TOKEN=old", "old", "", ""},
		{"HF_TOKEN_PATH=/p HUGGING_FACE_HUB_TOKEN=old HF_TOKEN=\tnew\r", "new", "", ""},
		{"HF_TOKEN=new HF_HUB_DISABLE_IMPLICIT_TOKEN=yes", "", "", ""},
		{"HF_TOKEN_PATH=/locked", "", "", "reading the token: permission denied"},
		{"HF_TOKEN=new HF_ENDPOINT=https://hub.example//", "new", "https://hub.example", ""},
		{"HF_ENDPOINT=ftp://hub.example", "", "", `HF_ENDPOINT: the address of the Hub is "ftp://hub.example", want https://HOST or http://HOST`},
		{"HF_ENDPOINT=https://me:pass@hub.example", "", "", "HF_ENDPOINT: the address of the Hub must not hold a user or password; a token goes into HF_TOKEN"},
		{"HF_HUB_OFFLINE=1", "", "", "HF_HUB_OFFLINE is set: no request is made to the Hub"},
		{"TRANSFORMERS_OFFLINE=oN", "", "", "TRANSFORMERS_OFFLINE is set: no request is made to the Hub"},
		{"HF_HUB_OFFLINE=0 HF_TOKEN=new", "new", "", ""},
		{"HF_HUB_DOWNLOAD_TIMEOUT=x", "", "", `HF_HUB_DOWNLOAD_TIMEOUT is "x", want seconds`},
	} {
		env := map[string]string{}
		for pair := range strings.SplitSeq(c.env, " ") {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		o, err := hubapi.FromEnv(func(name string) string { return env[name] }, func(name string) ([]byte, error) {
			if name == "/locked" {
				return nil, fs.ErrPermission
			}
			if text, ok := files[name]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		})
		text := ""
		if err != nil {
			text = err.Error()
		}
		if text != strings.Replace(c.err, "permission denied", fs.ErrPermission.Error(), 1) || err == nil && (o.Token != c.token || o.Endpoint != c.endpoint) {
			t.Errorf("%q: token %q, endpoint %q, error %v", c.env, o.Token, o.Endpoint, err)
		}
	}
	o, err := hubapi.FromEnv(func(name string) string { return map[string]string{"HF_HUB_DOWNLOAD_TIMEOUT": " 25 "}[name] }, nil)
	if err != nil || o.Timeout != 25*time.Second {
		t.Errorf("time-out %v, %v", o.Timeout, err)
	}
}

func TestWrongSettings(t *testing.T) {
	for _, o := range []hubapi.Options{{Endpoint: "hub.example"}, {Endpoint: "https://a:b@hub.example"}, {Token: "two words " + secret}, {Rate: -1}, {Endpoint: "https://%zz"}} {
		_, err := hubapi.New(o)
		if !errors.As(err, new(*hub.UsageError)) || strings.Contains(err.Error(), secret) {
			t.Errorf("%v: %v", o.Endpoint, err)
		}
	}
}

func TestPaths(t *testing.T) {
	for got, want := range map[string]string{
		hubapi.Listing{}.Path(): "/api/models?limit=1000",
		hubapi.Listing{Kind: hub.Space, Limit: 5, Expand: []string{"models", "sdk"}, Filter: []string{"a, b", "c"}, Author: "x y", Search: "&", Models: []string{"m/n"}, Sort: "likes"}.Path(): "/api/spaces?author=x+y&expand=models&expand=sdk&filter=a%2C+b&filter=c&limit=5&models=m%2Fn&search=%26&sort=likes",
		hubapi.ItemPath(hub.Dataset, "gpt2"):                     "/api/datasets/gpt2",
		hubapi.ItemPath(hub.Model, "a/b", "sha", "tags"):         "/api/models/a/b?expand=sha&expand=tags",
		hubapi.CommitsPath(hub.Model, "a/b", "", 0):              "/api/models/a/b/commits/main?limit=1000",
		hubapi.CommitsPath(hub.Space, "a/b.c_d", "refs/pr/1", 2): "/api/spaces/a/b.c_d/commits/refs%2Fpr%2F1?limit=1000&p=2",
		hubapi.DiscussionsPath(hub.Model, "a/b", 3):              "/api/models/a/b/discussions?p=3",
		hubapi.DiscussionsPath(hub.Model, "../../x?y#z %", 0):    "/api/models/%2E%2E/..%2Fx%3Fy%23z%20%25/discussions?p=0",
		hubapi.UserPath("a/b"):                                   "/api/users/a%2Fb/overview",
		hubapi.OrganizationPath("Lab"):                           "/api/organizations/Lab/overview",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// The fields of a sweep are ones that the Hub has, as it says itself.
func TestSweepFields(t *testing.T) {
	h, s := fake(fakeOptions)
	c := client(t, hubapi.Options{Transport: s.Transport()})
	for _, kind := range hub.Kinds {
		if _, err := c.Get(t.Context(), hubapi.Listing{Kind: kind, Expand: hubapi.SweepFields(kind)}.Path()); err != nil {
			t.Error(err)
		}
	}
	if len(h.Repositories) == 0 {
		t.Error("no repository")
	}
}

func TestNext(t *testing.T) {
	for link, want := range map[string]string{
		`<https://huggingface.co/api/models?limit=1&cursor=eyJ,;x>; rel="next"`:          "https://huggingface.co/api/models?limit=1&cursor=eyJ,;x",
		`<https://huggingface.co/a?b>; rel="prev", </api/models?p=2>; title=x; rel=NEXT`: "https://huggingface.co/api/models?p=2",
		`<?p=1>; rel="last next"`:                "https://huggingface.co/api/models/a/b?p=1",
		`<https://huggingface.co/x>; rel="prev"`: "",
		`rel="next"`:                             "",
		`<x`:                                     "",
		"":                                       "",
		`<http://huggingface.co/x>; rel="next"`:  "error",
		`<https://huggingface.co:8443/x>; rel="next"`:     "error",
		`<https://huggingface.co.evil.example/>;rel=next`: "error",
	} {
		c := client(t, hubapi.Options{Transport: linked(link)})
		a, err := c.Get(t.Context(), anyModel)
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.Next()
		if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("%s: %q, %v", link, got, err)
		}
	}
}

// All pages of a listing are all its repositories, though rows move.
func TestPages(t *testing.T) {
	h, s := fake(movingOptions)
	c := client(t, hubapi.Options{Transport: s.Transport()})
	for _, kind := range hub.Kinds {
		want, got, repeated := map[string]bool{}, map[string]bool{}, 0
		for _, r := range h.Repositories {
			if r.Kind == kind && !r.Private {
				want[r.ID] = true
			}
		}
		next := hubapi.Listing{Kind: kind, Limit: 6, Expand: []string{"sha"}}.Path()
		for next != "" {
			a, err := c.Get(t.Context(), next)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range ids(t, a.Body) {
				if got[id] {
					repeated++
				}
				got[id] = true
			}
			if next, err = a.Next(); err != nil {
				t.Fatal(err)
			}
		}
		if !maps.Equal(got, want) || repeated == 0 {
			t.Errorf("%d %ss, want %d; %d repeated", len(got), kind, len(want), repeated)
		}
	}
}
