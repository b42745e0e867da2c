package pages_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries/find"
)

// hostile are names that want to be more than texts.
var hostile = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	"right\u202eto-left\u2066",
	"javascript:alert(1)",
	"{{.}}{{define `x`}}",
	"?q=#%2e%2e&format=csv",
	"]]>--><svg onload=alert(1)>",
	"bell\aand\u0085line\u2028ends",
}

// hostileHub is a snapshot in which all names are hostile.
func hostileHub(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{"snapshot.json": {Data: []byte(`{"format":1,"source":"<script>alert(2)</script>","collectedAt":"2023-11-01T00:00:00Z"}`)}}
	write := func(file string, record any) {
		line, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		if files[file] == nil {
			files[file] = &fstest.MapFile{}
		}
		files[file].Data = append(append(files[file].Data, line...), '\n')
	}
	type record = map[string]any
	for i, name := range hostile {
		for _, kind := range []string{"model", "dataset", "space"} {
			r := record{"kind": kind, "id": name + "/" + name, "owner": name, "likes": 10 - i, "tags": hostile, "created_at": "2023-01-02T03:04:05Z", "license": name}
			write("repositories.jsonl", r)
		}
		for _, month := range []string{"02", "03"} {
			write("commits.jsonl", record{"kind": "model", "repo": name + "/" + name, "sha": name + month, "authors": []string{name, hostile[(i+1)%len(hostile)]}, "date": "2023-" + month + "-02T03:04:05Z", "title": name})
		}
		write("discussions.jsonl", record{"kind": "model", "repo": name + "/" + name, "num": 1, "author": name, "date": "2023-03-02T03:04:05Z", "is_pull_request": true, "status": "open"})
		write("usages.jsonl", record{"space": name + "/" + name, "model": name + "/" + name})
		next := hostile[(i+1)%len(hostile)]
		if i+1 < len(hostile) {
			write("lineage.jsonl", record{"model": name + "/" + name, "base": next + "/" + next, "relation": "finetune"})
		}
	}
	return files
}

// On a hub whose names are hostile, every page is there and none of them is more than
// text.
func TestHostileNames(t *testing.T) {
	s := open(t, hostileHub(t))
	paths := []string{"/", "/search?q=" + url.QueryEscape("<script>alert(3)</script>"), "/search?q=a", "/queries"}
	for _, name := range hostile {
		for _, kind := range []find.Kind{find.Model, find.Dataset, find.Space} {
			paths = append(paths, content.Path(kind, name+"/"+name))
		}
		paths = append(paths, content.Path(find.Account, name), "/recipe/model?model="+url.QueryEscape(name+"/"+name), "/recipe/account?account="+url.QueryEscape(name),
			"/query/lineage/ancestors?model="+url.QueryEscape(name+"/"+name))
	}
	for _, q := range s.content.Queries().All() {
		paths = append(paths, "/query/"+q.Name)
	}
	for _, path := range paths {
		page := s.page(path)
		checkPage(t, path, page)
		checkInert(t, path, page)
	}
	for _, wrong := range []string{"/model/", "/query/", "/recipe/", "/query/adoption/top-models?limit=", "/query/adoption/top-models?"} {
		for _, name := range hostile {
			page := parse(t, s.get(wrong+url.QueryEscape(name)).Body.String())
			checkPage(t, wrong+name, page)
			checkInert(t, wrong+name, page)
		}
	}
}

// checkInert: no element that the names have, no address that runs something, no
// character that changes the direction of what follows or cannot be seen.
func checkInert(t *testing.T, at string, page *html.Node) {
	t.Helper()
	for d := range page.Descendants() {
		switch d.Type {
		case html.ElementNode:
			if d.Data == "img" && !strings.HasPrefix(attr(d, "src"), "/neighbourhood/") || d.Data == "svg" && attr(d, "class") != "chart" {
				t.Errorf("%s: an element %s", at, d.Data)
			}
			for _, a := range d.Attr {
				if (a.Key == "href" || a.Key == "src" || a.Key == "action") && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "data:,") &&
					!strings.HasPrefix(a.Val, browserAddress[:30]) && !strings.HasPrefix(a.Val, "https://arxiv.org/") {
					t.Errorf("%s: <%s %s=%q>", at, d.Data, a.Key, a.Val)
				}
			}
		case html.TextNode:
			if i := strings.IndexAny(d.Data, "\u202e\u2066\a\u0085\u2028"); i >= 0 && d.Parent.Data != "code" {
				t.Errorf("%s: the text %q of <%s>", at, d.Data, d.Parent.Data)
			}
		}
	}
}
