package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// findings are the sentences at the head of the page: each follows from numbers of the
// results, and one is left out where they are not defined.
func findings(r *analytics.Results) []string {
	var out []string
	for _, find := range []func(*analytics.Results) string{quietModels, fewModels, licenceUse, coreSize, mostUsed} {
		if s := find(r); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// share writes a share of 1.
func share(x float64) string { return percent.format(x) }

// quietModels says where nothing happens.
func quietModels(r *analytics.Results) string {
	m := r.Activity.Model.Metrics
	likes, _ := m.Get(analytics.Likes)
	discussions, _ := m.Get(analytics.Discussions)
	if likes.Count == 0 || !likes.ZeroShare.Defined() {
		return ""
	}
	text := fmt.Sprintf("%s of the %s models have no like", share(float64(likes.ZeroShare)), whole(likes.Count))
	if discussions.Count > 0 && discussions.ZeroShare.Defined() && r.About.Counts.Discussions > 0 {
		text += fmt.Sprintf(", and %s have no discussion", share(float64(discussions.ZeroShare)))
	}
	return text + "."
}

// fewModels says how few models hold most of the downloads, by the first Pareto level.
func fewModels(r *analytics.Results) string {
	downloads, _ := r.Activity.Model.Metrics.Get(analytics.Downloads)
	if len(r.About.Pareto) == 0 || downloads.Total == 0 {
		return ""
	}
	level := r.About.Pareto[0]
	part, _ := downloads.Pareto.Get(fmt.Sprint(level))
	if part == nil || !part.Share.Defined() {
		return ""
	}
	return fmt.Sprintf("%s of all %s downloads of models go to %s %s, %s of all.",
		share(float64(level)/100), whole(downloads.Total), whole(part.Repositories), plural(part.Repositories, "model"), share(float64(part.Share)))
}

// licenceUse says how many models have a licence, and which is the most frequent.
func licenceUse(r *analytics.Results) string {
	l := r.Licenses.Model
	if l.Repositories == 0 {
		return ""
	}
	if len(l.Table) == 0 {
		return fmt.Sprintf("None of the %s models has a licence tag.", whole(l.Repositories))
	}
	return fmt.Sprintf("%s of the models have no licence tag; of those with one, %s is the most frequent (%s).",
		share(float64(l.WithoutShare)), l.Table[0].License, share(float64(l.Table[0].ShareOfLicensed)))
}

// coreSize says how many developers work alone, and how large the innermost core is.
func coreSize(r *analytics.Results) string {
	n := r.Network.All
	if n.Size.Developers == 0 || !n.Size.IsolateShare.Defined() {
		return ""
	}
	text := fmt.Sprintf("Of %s developers of models, %s share no model with anybody", whole(n.Size.Developers), share(float64(n.Size.IsolateShare)))
	core, ok := n.KCore.Get(fmt.Sprint(n.KMax))
	if !ok {
		return text + "."
	}
	return fmt.Sprintf("%s; the innermost k-core (k = %d) has %s %s.", text, n.KMax, whole(core.N), plural(core.N, "developer"))
}

// mostUsed says how many models the spaces use, and which one most.
func mostUsed(r *analytics.Results) string {
	u := r.Usage.At(analytics.Scopes[0])
	models := r.Activity.At(hub.Model).Repositories
	if u.Adoption == nil || u.Models == 0 || u.Spaces == 0 || models == 0 || len(u.TopUsed) == 0 {
		return ""
	}
	top := u.TopUsed[0]
	verb := "use"
	if u.Spaces == 1 {
		verb = "uses"
	}
	return fmt.Sprintf("%s %s that name a model %s %s of the %s models; %s is the most used, by %s of these spaces (%s).", whole(u.Spaces), plural(u.Spaces, "space"), verb,
		whole(u.Models), whole(models), top.Name, count.format(float64(top.Value)), share(float64(top.Value)/float64(u.Spaces)))
}
