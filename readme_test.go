package hubgraph_test

import (
	"context"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/sample"
	"github.com/hubgraph/hubgraph/snapshot"
)

// readmeCommands returns the commands of the README's sh blocks.
func readmeCommands(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		commands = append(commands, strings.Split(strings.TrimSpace(block[1]), "\n")...)
	}
	return commands
}

// The README has two commands: the main job, which this test runs as a user on
// a fresh machine would, and the tests, of which this is one.
func TestReadmeCommands(t *testing.T) {
	commands := readmeCommands(t)
	if len(commands) != 2 || commands[0] != "go run ./cmd/hubgraph demo" || commands[1] != "go test ./..." {
		t.Fatalf("the README's commands are %q", commands)
	}
	report := runDemo(t, commands[0])

	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	info, running, err := dbserver.Status(ctx, dirs)
	if err != nil || !running {
		t.Fatalf("after the demo: running %v, %v", running, err)
	}
	holdsTheSample(ctx, t, info)
	browserAnswers(ctx, t, info.HTTPURL)
	opensInChromium(ctx, t, report)
}

// runDemo runs the README's command with folders of its own for the database,
// and returns the report's path. The repository is not written to.
func runDemo(t *testing.T, command string) (report string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_DATA_HOME", filepath.Join(dir, "data"))
	t.Setenv("XDG_STATE_HOME", filepath.Join(dir, "state"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	t.Setenv("HUBGRAPH_DB_BOLT_PORT", "0")
	t.Setenv("HUBGRAPH_DB_HTTP_PORT", "0")
	t.Setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1") // its server is stopped soon
	for _, name := range []string{"NEO4J_URI", "HUBGRAPH_NEO4J_URI", "HUBGRAPH_CONFIG"} {
		t.Setenv(name, "") // an empty variable counts as not set
	}
	t.Cleanup(func() {
		if out, err := exec.Command("go", "run", "./cmd/hubgraph", "db", "stop").CombinedOutput(); err != nil {
			t.Errorf("db stop: %v\n%s", err, out)
		}
	})
	report = filepath.Join(dir, "report.html")
	words := append(strings.Fields(command), "-o", report)
	out, err := exec.Command(words[0], words[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
	if strings.Contains(string(out), dbserver.ErrNoEngine.Error()) {
		if os.Getenv("HUBGRAPH_REQUIRE_NEO4J") == "1" {
			t.Fatalf("no Neo4j:\n%s", out)
		}
		t.Skipf("SKIPPED, no Neo4j to run the demo with:\n%s", out)
	}
	for _, want := range []string{"/browser/", "MATCH ", report, "go run ./cmd/hubgraph serve\n"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the demo does not say %q:\n%s", want, out)
		}
	}
	return report
}

// holdsTheSample compares the counts in Neo4j with those of the sample's files.
func holdsTheSample(ctx context.Context, t *testing.T, info *dbserver.Info) {
	t.Helper()
	want := sampleCounts(ctx, t)
	db, err := graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx)
	for cypher, want := range map[string]int64{
		"MATCH (r:Model) WHERE r.listed RETURN count(r)":               want["model"],
		"MATCH (r:Dataset) WHERE r.listed RETURN count(r)":             want["dataset"],
		"MATCH (r:Space) WHERE r.listed RETURN count(r)":               want["space"],
		"MATCH (c:Commit)-[:IN]->(:Repository) RETURN count(c)":        want["commits"],
		"MATCH (d:Discussion)-[:ABOUT]->(:Repository) RETURN count(d)": want["discussions"],
		"MATCH (:Space)-[u:USES]->(:Model) RETURN count(u)":            want["usages"],
		"MATCH (:Developer)-[a:AUTHORED]->(:Commit) RETURN count(a)":   want["authored"],
		"MATCH (:Account)-[a:ALIAS_OF]->(:Account) RETURN count(a)":    want["identities"],
		"MATCH (a:Bot) RETURN count(a)":                                want["bots"],
		"MATCH (s:Snapshot) WHERE s.complete RETURN count(s)":          1,
		"MATCH (s:Space) WHERE NOT s.listed RETURN count(s)":           want["unlisted"],
	} {
		_, rows, err := db.Read(ctx, cypher, nil)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			if row[0] != want {
				t.Errorf("%s gives %v, the sample has %d", cypher, row[0], want)
			}
		}
	}
}

func sampleCounts(ctx context.Context, t *testing.T) map[string]int64 {
	t.Helper()
	s, err := snapshot.Open(sample.FS())
	if err != nil {
		t.Fatal(err)
	}
	n, unlisted := map[string]int64{}, map[string]bool{}
	read, err := s.Walk(ctx, snapshot.Reading{}, snapshot.Handlers{
		Commit: func(_ int, c *hub.Commit) error {
			different := map[string]bool{}
			for _, a := range c.Authors {
				different[a] = a != ""
			}
			for _, somebody := range different {
				if somebody {
					n["authored"]++
				}
			}
			return nil
		},
		Usage: func(space, _ int, u hub.Usage) error {
			if space < 0 && !unlisted[u.Space] {
				unlisted[u.Space] = true
				n["unlisted"]++
			}
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range hub.Kinds {
		n[k.String()] = read.Records.Repositories[k]
	}
	n["identities"], n["bots"], n["commits"] = read.Records.Identities, read.Records.Bots, read.Records.Commits
	n["discussions"], n["usages"] = read.Records.Discussions, read.Records.Usages
	return n
}

func browserAnswers(ctx context.Context, t *testing.T, address string) {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/browser/", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("Neo4j Browser answers %s", response.Status)
	}
}

// opensInChromium opens the page in a headless browser where there is one; what
// the browser says against it is tested in analytics/report.
func opensInChromium(ctx context.Context, t *testing.T, page string) {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		out, err := exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
			"--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+page).Output()
		if err != nil || !strings.Contains(string(out), "<h1") || !strings.Contains(string(out), "k-core") {
			t.Errorf("%s opens the report: %v, %d bytes of page", name, err, len(out))
		}
		return
	}
	if os.Getenv("HUBGRAPH_REQUIRE_CHROMIUM") == "1" {
		t.Error("no Chromium on this machine, and HUBGRAPH_REQUIRE_CHROMIUM=1 asks for one")
	}
}
