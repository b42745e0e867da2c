package decisions

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/snapshot"
)

// TestCutAnywhere: a file that ends at any byte keeps its whole lines, and goes on.
func TestCutAnywhere(t *testing.T) {
	dir := folderWith(t, nil)
	f := open(t, dir)
	for i := range 3 {
		add(t, f, decision(Accepted, "é a", fmt.Sprint("b", i)))
	}
	whole := contents(t, dir, File)
	for n := range len(whole) + 1 {
		put(t, dir, File, whole[:n])
		f := open(t, dir)
		kept := strings.Count(whole[:n], "\n")
		if n < len(whole) && whole[n] == '\n' {
			kept++ // it only lacks its end
		}
		if f.Log().Len() != kept {
			t.Fatalf("cut at %d: %d decisions, want %d", n, f.Log().Len(), kept)
		}
		add(t, f, decision(Rejected, "x", "y"))
		again := open(t, dir)
		if again.Log().Len() != kept+1 || again.Log().Cut() || !strings.HasPrefix(contents(t, dir, File), whole[:len(whole)/3*kept]) {
			t.Fatalf("cut at %d: then %q", n, contents(t, dir, File))
		}
	}
}

// TestKilled: whoever adds decisions is killed at seeded moments. Each that Add has
// answered is on record, and none twice.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("DECIDE_IN"); dir != "" {
		f := open(t, dir)
		for i := f.Log().Len(); i < 400; i++ {
			add(t, f, decision(Accepted, "owl", "owl"+strconv.Itoa(i)))
			fmt.Println("done", i)
		}
		return
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, random, killed := folderWith(t, nil), rand.New(rand.NewPCG(1, 2)), 0
	for answered := -1; answered < 399; {
		cmd := exec.CommandContext(t.Context(), self, "-test.run", "^TestKilled$", "-test.v")
		cmd.Env = append(os.Environ(), "DECIDE_IN="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		stopAt := answered + 1 + random.IntN(120)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var n int
			if _, err := fmt.Sscanf(lines.Text(), "done %d", &n); err != nil {
				continue
			}
			if answered = n; n == stopAt {
				time.Sleep(time.Duration(random.IntN(2000)) * time.Microsecond)
				_ = cmd.Process.Kill()
				killed++
			}
		}
		_ = cmd.Wait()
		l := open(t, dir).Log()
		if l.Len() <= answered || l.Len() > 400 {
			t.Fatalf("%d decisions on record, %d answered", l.Len(), answered+1)
		}
		text := contents(t, dir, File)
		for i := range l.Len() {
			if n := strings.Count(text, fmt.Sprintf(`"owl%d"`, i)); n != 1 {
				t.Fatalf("decision %d is there %d times", i, n)
			}
		}
		answered = l.Len() - 1
	}
	if killed < 3 {
		t.Errorf("killed only %d times", killed)
	}
}

// TestGit: two people decide in copies of one repository; git merges what they did.
func TestGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	dir := folderWith(t, map[string]string{".gitattributes": File + " merge=union\n"})
	git := func(args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "git", append([]string{"-C", dir, "-c", "user.name=Ivy", "-c", "user.email=ivy@example.org", "-c", "init.defaultBranch=main"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	commit := func() { git("add", File, ".gitattributes"); git("commit", "-qm", "decisions") }
	git("init", "-q")
	add(t, open(t, dir), decision(Accepted, "a", "b"))
	commit()
	git("checkout", "-qb", "other")
	add(t, open(t, dir), decision(Accepted, "c", "d"), Decision{Who: "bo", When: noon.Add(2 * time.Hour), Name: "a", Other: "b", Verdict: Rejected})
	commit()
	git("checkout", "-q", "main")
	add(t, open(t, dir), decision(Rejected, "e", "f"), Decision{Who: "ivy", When: noon.Add(time.Hour), Name: "a", Other: "b", Verdict: Undone})
	commit()
	git("merge", "-q", "other")
	f := open(t, dir)
	if d, _ := f.Log().Of(Pair{"a", "b"}); f.Log().Len() != 5 || d.Who != "bo" || d.Verdict != Rejected {
		t.Errorf("%d decisions, of a and b %+v", f.Log().Len(), d)
	}
	if err := f.Update(t.Context()); err != nil || contents(t, dir, snapshot.IdentitiesFile) != `{"alias": "d", "canonical": "c"}`+"\n" {
		t.Errorf("%v: %q", err, contents(t, dir, snapshot.IdentitiesFile))
	}
	put(t, dir, File, "<<<<<<< ours\n"+contents(t, dir, File))
	if _, err := Read(t.Context(), dir); err == nil || !strings.Contains(err.Error(), File+":1: git left a conflict") {
		t.Error(err)
	}
}
