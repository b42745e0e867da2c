package browser_test

import (
	"fmt"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/browser"
	"github.com/hubgraph/hubgraph/sample"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// loadSample opens the test database and loads the sample into it.
func loadSample(t *testing.T) *graphdb.DB {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, sample.FS(), loader.Options{})
	return db
}

// column returns the first column of a question's rows.
func column(t *testing.T, db *graphdb.DB, cypher string) []string {
	t.Helper()
	_, rows, err := db.Read(t.Context(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprint(row[0]))
	}
	return out
}

// A server that hubgraph starts lets Neo4j Browser fetch from this machine.
func TestSettingOnNeo4j(t *testing.T) {
	db := dbtest.Open(t)
	values := column(t, db, browser.SettingCypher)
	if len(values) != 1 || !browser.Allows(values[0], "localhost") || !browser.Allows(values[0], "127.0.0.1") || browser.Allows(values[0], "evil.example") {
		t.Errorf("the setting is %q", values)
	}
}

// The whole way of a user in Neo4j Browser: log in, set the style, play a guide,
// run its cells, see rows and a picture in our colours, take over the favourites.
func TestNeo4jBrowser(t *testing.T) {
	p := chromium(t)
	db := loadSample(t)
	server := dbtest.Server(t)
	if server.HTTPURL == "" {
		t.Skip("SKIPPED, the given Neo4j has no known address of Neo4j Browser")
	}
	guides := httptest.NewServer(handler(t))
	defer guides.Close()
	url := strings.Replace(guides.URL, "127.0.0.1", "localhost", 1)

	p.login(server.HTTPURL, server.BoltURI, server.Username, server.Password)
	value[bool](p, banner+`.click() || true`)
	p.run(":style " + url + browser.StylePath)
	p.until("the style", frame+`.innerText.includes('node.Discussion') && `+frame+`.innerText.includes('#0072B2')`)

	p.run(":play " + url + browser.GuidesPath)
	p.until("the list of recipes", frame+`.querySelector('[play-topic$="/guides/adoption"]')`)
	p.playGuide(url + browser.GuidesPath + "adoption")
	p.rows(db)
	p.picture(db)
	p.favourites(db, url+browser.FavouritesPath)
}

// banner closes the note on telemetry, where there is one.
const banner = `([...document.querySelectorAll('div')].filter(d => d.innerText.startsWith('To help make Neo4j Browser better')).at(-1)?.parentElement.querySelector('button, svg, i, [class*="lose"]')?.parentElement ?? document.body)`

// playGuide opens a guide by a click in the list of recipes.
func (p page) playGuide(address string) {
	p.t.Helper()
	value[bool](p, fmt.Sprintf(`%s.querySelector('[play-topic=%q]').click() || true`, frame, address))
	p.until("the guide", frame+`.innerText.includes('RQ3')`)
}

// turnTo turns the guide's pages to the one with a cell that contains a text, and
// clicks the cell, which then stands in the editor, and runs it.
func (p page) turnTo(text string) {
	p.t.Helper()
	cell := fmt.Sprintf(`[...document.querySelectorAll('pre.runnable')].find(c => c.textContent.includes(%q))`, text)
	for range 30 {
		if value[bool](p, "!!"+cell) {
			break
		}
		value[bool](p, `document.querySelector('[data-testid="nextSlide"]')?.click() || true`)
		p.do("turn the page", chromedp.Sleep(100*time.Millisecond))
	}
	value[bool](p, cell+`.click() || true`)
	p.until("the cell in the editor", inEditor(text))
}

// rows runs a cell of the guide and compares what Neo4j Browser shows with what
// the driver gives.
func (p page) rows(db *graphdb.DB) {
	p.t.Helper()
	stored, err := queries.Bundled().Find("adoption/top-models")
	if err != nil {
		p.t.Fatal(err)
	}
	p.turnTo("RETURN m.id AS model")
	p.shot("browser-guide.png")
	before := value[int](p, frames)
	p.play()
	p.until("rows", fmt.Sprintf(`%s > %d && %s.querySelectorAll('tbody tr').length > 0`, frames, before, frame))
	p.sameRows(column(p.t, db, stored.Text)[:15]) // the guide asks for so many
}

// topModels is what the guide's picture shows.
const topModels = `MATCH (m:Model)<-[:USES]-(s:Space)
WITH m, count(s) AS spaces ORDER BY spaces DESC, m.id LIMIT 10
CALL (m) {
  MATCH path = (m)<-[:USES]-(s:Space)
  RETURN path ORDER BY s.id LIMIT 20
}
WITH path`

// sameRows compares the first column of the newest table with what it should be.
func (p page) sameRows(want []string) {
	p.t.Helper()
	// The first cell of a row is its number; texts stand in quotes.
	shown := value[[]string](p, `[...`+frame+`.querySelectorAll('tbody tr')].map(r => r.querySelectorAll('td')[1].innerText.trim().replace(/^"|"$/g, ''))`)
	if diff := cmp.Diff(want, shown); diff != "" {
		p.fail("first column (-want +shown):\n%s", diff)
	}
}

// picture runs the guide's cell that draws a graph.
func (p page) picture(db *graphdb.DB) {
	p.t.Helper()
	p.turnTo("MATCH path = (m)<-[:USES]-(s:Space)")
	before := value[int](p, frames)
	p.play()
	p.until("a picture", fmt.Sprintf(`%s > %d && %s.querySelectorAll('svg g.node').length > 10`, frames, before, frame))
	want := column(p.t, db, topModels+" UNWIND nodes(path) AS n WITH DISTINCT n RETURN CASE WHEN n:Model THEN '#0072B2' WHEN n:Space THEN '#E69F00' END AS color ORDER BY color")
	shown := value[[]string](p, `[...`+frame+`.querySelectorAll('svg g.node')].map(n => [...n.querySelectorAll('circle')].map(c => c.getAttribute('fill')).find(f => f?.startsWith('#'))).sort()`)
	if diff := cmp.Diff(want, shown); diff != "" {
		p.fail("colours of the nodes (-want +shown):\n%s", diff)
	}
	// Captions are the ids, cut where they do not fit.
	captions := value[[]string](p, `[...`+frame+`.querySelectorAll('svg g.node')].map(n => n.querySelector('text').textContent.replace('…', '').trim()).filter(c => c)`)
	ids := column(p.t, db, topModels+" UNWIND nodes(path) AS n RETURN DISTINCT n.id")
	for _, caption := range captions {
		if !slices.ContainsFunc(ids, func(id string) bool { return strings.HasPrefix(id, caption) }) {
			p.fail("%q is the caption of no node", caption)
		}
	}
	if len(captions) < 10 {
		p.fail("captions: %q", captions)
	}
	p.shot("browser-graph.png")
}

// favourites drops the file onto the page, opens the list and runs one of it.
func (p page) favourites(db *graphdb.DB, address string) {
	p.t.Helper()
	value[bool](p, fmt.Sprintf(`(window.dropped = fetch(%q).then(r => r.blob()).then(b => {
		const data = new DataTransfer();
		data.items.add(new File([b], 'favourites.zip', {type: 'application/zip'}));
		document.querySelector('.filedrop').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
	})) && true`, address))
	value[bool](p, `document.querySelector('[data-testid="navigationFavorites"]').click() || true`)
	p.until("the folders", `document.querySelector('[data-testid="savedScriptsFolder-organisations"]')`)
	folders := value[[]string](p, `[...document.querySelectorAll('[data-testid^="savedScriptsFolder-"]')].map(f => f.dataset.testid.replace('savedScriptsFolder-', ''))`)
	for _, q := range queries.Bundled().All() {
		if !slices.Contains(folders, q.Topic()) {
			p.fail("no folder for %s in %q", q.Name, folders)
		}
	}
	stored, err := queries.Bundled().Find("organisations/most-used-models")
	if err != nil {
		p.t.Fatal(err)
	}
	title := fmt.Sprintf(`document.querySelector('[data-testid=%q]')`, "scriptTitle-"+stored.Question)
	value[bool](p, `document.querySelector('[data-testid="expandFolder-organisations"]').click() || true`)
	p.until("the question", title)
	value[bool](p, title+`.click() || true`)
	p.until("the favourite in the editor", inEditor("hubgraph query run organisations/most-used-models"))
	before := value[int](p, frames)
	p.play()
	p.until("rows", fmt.Sprintf(`%s > %d && %s.querySelectorAll('tbody tr').length > 0`, frames, before, frame))
	p.sameRows(column(p.t, db, stored.Text))
	p.shot("browser-favourites.png")
}

// inEditor is true in a page whose editor shows a text.
func inEditor(text string) string {
	return fmt.Sprintf(`document.querySelector('[data-testid="activeEditor"]').innerText.replace(/\u00a0/g, ' ').includes(%q)`, text)
}
