package bots

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// machines is a hub of accounts of which each does one thing.
func machines() fs.FS {
	var repositories, commits, discussions strings.Builder
	for i := 1; i <= 12; i++ {
		fmt.Fprintf(&repositories, `{"id":"kit/r%02d","kind":"model","owner":"kit","tags":[]}`+"\n", i)
	}
	repositories.WriteString(`{"id":"robots/log","kind":"dataset","owner":"robots","tags":[]}` + "\n")
	repositories.WriteString(`{"id":"kit/copy","kind":"space","owner":"kit","tags":[]}` + "\n")
	sha := 0
	commit := func(kind, repo, name string, at time.Time, title string) {
		sha++
		fmt.Fprintf(&commits, `{"repo":%q,"kind":%q,"sha":"%04x","authors":[%q,%q],"date":%q,"title":%q}`+"\n", repo, kind, sha, name, name, at.Format(time.RFC3339), title)
	}
	evening := time.Date(2024, 1, 1, 18, 5, 0, 0, time.UTC)
	for i := range 12 {
		hourly := evening.Add(time.Duration(i) * time.Hour)
		commit("model", fmt.Sprintf("kit/r%02d", i+1), "clockwork", hourly, fmt.Sprintf("Sync run %d", i))                                        // all three signals
		commit("model", "kit/r01", "trainer", hourly, fmt.Sprintf("Training in progress, step %d", i))                                            // rhythm
		commit("model", fmt.Sprintf("kit/r%02d", i+1), "walker", evening.AddDate(0, 0, i*i).Add(time.Duration(i*i*7)*time.Minute), "Add a card")  // titles
		commit("model", "kit/r02", "fay-moss", evening.AddDate(0, 0, i*i*i).Add(time.Duration(i*i*11)*time.Minute), strings.Repeat("word ", i+1)) // none
		fmt.Fprintf(&discussions, `{"repo":"kit/r%02d","kind":"model","num":1,"author":"asker","date":%q,"is_pull_request":true}`+"\n", i+1, evening.Add(time.Duration(i*i)*time.Minute).Format(time.RFC3339))
	}
	commit("dataset", "robots/log", "keeper", evening, "Log") // by the owner of the only repository
	commit("dataset", "robots/log", "guest", evening, "Log")  // not: it works elsewhere, too
	commit("model", "kit/r03", "guest", evening, "Help")
	commit("model", "kit/r03", "shelf-bot", evening, "")
	commit("model", "kit/r04", "listed one", evening, "")
	return fstest.MapFS{
		"repositories.jsonl": {Data: []byte(repositories.String())},
		"commits.jsonl":      {Data: []byte(commits.String())},
		"discussions.jsonl":  {Data: []byte(discussions.String())},
		"bots.jsonl":         {Data: []byte(`{"name":"shelf-bot"}` + "\n")},
	}
}

func options(t testing.TB, more string) Options {
	t.Helper()
	o := Options{Rules: bundledRules(t), Least: 10, Signals: 2}
	if more != "" {
		own, err := hub.ParseBotRules("own.csv", []byte("rule,value\n"+more))
		if err != nil {
			t.Fatal(err)
		}
		o.Rules = o.Rules.And(own)
	}
	return o
}

func text(t *testing.T, from Source, o Options, format string) string {
	t.Helper()
	s, err := Suggest(t.Context(), from, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := s.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSuggest: which accounts are listed, for which reasons, and in which order.
func TestSuggest(t *testing.T) {
	const own = "name,listed one\nowner,robots\n"
	for _, c := range []struct {
		rules string
		to    func(*Options)
		want  []string
	}{
		{"", func(*Options) {}, []string{"shelf-bot | regexp (?i).+[-_ ](ro)?bot([-_ ]?[0-9]+)? | []", "clockwork |  | [rhythm titles breadth]"}},
		{"", func(o *Options) { o.New = true }, []string{"clockwork |  | [rhythm titles breadth]"}},
		{own, func(o *Options) { o.New, o.Signals = true, 3 }, []string{"keeper | owner robots | []", "listed one | name listed one | []", "clockwork |  | [rhythm titles breadth]"}},
		{"", func(o *Options) { o.New, o.Signals = true, 1 }, []string{"clockwork |  | [rhythm titles breadth]", "asker |  | [breadth]", "trainer |  | [rhythm]", "walker |  | [titles]"}},
		{"", func(o *Options) { o.New, o.Signals, o.Least = true, 1, 13 }, nil},
		{"title,Training *\n", func(o *Options) { o.New = true }, []string{"clockwork |  | [rhythm titles breadth]"}}, // a library's title stays one
		{"title,Add a card\n", func(o *Options) { o.New, o.Signals = true, 3 }, []string{"clockwork |  | [rhythm titles breadth]"}},
	} {
		o := options(t, c.rules)
		c.to(&o)
		s, err := Suggest(t.Context(), FromSnapshot(loadtest.Open(t, machines()), nil), o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range s.Rows {
			got = append(got, fmt.Sprint(x.Name, " | ", x.Rule, " | ", x.Signals))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q, %+v (want -, got +):\n%s", c.rules, o, d)
		}
	}
}

// TestWrite: a row in every format, of values that are plain to see.
func TestWrite(t *testing.T) {
	o := options(t, "")
	o.New = true
	from := FromSnapshot(loadtest.Open(t, machines()), nil)
	wantCSV := "name,rule,signals,commits,discussions,pull_requests,dated,first,last,active_days,burstiness,minute_share,hours,titled,bot_titles,library_titles,top_title_share,top_title,repositories,day_median,day_max,listed,verdict\r\n" +
		`clockwork,,"[""rhythm"",""titles"",""breadth""]",12,0,0,12,2024-01-01T18:05:00Z,2024-01-02T05:05:00Z,2,-1,1,12,12,0,0,1,Sync run *,12,6,6,false,` + "\r\n"
	if d := cmp.Diff(wantCSV, text(t, from, o, "csv")); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
	wantJSON := `{"name": "clockwork", "rule": "", "signals": ["rhythm","titles","breadth"], "commits": 12, "discussions": 0, "pull_requests": 0, "dated": 12, "first": "2024-01-01T18:05:00Z", "last": "2024-01-02T05:05:00Z", ` +
		`"active_days": 2, "burstiness": -1, "minute_share": 1, "hours": 12, "titled": 12, "bot_titles": 0, "library_titles": 0, "top_title_share": 1, "top_title": "Sync run *", "repositories": 12, "day_median": 6, "day_max": 6, "listed": false, "verdict": ""}` + "\n"
	if d := cmp.Diff(wantJSON, text(t, from, o, "jsonl")); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// TestGraphAndFilesSuggestTheSame: the same bytes from Neo4j and from files.
func TestGraphAndFilesSuggestTheSame(t *testing.T) {
	for name, folder := range map[string]fs.FS{"machines": machines(), "small": hubtest.Small(), "generated": os.DirFS(loadtest.Generate(t, 0.003))} {
		t.Run(name, func(t *testing.T) {
			db := dbtest.Open(t)
			loadtest.Load(t, db, folder, loader.Options{})
			for _, o := range []Options{options(t, "owner,robots\nowner,gust-lab\nregexp,[a-f].*\n"), options(t, "")} {
				for _, format := range Formats {
					o.Least, o.Signals = 3, 1
					files := text(t, FromSnapshot(loadtest.Open(t, folder), nil), o, format)
					graph := text(t, FromGraph(db), o, format)
					if d := cmp.Diff(files, graph); d != "" || strings.Count(files, "\n") < 2 {
						t.Errorf("%s, %s: %d bytes; files -, graph +:\n%s", o.Rules.Name(), format, len(files), d)
					}
				}
			}
		})
	}
}

func TestWrongUse(t *testing.T) {
	for _, o := range []Options{{Least: 2, Signals: 2}, {Least: 10}, {Least: 10, Signals: 4}} {
		if _, err := Suggest(t.Context(), nil, o); err == nil {
			t.Errorf("%+v is accepted", o)
		}
	}
}
