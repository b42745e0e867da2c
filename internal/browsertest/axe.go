package browsertest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeVersion is that of axe-core, Deque's checker of accessibility, which npm fetches
// for a test and nothing else uses.
const axeVersion = "4.14.1"

// axeSource is the text of axe-core, "" where npm cannot give it.
var axeSource = sync.OnceValues(func() (string, error) {
	if path := os.Getenv("HUBGRAPH_AXE"); path != "" {
		text, err := os.ReadFile(path)
		return string(text), err
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "axe")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	install := exec.Command(npm, "install", "--prefix", dir, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "axe-core@"+axeVersion)
	if err := install.Run(); err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	return string(text), err
})

// Axe returns what axe-core finds wrong in the open page: the impact, the rule and the
// first element of each fault. The test is skipped where npm cannot fetch it;
// HUBGRAPH_AXE names a file axe.min.js to be used instead, and with
// HUBGRAPH_REQUIRE_AXE=1 its absence is a failure.
func Axe(t *testing.T, ctx context.Context) []string {
	t.Helper()
	source, err := axeSource()
	if err != nil && os.Getenv("HUBGRAPH_REQUIRE_AXE") == "1" {
		t.Fatalf("axe-core: %v", err)
	}
	if err != nil {
		t.Skipf("axe-core: %v", err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](source+";0")); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`axe.run(document).then(r => r.violations.map(v =>
  v.impact + " " + v.id + " " + v.nodes.length + " times: " + v.nodes[0].target.join(" ") + ": " + v.nodes[0].failureSummary.replace(/\s+/g, " ")))`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
