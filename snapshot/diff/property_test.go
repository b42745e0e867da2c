package diff_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

func open(rt *rapid.T, h hubOf) *snapshot.Snapshot {
	s, err := snapshot.Open(h.folder())
	if err != nil {
		rt.Fatal(err)
	}
	return s
}

// lax takes any number of bad lines.
func lax() *snapshot.Rejects { return snapshot.NewRejects(snapshot.RejectOptions{}) }

// difference is from and to as sets: counts and sorted lines of what came, went and
// changed.
func difference(from, to map[string]string, line func(change, key, was, is string) []string) (count string, lines []string) {
	var parts [3][]string
	for k, is := range to {
		if was, ok := from[k]; !ok {
			parts[0] = append(parts[0], k)
		} else if was != is {
			parts[2] = append(parts[2], k)
		}
	}
	for k := range from {
		if _, ok := to[k]; !ok {
			parts[1] = append(parts[1], k)
		}
	}
	for i, change := range []string{"added", "gone", "changed"} {
		for _, k := range parts[i] {
			lines = append(lines, line(change, k, from[k], to[k])...)
		}
	}
	return fmt.Sprintf("%d\t%d\t%d\t%d\t%d\n", len(from), len(to), len(parts[0]), len(parts[1]), len(parts[2])), lines
}

// naiveLine is a change as lines writes it.
func naiveLine(what string, values ...string) string {
	return what + "\t" + strings.Join(values, "\t") + "\n"
}

// naiveAccount is the change of an account: of its type or, where that is the same,
// of its full name.
func naiveAccount(change, name string, was, is []string) string {
	attribute, i := "type", 0
	if change == "changed" && was[0] == is[0] {
		attribute, i = "fullname", 1
	}
	return naiveLine("account", change, "-", name, "-", "-", attribute, orDash(was[i]), orDash(is[i]))
}

// naiveDiff returns the counts and the changes, the latter sorted as text.
func naiveDiff(a, b *naive) (counts map[string]string, changes []string) {
	counts = map[string]string{}
	for _, what := range []string{"developer", "bot", "usage", "trained_on", "lineage", "collaboration", "identity", "account"} {
		attribute := map[string]string{"lineage": "relation", "collaboration": "commits", "identity": "canonical"}[what]
		count, lines := difference(a.sets[what], b.sets[what], func(change, k, was, is string) []string {
			name, target, isPair := strings.Cut(k, "\x00")
			if !isPair {
				target = "-"
			}
			if what == "account" {
				return []string{naiveAccount(change, name, strings.Split(was+"\x00", "\x00"), strings.Split(is+"\x00", "\x00"))}
			}
			if attribute == "" {
				return []string{naiveLine(what, change, "-", name, target, "-", "-", "-", "-")}
			}
			return []string{naiveLine(what, change, "-", name, target, "-", attribute, orDash(was), orDash(is))}
		})
		counts[what] = count
		changes = append(changes, lines...)
	}
	for _, what := range []string{"commits", "discussions"} {
		byRepository := map[string]int{}
		counts[what], _ = difference(a.sets[what], b.sets[what], func(change, k, _, _ string) []string {
			byRepository[change+"\t"+strings.Join(strings.Split(k, "\x00")[:2], "\t")]++
			return nil
		})
		for where, n := range byRepository {
			changes = append(changes, naiveLine(what, where, "-", fmt.Sprint(n), "-", "-", "-"))
		}
	}
	counts["repository"], _ = difference(a.sets["repository"], b.sets["repository"], func(change, k, was, is string) []string {
		kind, id, _ := strings.Cut(k, "\x00")
		if change != "changed" {
			changes = append(changes, naiveLine("repository", change, kind, id, "-", "-", "-", "-", "-"))
			return nil
		}
		before, after := strings.Split(was, "\x00"), strings.Split(is, "\x00")
		for i, name := range append([]string{"id"}, attributeNames...) {
			switch {
			case before[i] == after[i]:
			case name == "tags":
				changes = append(changes, naiveLine("repository", change, kind, id, "-", "-", name, "-", "-"))
			default:
				changes = append(changes, naiveLine("repository", change, kind, id, "-", "-", name, before[i], after[i]))
			}
		}
		return nil
	})
	for i := range changes {
		changes[i] = strings.ReplaceAll(changes[i], another, "")
	}
	sort.Strings(changes)
	return counts, changes
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// The counts and lists are those of a comparison of sets in maps.
func TestAgainstSetsInMaps(t *testing.T) {
	names := map[string]string{"developers": "developer", "bots": "bot", "usages": "usage", "identities": "identity", "accounts": "account"}
	rapid.Check(t, func(rt *rapid.T) {
		from, to := drawHub(rt, "from"), drawHub(rt, "to")
		raw := rapid.Bool().Draw(rt, "raw")
		d, err := diff.Compare(t.Context(), open(rt, from), open(rt, to), diff.Options{Rejects: lax(), Raw: raw, AbsentIsEmpty: true})
		if err != nil {
			rt.Fatal(err)
		}
		a, b := readFollowed(from, to, raw), readNaively(to, raw)
		counts, changes := naiveDiff(a, b)
		got := map[string]string{"repository": lines([][]any{{d.Repositories.From, d.Repositories.To, d.Repositories.Added, d.Repositories.Gone, d.Repositories.Changed}})}
		for _, row := range d.Counts().Rows[3:] {
			what := row[0].(string)
			if one, ok := names[what]; ok {
				what = one
			}
			got[what] = lines([][]any{row[1:]})
		}
		if diff := cmp.Diff(counts, got); diff != "" {
			rt.Fatalf("counts (-want +got)\n%s", diff)
		}
		listed := strings.SplitAfter(lines(d.Changes().Rows), "\n")
		listed = listed[:len(listed)-1]
		sort.Strings(listed)
		if diff := cmp.Diff(changes, slices.Clip(listed)); diff != "" && len(changes)+len(listed) > 0 {
			rt.Fatalf("changes (-want +got)\n%s", diff)
		}
		checkRepositories(rt, a, b, d)
	})
}

// checkRepositories compares sums, transitions, kinds and subfields.
func checkRepositories(rt *rapid.T, a, b *naive, d *diff.Diff) {
	sums := func(n *naive, attribute int) int64 {
		total := int64(0)
		for _, r := range n.repositories {
			var x int64
			fmt.Sscan(attributesOf(r)[attribute], &x)
			if total > math.MaxInt64-x {
				return math.MaxInt64
			}
			total += x
		}
		return total
	}
	likes, downloads := [2]int64{sums(a, 4), sums(b, 4)}, [2]int64{sums(a, 5), sums(b, 5)}
	r := d.Repositories
	if got := [2]int64{r.Likes.From, r.Likes.To}; got != likes {
		rt.Fatalf("likes %v, want %v", got, likes)
	}
	if got := [2]int64{r.Downloads.From, r.Downloads.To}; got != downloads {
		rt.Fatalf("downloads %v, want %v", got, downloads)
	}
	licenses, status, fields := map[string]int64{}, map[string]int64{}, map[string]map[string]string{}
	for _, n := range []*naive{a, b} {
		for k, x := range n.repositories {
			for _, f := range x.fields() {
				if fields[f+fmt.Sprint(n == a)] == nil {
					fields[f+fmt.Sprint(n == a)] = map[string]string{}
				}
				fields[f+fmt.Sprint(n == a)][k] = ""
			}
		}
	}
	for k, was := range a.repositories {
		if is, ok := b.repositories[k]; ok && attributesOf(was)[1] != attributesOf(is)[1] {
			licenses[attributesOf(was)[1]+" "+attributesOf(is)[1]]++
		}
	}
	for k, was := range a.discussions {
		if is, ok := b.discussions[k]; ok && was.str("status") != is.str("status") {
			status[orDash(was.str("status"))+" "+orDash(is.str("status"))]++
		}
	}
	if diff := cmp.Diff(licenses, transitionsOf(r.Licenses)); diff != "" {
		rt.Fatalf("licences (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(status, transitionsOf(d.Discussions.Status)); diff != "" {
		rt.Fatalf("status (-want +got)\n%s", diff)
	}
	for name, got := range map[string]diff.Count{"cv": r.Fields.CV, "nlp": r.Fields.NLP, "mm": r.Fields.MM} {
		want, _ := difference(fields[name+"true"], fields[name+"false"], func(_, _, _, _ string) []string { return nil })
		if text := lines([][]any{{got.From, got.To, got.Added, got.Gone, got.Changed}}); text != want {
			rt.Fatalf("field %s: %s, want %s", name, text, want)
		}
	}
	var kinds diff.Count
	for _, k := range []diff.Count{r.Kinds.Model, r.Kinds.Dataset, r.Kinds.Space} {
		if k.From+k.Added-k.Gone != k.To {
			rt.Fatalf("kinds %+v", r.Kinds)
		}
		kinds = diff.Count{From: kinds.From + k.From, To: kinds.To + k.To, Added: kinds.Added + k.Added, Gone: kinds.Gone + k.Gone, Changed: kinds.Changed + k.Changed}
	}
	if kinds != r.Count {
		rt.Fatalf("kinds add up to %+v, want %+v", kinds, r.Count)
	}
}

func transitionsOf(list []diff.Transition) map[string]int64 {
	text := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	out := map[string]int64{}
	for _, t := range list {
		out[text(t.From)+" "+text(t.To)] += t.Number
	}
	return out
}

// Developers and collaboration are counted as analyze counts them, and the
// same snapshots give the same bytes, whatever the hashes.
func TestAgreesWithAnalyze(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		from, to := drawHub(rt, "from"), drawHub(rt, "to")
		for _, r := range slices.Concat(from[snapshot.RepositoriesFile], to[snapshot.RepositoriesFile]) {
			delete(r, "likes") // analyze refuses sums over 2^63-1
			delete(r, "downloads")
		}
		o := analytics.Defaults()
		o.Raw = rapid.Bool().Draw(rt, "raw")
		var texts [2]bytes.Buffer
		for i := range texts {
			d, err := diff.Compare(t.Context(), open(rt, from), open(rt, to), diff.Options{Rejects: lax(), Raw: o.Raw, Limit: 3, AbsentIsEmpty: true})
			if err != nil {
				rt.Fatal(err)
			}
			if err := d.Encode(&texts[i]); err != nil {
				rt.Fatal(err)
			}
			for h, got := range map[*hubOf][2]int64{&from: {d.Developers.From, d.Collaboration.From}, &to: {d.Developers.To, d.Collaboration.To}} {
				corpus, err := analytics.FromSnapshot(t.Context(), open(rt, *h), lax(), o)
				if err != nil {
					rt.Fatal(err)
				}
				results, err := analytics.Analyze(t.Context(), corpus, o)
				if err != nil {
					rt.Fatal(err)
				}
				if want := [2]int64{int64(results.About.Counts.Developers), int64(results.Network.All.Size.Edges)}; got != want {
					rt.Fatalf("%v developers and edges, analyze has %v", got, want)
				}
			}
		}
		if texts[0].String() != texts[1].String() {
			rt.Fatalf("two runs give\n%s\nand\n%s", &texts[0], &texts[1])
		}
	})
}
