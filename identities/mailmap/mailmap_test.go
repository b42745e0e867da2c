package mailmap

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/hub"
)

func all(string) bool { return true }

// TestMerges: the forms of git's manual, and what a hub takes from them.
func TestMerges(t *testing.T) {
	const text = `# people
Ada Wren <ada@example.org>
<ADA@example.org> <wren@example.org>
Ada Wren <ada@example.org> <ada-wren@users.noreply.huggingface.co>
Ada Wren <ada@example.org> A. Wren <ada@old.example.org>   # of 2019

Bo <bo@users.noreply.huggingface.co> Bo Quill <bo@example.org>
Zed <zed@example.org> Z <z@example.org>
`
	entries, err := Parse("file", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"Ada Wren": true, "ada-wren": true, "A. Wren": true, "wren@example.org": true, "bo": true, "Bo Quill": true, "Zed": true}
	want := []hub.Identity{{Alias: "A. Wren", Canonical: "Ada Wren"}, {Alias: "Bo Quill", Canonical: "bo"}, {Alias: "ada-wren", Canonical: "Ada Wren"}, {Alias: "wren@example.org", Canonical: "Ada Wren"}}
	if d := cmp.Diff(want, Merges(entries, Domain, func(n string) bool { return known[n] })); d != "" {
		t.Error(d)
	}
	for text, want := range map[string]string{"Ada Wren\n": "file:1: no address in <>", "\n\nAda <>": "file:3: no address", "Ada <ada@x": "file:1: no address"} {
		if _, err := Parse("file", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestRoundTrip: what is written is read again, names that no line can hold apart, which
// are said.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.OneOf(rapid.StringN(1, 6, -1), rapid.SampledFrom([]string{"Ada Wren", "#1", " x", "a<b", "a>b", "50%", "é@x", "a@b", "%20", "/"}))
		merges := map[string]string{}
		people := hub.NewPeople()
		for range rapid.IntRange(0, 8).Draw(r, "merges") {
			m := hub.Identity{Alias: name.Draw(r, "alias"), Canonical: name.Draw(r, "canonical")}
			if people.Merge(m) == hub.Merged {
				merges[m.Alias] = m.Canonical
			}
		}
		var text strings.Builder
		left, err := Write(&text, merges, Domain)
		if err != nil {
			r.Fatal(err)
		}
		entries, err := Parse("file", []byte(text.String()))
		if err != nil {
			r.Fatal(err)
		}
		got := map[string]string{}
		for _, m := range Merges(entries, Domain, all) {
			if !strings.HasSuffix(m.Alias, "@"+Domain) { // an address is no name of this hub
				got[m.Alias] = m.Canonical
			}
		}
		want := map[string]string{}
		for alias := range merges {
			want[alias] = people.Canonical(alias)
		}
		for _, alias := range left {
			delete(want, alias)
		}
		if d := cmp.Diff(want, got); d != "" {
			r.Fatalf("%s\n%s", d, text.String())
		}
	})
}

// TestGit: git itself maps each alias to its canonical name by what is written.
func TestGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	dir := t.TempDir()
	merges := map[string]string{"Ada Wren": "ada-wren", "A. Wren": "Ada Wren", "李 明": "liming", "50% off": "Sale"}
	var text strings.Builder
	if left, err := Write(&text, merges, Domain); err != nil || len(left) > 0 {
		t.Fatal(left, err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".mailmap"), []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		cmd := exec.CommandContext(t.Context(), "git", append([]string{"-C", dir}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v: %s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	run("init", "-q")
	for alias, canonical := range map[string]string{"Ada Wren": "ada-wren", "A. Wren": "ada-wren", "李 明": "liming", "50% off": "Sale"} {
		want := canonical + " <" + address(canonical, Domain) + ">"
		if got := run("check-mailmap", alias+" <"+address(alias, Domain)+">"); got != want {
			t.Errorf("%s is %s, want %s", alias, got, want)
		}
	}
}
