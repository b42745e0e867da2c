package synthetic

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// generator writes the records of a plan.
type generator struct {
	*plan
	sink snapshot.Sink
}

// repositories writes the repositories of a kind.
func (g *generator) repositories(cat *catalogue) error {
	s := g.stream("tags", cat.kind)
	r := hub.Repository{Kind: cat.kind}
	for i := range cat.ids {
		r.ID, r.Owner = cat.ids[i], cat.owners[i]
		r.License = licenseMix[cat.kind][cat.licenses[i]].key
		r.Likes, r.Downloads = cat.likes[i], 0
		if cat.downloads != nil {
			r.Downloads = cat.downloads[i]
		}
		w := cat.windows[i]
		r.CreatedAt, r.LastModified = at(w.from), at(w.to)
		if i%199 == 11 { // not always known
			r.CreatedAt = at(never)
		}
		if i%211 == 17 || cat.authors[i] < 0 && i%2 == 0 {
			r.LastModified = at(never)
		}
		r.Tags = g.tags(r.Tags[:0], cat, i, s)
		if err := g.sink.Repository(&r); err != nil {
			return err
		}
	}
	return nil
}

var (
	libraries  = []string{"transformers", "pytorch", "safetensors", "diffusers", "tensorboard", "onnx", "jax", "keras", "stable-baselines3"}
	languages  = []string{"en", "zh", "fr", "es", "de", "ja", "ru", "ko", "ar", "pt", "it", "hi", "uk", "sw"}
	frameworks = []string{"gradio", "gradio", "gradio", "gradio", "streamlit", "docker", "static"}
)

// tags appends the tags of a repository: subfield, libraries, language, and
// what the Hub derives from the card (license:, dataset:, base_model:).
func (g *generator) tags(tags []string, cat *catalogue, i int, s *stream) []string {
	if cat.kind == hub.Space {
		tags = append(tags, frameworks[s.below(len(frameworks))])
	} else {
		tags = g.topicTags(tags, cat, i, s)
	}
	if cat.kind == hub.Model {
		if s.chance(600_000) {
			for range s.between(1, 3) {
				tags = appendNew(tags, libraries[s.skewed(len(libraries), 4)])
			}
		}
		for _, l := range cat.datasets[i] {
			tags = append(tags, "dataset:"+linked(g.catalogues[hub.Dataset], l))
		}
		for _, l := range cat.bases[i] {
			id := linked(cat, l)
			tags = append(tags, "base_model:"+id)
			if l.relation != relationUnknown {
				tags = append(tags, "base_model:"+hub.Relations[l.relation]+":"+id)
			}
		}
	}
	if cat.kind != hub.Space && s.chance(300_000) {
		tags = append(tags, languages[s.skewed(len(languages), 4)])
	}
	if key := licenseMix[cat.kind][cat.licenses[i]].key; key != "" {
		tags = append(tags, "license:"+key)
		if s.chance(1000) { // a card can name two; the first counts
			tags = appendNew(tags, "license:mit")
		}
	}
	if i%401 == 29 {
		tags = append(tags, "text, generation", "région:éu")
	}
	return append(tags, "region:us")
}

// topicTags appends the tag of the subfield, and occasionally one more of the
// same, of another or of two.
func (g *generator) topicTags(tags []string, cat *catalogue, i int, s *stream) []string {
	own := topicTags[cat.topics[i]]
	if t := own[s.skewed(len(own), 4)]; t != "" {
		tags = append(tags, t)
	}
	if s.one(12) {
		if t := pick(s, own); t != "" {
			tags = appendNew(tags, t)
		}
	}
	switch {
	case s.chance(4000):
		tags = appendNew(appendNew(tags, "feature-extraction"), "sentence-similarity")
	case s.chance(20_000):
		tags = append(tags, "license-free") // no licence tag, though it looks like one
	}
	return tags
}

func appendNew(tags []string, t string) []string {
	for _, have := range tags {
		if have == t {
			return tags
		}
	}
	return append(tags, t)
}
