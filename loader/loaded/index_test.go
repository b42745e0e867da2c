package loaded

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader/internal/account"
	"github.com/hubgraph/hubgraph/snapshot"
)

func open(t testing.TB, folder fs.FS) *snapshot.Snapshot {
	t.Helper()
	s, err := snapshot.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func indexOf(t testing.TB, folder fs.FS) *Index {
	t.Helper()
	x, _, err := Read(t.Context(), open(t, folder))
	if err != nil {
		t.Fatal(err)
	}
	x.LoadedAt = time.UnixMilli(1700000000123).UTC()
	return x
}

func written(t testing.TB, x *Index) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := x.write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// describe tells what an index holds.
func describe(x *Index) string {
	out := fmt.Sprintln(x.Snapshot, x.LoadedAt, x.Exact, x.accounts.Names.Names(), x.accounts.Roles, x.Merges)
	for i, g := range x.groups {
		out += fmt.Sprintln(g)
		for s := range x.sections {
			out += fmt.Sprintln(" ", x.sections[s].of(int32(i)))
		}
	}
	return out
}

// TestSmall holds the numbers of hubtest's package comment.
func TestSmall(t *testing.T) {
	x := indexOf(t, hubtest.SmallWithAccounts())
	var got []int
	for s := range x.sections {
		got = append(got, len(x.sections[s].entries))
	}
	if want := []int{19, 5, 6, 2, 2}; !slices.Equal(got, want) {
		t.Errorf("%v commits, discussions, usages, bases, datasets; want %v", got, want)
	}
	if len(x.groups) != 12 || len(x.accounts.Roles) != 19 || len(x.Merges) != 5 { // 11 listed, lost/space
		t.Errorf("%d repositories, %d accounts, %d merges", len(x.groups), len(x.accounts.Roles), len(x.Merges))
	}
	for id, want := range map[string]int{"gust-lab/tide-base": 4, "gust-lab/tide-chat": 3, "legacy-bert": 2} {
		if n := len(x.sections[Commits].of(x.find(hub.Model, id))); n != want {
			t.Errorf("%s has %d commits, want %d", id, n, want)
		}
	}
}

// TestThereAndBack writes and reads an index.
func TestThereAndBack(t *testing.T) {
	x := indexOf(t, hubtest.SmallWithAccounts())
	x.Exact = true
	x.groups[2].left = itself | 1<<Usages
	text := written(t, x)
	y, err := read(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(describe(x), describe(y)); d != "" {
		t.Errorf("read (+) is not what was written (-):\n%s", d)
	}
	if !bytes.Equal(text, written(t, y)) {
		t.Error("written again it is another file")
	}
}

// TestDamaged changes each byte of a file, and cuts it at each: it is noticed.
func TestDamaged(t *testing.T) {
	text := written(t, indexOf(t, hubtest.SmallWithAccounts()))
	for i := range text {
		bad := bytes.Clone(text)
		bad[i] ^= 1 << (i % 8)
		if _, err := read(bytes.NewReader(bad), int64(len(bad))); err == nil {
			t.Errorf("byte %d of %d: no error", i, len(text))
		}
		if _, err := read(bytes.NewReader(text[:i]), int64(i)); err == nil {
			t.Errorf("cut at %d of %d: no error", i, len(text))
		}
	}
	// Of another program, with a right sum at its end, it is no reason to crash.
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		bad := bytes.Clone(text[:len(text)-8])
		for range 1 + r.IntN(3) {
			bad[len(magic)+r.IntN(len(bad)-len(magic))] = byte(r.Uint32())
		}
		bad = summed(bad[:len(magic)+r.IntN(len(bad)-len(magic))])
		_, _ = read(bytes.NewReader(bad), int64(len(bad)))
	}
}

// TestOrder: the order of the records of a repository in their file makes no
// difference, nor does what stands between them.
func TestOrder(t *testing.T) {
	lines := func(order ...int) fs.FS {
		var commits, repositories strings.Builder
		for _, id := range []string{"kit/a", "kit/b", "kit/c"} {
			fmt.Fprintf(&repositories, `{"id":%q,"kind":"model","tags":[]}`+"\n", id)
		}
		for _, n := range order {
			fmt.Fprintf(&commits, `{"repo":"kit/%c","kind":"model","sha":"%d","authors":["ada"]}`+"\n", 'a'+n%3, n)
		}
		return fstest.MapFS{"repositories.jsonl": {Data: []byte(repositories.String())}, "commits.jsonl": {Data: []byte(commits.String())}}
	}
	want := indexOf(t, lines(0, 3, 6, 1, 4, 2))
	got := indexOf(t, lines(2, 4, 6, 1, 3, 0))
	want.Snapshot, got.Snapshot = "", ""
	if d := cmp.Diff(describe(want), describe(got)); d != "" {
		t.Errorf("in another order:\n%s", d)
	}
}

// index ends a tracking.
func index(t *testing.T, tr *Tracker) *Index {
	t.Helper()
	made, err := tr.Made(new(account.Set).All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	x, err := made.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestMade writes what was put aside in many parts and files, and what is in
// memory: it is the same.
func TestMade(t *testing.T) {
	track := func(dir string) *Tracker {
		draw := rand.New(rand.NewPCG(3, 4))
		tr := NewTracker(nil, dir)
		const repositories = 3 << 14 // in four parts, with what is not listed
		for n := range repositories {
			tr.Repository(&hub.Repository{ID: fmt.Sprint("kit/", n)})
		}
		for n := range 300_000 {
			repo := draw.IntN(repositories)
			if n%3 > 0 {
				repo = n % repositories
			}
			tr.Commit(repo, &hub.Commit{SHA: fmt.Sprint(n), Title: fmt.Sprint(draw.IntN(9))})
			if n%10 == 0 {
				tr.Usage(-1, hub.Usage{Space: fmt.Sprint("kit/space", draw.IntN(30)), Model: fmt.Sprint("kit/", repo)})
			}
		}
		return tr
	}
	dir := t.TempDir()
	tr := track(dir)
	made, err := tr.Made(new(account.Set).All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) < 3 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var got, want bytes.Buffer
	if err := made.write(&got); err != nil {
		t.Fatal(err)
	}
	if err := index(t, track("")).write(&want); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Errorf("%d bytes from files differ from %d of memory", got.Len(), want.Len())
	}
	if err := tr.Close(); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("%d files are left, %v", len(files), err)
	}
}

// TestStanding tracks commits over bases that hold more, or other ones.
func TestStanding(t *testing.T) {
	repositories := []*hub.Repository{{ID: "kit/a"}, {ID: "kit/b"}}
	commit := func(sha, title string) *hub.Commit { return &hub.Commit{SHA: sha, Title: title} }
	track := func(base *Index, of map[int][]*hub.Commit) (*Index, []Standing) {
		tr := NewTracker(base, "")
		for _, r := range repositories {
			tr.Repository(r)
		}
		var out []Standing
		for repo := range repositories {
			for _, c := range of[repo] {
				out = append(out, tr.Commit(repo, c))
			}
		}
		return index(t, tr), out
	}
	first, none := track(nil, map[int][]*hub.Commit{0: {commit("1", ""), commit("2", "")}, 1: {commit("9", "")}})
	if !slices.Equal(none, []Standing{Unknown, Unknown, Unknown}) {
		t.Errorf("without a base: %v", none)
	}
	newer := map[int][]*hub.Commit{0: {commit("1", ""), commit("2", "x"), commit("3", "")}, 1: {commit("1", "")}}
	if _, got := track(first, newer); !slices.Equal(got, []Standing{Known, Unknown, Unknown, Unknown}) {
		t.Errorf("the database may hold more: %v", got)
	}
	first.Exact = true
	second, got := track(first, newer)
	if !slices.Equal(got, []Standing{Known, Unknown, New, New}) {
		t.Errorf("the database holds nothing else: %v", got)
	}
	left := second.LeftOver()
	if want := []Repository{{hub.Model, "kit/a", 1 << Commits}, {hub.Model, "kit/b", 1 << Commits}}; !slices.Equal(left, want) {
		t.Errorf("left over: %v, want %v", left, want)
	}
	// The former 9 of kit/b is still there, and no entry tells in which form.
	if _, got := track(second, map[int][]*hub.Commit{1: {commit("9", "y"), commit("1", "")}}); !slices.Equal(got, []Standing{Unknown, Known}) {
		t.Errorf("what was left over: %v", got)
	}
}

// TestFolder keeps one index for each database.
func TestFolder(t *testing.T) {
	kept := Folder{Dir: filepath.Join(t.TempDir(), "new", "folder")}
	x := indexOf(t, hubtest.SmallWithAccounts())
	for _, id := range []string{"first", "second"} {
		x.Snapshot = id
		for _, database := range []string{"A", "B/../.."} {
			if err := errors.Join(kept.Save(database, x), kept.Drop(database, id)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, database := range []string{"A", "B/../.."} {
		if y, err := kept.Open(database, "second"); err != nil || y.Snapshot != "second" {
			t.Errorf("%s: %v", database, err)
		}
		if _, err := kept.Open(database, "first"); !os.IsNotExist(err) {
			t.Errorf("%s: error %v for what was replaced", database, err)
		}
	}
	files, err := filepath.Glob(filepath.Join(kept.Dir, "*", "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("files %q, %v", files, err)
	}
	one := Folder{Dir: filepath.Join(t.TempDir(), "one"), One: true}
	for _, database := range []string{"A", "B"} {
		if err := errors.Join(one.Save(database, x), one.Drop(database, x.Snapshot)); err != nil {
			t.Fatal(err)
		}
	}
	if left, err := filepath.Glob(filepath.Join(one.Dir, "*", "*")); err != nil || len(left) != 1 {
		t.Errorf("of one database: files %q, %v", left, err)
	}
	if err := os.Rename(files[0], filepath.Join(filepath.Dir(files[0]), "third"+suffix)); err != nil {
		t.Fatal(err)
	}
	for _, database := range []string{"A", "B/../.."} {
		if _, err := kept.Open(database, "third"); err == nil || strings.Contains(err.Error(), "no such") == strings.Contains(err.Error(), "damaged") {
			t.Errorf("a file of another snapshot: %v", err)
		}
	}
	if _, err := (Folder{}).Open("A", "second"); !os.IsNotExist(err) || errors.Join((Folder{}).Save("A", x), (Folder{}).Drop("A", "second")) != nil {
		t.Errorf("no folder: %v", err)
	}
}
