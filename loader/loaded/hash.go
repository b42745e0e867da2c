package loaded

import (
	"encoding/binary"
	"time"

	"github.com/cespare/xxhash/v2"

	"github.com/hubgraph/hubgraph/hub"
)

// hasher makes hashes of records: of the values one after the other, each of
// which shows where it ends. It reuses its memory.
type hasher []byte

func (h *hasher) text(s string) {
	h.number(int64(len(s)))
	*h = append(*h, s...)
}

func (h *hasher) texts(list []string) {
	h.number(int64(len(list)))
	for _, s := range list {
		h.text(s)
	}
}

func (h *hasher) number(n int64) { *h = binary.AppendVarint(*h, n) }

func (h *hasher) yes(b bool) {
	n := byte(0)
	if b {
		n = 1
	}
	*h = append(*h, n)
}

// time adds a moment: in what zone it is written makes no difference.
func (h *hasher) time(t time.Time) {
	*h = binary.LittleEndian.AppendUint64(*h, uint64(t.Unix()))
	*h = binary.LittleEndian.AppendUint32(*h, uint32(t.Nanosecond()))
}

// sum returns the hash of what was added, never 0, and begins the next one.
func (h *hasher) sum() uint64 {
	sum := xxhash.Sum64(*h)
	*h = (*h)[:0]
	return max(sum, 1)
}

// entry stands for a record that belongs to a repository: the upper keyBits are
// of what tells it apart there, the others of all of it.
type entry uint64

const keyBits = 24

func (e entry) key() entry { return e >> (64 - keyBits) }

// key returns the hash of what was added so far, to be followed by the rest.
func (h *hasher) key() uint64 { return xxhash.Sum64(*h) }

// entry is sum with the key before it.
func (h *hasher) entry(key uint64) entry {
	return entry(key&^(1<<(64-keyBits)-1) | h.sum()>>keyBits)
}

// repository is of the licence class and the subfields too, which are made of
// the record: a version that makes others of it writes it again.
func (h *hasher) repository(r *hub.Repository) uint64 {
	h.text(r.Owner)
	h.text(r.License)
	h.text(hub.ClassifyLicense(r.License).String())
	h.texts(r.Tags)
	h.number(int64(hub.FieldsOf(r.Tags)))
	h.number(r.Likes)
	if r.Kind != hub.Space { // has no downloads
		h.number(r.Downloads)
	}
	h.time(r.CreatedAt)
	h.time(r.LastModified)
	h.text(r.HubID)
	return h.sum()
}

func (h *hasher) commit(c *hub.Commit) entry {
	h.text(c.SHA)
	key := h.key()
	h.time(c.Date)
	h.text(c.Title)
	h.texts(c.Authors)
	return h.entry(key)
}

func (h *hasher) discussion(d *hub.Discussion) entry {
	h.number(d.Num)
	key := h.key()
	h.text(d.Author)
	h.time(d.Date)
	h.yes(d.IsPullRequest)
	h.text(d.Status)
	return h.entry(key)
}

func (h *hasher) usage(u hub.Usage) entry {
	h.text(u.Model)
	return h.entry(h.key())
}

func (h *hasher) lineage(l hub.Lineage) entry {
	h.text(l.Base)
	key := h.key()
	h.text(l.Relation)
	h.text(l.Evidence)
	return h.entry(key)
}

// account is of what the record says of the name.
func (h *hasher) account(a hub.Account) uint64 {
	h.text(a.Type)
	h.text(a.FullName)
	return h.sum()
}

func (h *hasher) trainedOn(t hub.TrainedOn) entry {
	h.text(t.Dataset)
	return h.entry(h.key())
}
