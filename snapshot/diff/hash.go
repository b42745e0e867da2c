package diff

import (
	"hash/maphash"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// mix mixes a number into a hash.
func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}

func (s *shared) hash(text string) uint64 { return maphash.String(s.seed, text) }

// moment is a time as two integers.
type moment struct {
	second int64
	nano   int32
}

func momentOf(t time.Time) moment { return moment{t.Unix(), int32(t.Nanosecond())} }

// time returns nil for the zero time, which stands for unknown.
func (m moment) time() any {
	t := time.Unix(m.second, int64(m.nano)).UTC()
	if t.IsZero() {
		return nil
	}
	return t
}

func mixTime(h uint64, t time.Time) uint64 {
	return mix(mix(h, uint64(t.Unix())), uint64(t.Nanosecond()))
}

// tagSet returns a hash of the distinct tags that does not depend on their
// order. It sorts the tags.
func (s *shared) tagSet(tags []string) uint64 {
	slices.Sort(tags)
	h, last := uint64(0), ""
	for i, tag := range tags {
		if i == 0 || tag != last {
			h = mix(h, s.hash(tag))
		}
		last = tag
	}
	return h
}

// commitContent returns a hash of everything in a commit but its key.
func (s *shared) commitContent(c *hub.Commit) uint64 {
	h := mix(uint64(len(c.Authors)), s.hash(c.Title))
	for _, name := range c.Authors {
		h = mix(h, s.hash(name))
	}
	return mixTime(h, c.Date)
}

// discussionContent returns a hash of everything in a discussion but its key.
func (s *shared) discussionContent(d *hub.Discussion) uint64 {
	h := mix(s.hash(d.Author), s.hash(d.Status))
	if d.IsPullRequest {
		h = mix(h, 1)
	}
	return mixTime(h, d.Date)
}
