package synthetic

import (
	"math"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// The scale of the comparison: 17,409 models are enough for the tolerances below.
const realScale = 0.05

// Values as printed in arXiv:2405.13058: means of tables 2 to 4, zero shares
// and licence shares of section 4.1. Printed shares are rounded to a hundredth,
// so they are within 0.005 of what the authors had; each test adds to that.
func TestActivityIsLikeThePapers(t *testing.T) {
	repos := generate(t, realScale, 1).counted(t)
	type numbers struct{ likes, downloads, commits, discussions, starters, committers, community float64 }
	var sum, zero [hub.KindCount]numbers
	var one, n [hub.KindCount]float64
	is := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	for k, r := range repos {
		s, z := &sum[k.kind], &zero[k.kind]
		n[k.kind]++
		one[k.kind] += is(len(r.committers) == 1)
		s.likes += float64(r.Likes)
		s.downloads += float64(r.Downloads)
		s.commits += float64(r.commits)
		s.discussions += float64(r.discussions)
		s.starters += float64(len(r.starters))
		s.committers += float64(len(r.committers))
		both := map[string]bool{}
		for who := range r.committers {
			both[who] = true
		}
		for who := range r.starters {
			both[who] = true
		}
		s.community += float64(len(both))
		z.likes += is(r.Likes == 0)
		z.downloads += is(r.Downloads == 0)
		z.discussions += is(r.discussions == 0)
		z.commits += is(r.commits == 0)
	}
	mean := func(k hub.Kind, what string, total, want, tolerance float64) {
		if got := total / n[k]; math.Abs(got-want) > tolerance*want {
			t.Errorf("mean %s of a %v: %.3f, the paper has %v", what, k, got, want)
		}
	}
	// Likes and so on follow curves whose totals are exact, fitted to the
	// printed means: 5 %. Committers depend on random groups, discussions on
	// random bots: 8 %.
	for k, w := range [hub.KindCount]numbers{
		hub.Model:   {1.14, 1693.93, 7.28, 0.28, 0.10, 1.06, 1.13},
		hub.Dataset: {0.92, 476.7, 30.04, 1.41, 0.12, 1.13, 1.20},
		hub.Space:   {1.33, 0, 8.22, 0.34, 0.15, 1.27, 1.40},
	} {
		k, s := hub.Kind(k), sum[k]
		mean(k, "likes", s.likes, w.likes, 0.05)
		mean(k, "downloads", s.downloads, w.downloads, 0.05)
		mean(k, "commits", s.commits, w.commits, 0.05)
		mean(k, "starters", s.starters, w.starters, 0.05)
		mean(k, "discussions", s.discussions, w.discussions, 0.08)
		mean(k, "committers", s.committers, w.committers, 0.08)
		mean(k, "community", s.community, w.community, 0.08)
	}
	share := func(k hub.Kind, what string, count, want, tolerance float64) {
		if got := count / n[k]; math.Abs(got-want) > 0.005+tolerance {
			t.Errorf("share of %vs %s: %.4f, the paper has %v", k, what, got, want)
		}
	}
	rounding := 2 / n[hub.Dataset] // a repository more or less
	share(hub.Model, "without likes", zero[hub.Model].likes, 0.91, rounding)
	share(hub.Dataset, "without likes", zero[hub.Dataset].likes, 0.88, rounding)
	share(hub.Model, "without downloads", zero[hub.Model].downloads, 0.71, rounding)
	share(hub.Dataset, "without downloads", zero[hub.Dataset].downloads, 0.70, rounding)
	share(hub.Model, "without commits", zero[hub.Model].commits, 0.047, rounding)
	// Bots' discussions are drawn: three standard deviations of a share of 0.11
	// of 17,409 models are 0.007, of 0.016 of 3,288 datasets 0.0066.
	share(hub.Model, "without discussions", zero[hub.Model].discussions, 0.84, 0.007)
	share(hub.Dataset, "without discussions", zero[hub.Dataset].discussions, 0.91, 0.007)
	share(hub.Space, "without discussions", zero[hub.Space].discussions, 0.96, 0.003)
	// A few shared models are of groups whose second member only the name of a
	// bot's or nobody's commit replaces; the rest is exact.
	share(hub.Model, "with one committer", one[hub.Model], 0.87, 0.003)
}

func TestLicensesAreLikeThePapers(t *testing.T) {
	m := generate(t, realScale, 1)
	var all, without [hub.KindCount]float64
	count := map[hub.Kind]map[string]float64{hub.Model: {}, hub.Dataset: {}, hub.Space: {}}
	for _, r := range m.repositories {
		all[r.Kind]++
		if r.License == "" {
			without[r.Kind]++
		}
		count[r.Kind][r.License]++
	}
	for _, w := range []struct {
		kind    hub.Kind
		license string // "" is the share of all without licence, else the share of the licensed
		want    float64
	}{
		{hub.Model, "", 0.65}, {hub.Model, "apache-2.0", 0.37}, {hub.Model, "mit", 0.17},
		{hub.Model, "openrail", 0.14}, {hub.Model, "creativeml-openrail-m", 0.10},
		{hub.Dataset, "", 0.72}, {hub.Dataset, "mit", 0.28}, {hub.Dataset, "apache-2.0", 0.15},
		{hub.Dataset, "openrail", 0.09}, {hub.Dataset, "cc-by-4.0", 0.07},
	} {
		got, of := count[w.kind][w.license], all[w.kind]-without[w.kind]
		if w.license == "" {
			of = all[w.kind]
		}
		// dealt out by quota: printed rounding, and one repository either way
		if math.Abs(got/of-w.want) > 0.005+2/of {
			t.Errorf("%v, licence %q: share %.4f, the paper has %v", w.kind, w.license, got/of, w.want)
		}
	}
}

// The use of models (section 4.3): mean 6.68, median 1 over the used ones. The
// fitted curve is 0.5 % off the mean.
func TestUsageIsLikeThePapers(t *testing.T) {
	m := generate(t, realScale, 1)
	listed := map[string]bool{}
	for _, r := range m.repositories {
		if r.Kind == hub.Model {
			listed[r.ID] = true
		}
	}
	spaces := map[string]map[string]bool{}
	edges := 0
	for _, u := range m.usages {
		if !listed[u.Model] || spaces[u.Model][u.Space] {
			continue
		}
		if spaces[u.Model] == nil {
			spaces[u.Model] = map[string]bool{}
		}
		spaces[u.Model][u.Space] = true
		edges++
	}
	once := 0
	for _, s := range spaces {
		if len(s) == 1 {
			once++
		}
	}
	if mean := float64(edges) / float64(len(spaces)); math.Abs(mean-6.68) > 0.1 {
		t.Errorf("a used model is used by %.2f spaces, the paper has 6.68", mean)
	}
	if share := float64(once) / float64(len(spaces)); share < 0.5 || share > 0.75 {
		t.Errorf("%.3f of the used models are used by one space, the paper has a median of 1", share)
	}
}
