package neighbourhood

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries/find"
)

func TestParseState(t *testing.T) {
	for _, c := range []struct{ query, want string }{ // want is the address, or what the error says
		{"", "/neighbourhood/model/gpt2"},
		{"expand=model:gpt2:derived", "/neighbourhood/model/gpt2?expand=model%3Agpt2%3Aderived"},
		{"expand=model:gpt2:derived:25", "/neighbourhood/model/gpt2?expand=model%3Agpt2%3Aderived"},
		{"expand=model:gpt2:derived:200&at=model:gpt2", "/neighbourhood/model/gpt2?expand=model%3Agpt2%3Aderived%3A200"},
		{"expand=model:gpt2:derived&expand=model:gpt2:derived:7", "/neighbourhood/model/gpt2?expand=model%3Agpt2%3Aderived%3A7"},
		{"expand=model:a:b:derived:3:spaces&at=licence:mit", "/neighbourhood/model/gpt2?at=license%3Amit&expand=model%3Aa%3Ab%3Aderived%3A3%3Aspaces"},
		{"expand=license:mit:models", "/neighbourhood/model/gpt2?expand=license%3Amit%3Amodels"},
		{"expand=model:gpt2:derived:0", "want 1 to 200"},
		{"expand=model:gpt2:derived:201", "want 1 to 200"},
		{"expand=model:gpt2:derived:-1", "want 1 to 200"},
		{"expand=model:gpt2:derivd", "did you mean derived"},
		{"expand=model:gpt2:colleagues", "no group"},
		{"expand=modell:gpt2:derived", "no kind"},
		{"first=8", "/neighbourhood/model/gpt2?first=8"},
		{"first=", "first=: want a number"},
		{"first=201", "1 to 200"},
		{"expand=derived", "want KIND:ID:GROUP"},
		{"expand=model:derived", "want KIND:ID:GROUP"},
		{"expand=", "want KIND:ID:GROUP"},
		{"at=gpt2", "want KIND:ID"},
		{"at=model:a&at=model:b", "twice"},
		{"expnd=model:gpt2:derived", "did you mean expand"},
		{"at=model:%ff", "want KIND:ID"},
		{strings.Repeat("&expand=model:x:derived", 30), "/neighbourhood/model/gpt2?expand=model%3Ax%3Aderived"},
	} {
		query, err := url.ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		s, err := ParseState(Thing{find.Model, "gpt2"}, query)
		switch {
		case strings.HasPrefix(c.want, "/"):
			if err != nil || s.Address() != c.want {
				t.Errorf("%s: %s, %v, want %s", c.query, s.Address(), err, c.want)
			}
		case err == nil || !strings.Contains(err.Error(), c.want) || content.Status(err) != 400:
			t.Errorf("%s: %v, want %q", c.query, err, c.want)
		}
	}
	many := url.Values{}
	for i := range MaxExpansions + 1 {
		many.Add("expand", "model:"+strings.Repeat("x", i+1)+":derived")
	}
	if _, err := ParseState(Thing{find.Model, "gpt2"}, many); err == nil || !strings.Contains(err.Error(), "at most 24") {
		t.Errorf("too many: %v", err)
	}
}

// Whatever the ids, an address is read back as the state that it is of.
func TestAddressReadsBack(t *testing.T) {
	id := rapid.OneOf(rapid.StringN(1, 12, 40), rapid.StringMatching(`[a-c:/.?#%&=+ ]{1,8}`), rapid.Just(".."), rapid.Just(""), rapid.Just("derived:25"))
	rapid.Check(t, func(t *rapid.T) {
		thing := func(label string) Thing {
			return Thing{rapid.SampledFrom(find.Kinds).Draw(t, label+" kind"), id.Draw(t, label)}
		}
		s := State{Center: thing("center"), At: thing("at"), First: rapid.SampledFrom([]int{0, 1, MaxMost}).Draw(t, "first")}
		if s.Center.ID == "" {
			s.Center.ID = "x" // the start of every address
		}
		for range rapid.IntRange(0, 5).Draw(t, "steps") {
			of := thing("of")
			s.Expand = with(s.Expand, Expansion{of, rapid.SampledFrom(groupNames(of.Kind)).Draw(t, "group"), rapid.IntRange(1, MaxMost).Draw(t, "most")})
		}
		u, err := url.Parse(s.Address())
		if err != nil {
			t.Fatal(err)
		}
		word, path, _ := strings.Cut(strings.TrimPrefix(u.Path, "/neighbourhood/"), "/")
		if path == "" {
			path = u.Query().Get("id")
		}
		kind, err := content.ParseKind(word)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseState(Thing{kind, path}, u.Query())
		if err != nil || back.Center != s.Center || back.At != s.At || back.First != s.First || !slices.Equal(back.Expand, s.Expand) {
			t.Fatalf("%+v became %+v, %v at %s", s, back, err, s.Address())
		}
	})
}

// Nothing that is typed breaks it, and what is accepted is read back as itself.
func FuzzParseState(f *testing.F) {
	for _, seed := range []string{"expand=model:gpt2:derived:7&at=license:mit", "expand=:::::", "at=%00", "expand=account:\u202e:models:99999999999999999999", "expand=model:%ff:derived"} {
		f.Add("gpt2", seed)
	}
	f.Fuzz(func(t *testing.T, id, text string) {
		query, err := url.ParseQuery(text)
		if err != nil {
			return
		}
		s, err := ParseState(Thing{find.Model, id}, query)
		if err != nil {
			if content.Status(err) != 400 {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		u, err := url.Parse(s.Address())
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseState(s.Center, u.Query())
		if err != nil || again.Address() != s.Address() || len(s.Expand) > MaxExpansions {
			t.Errorf("%q: %s, then %s, %v", text, s.Address(), again.Address(), err)
		}
	})
}
