package collect

import (
	bolt "go.etcd.io/bbolt"
)

// pageRecords is the number of records of a page that is taken over.
const pageRecords = 1000

// pager makes pages of records of the previous snapshot, which come repository by
// repository or in any other order.
type pager struct {
	c      *collector
	bucket []byte
	what   string

	repo  *oldRepo // of the page at hand
	taken *taken
	page  page
	ready []readyPage // not written yet
	held  int         // records in them
}

type readyPage struct {
	key, value []byte
}

// add adds a record to the page of a repository; put puts it there and returns how
// many the page has.
func (p *pager) add(r *oldRepo, t *taken, put func(*page) int) error {
	if p.repo != r {
		p.finish()
		p.repo, p.taken, p.page = r, t, p.blank(r, t)
	}
	if n := put(&p.page); n >= pageRecords {
		p.finish()
		p.repo = nil
	}
	if p.held < 20*pageRecords {
		return nil
	}
	return p.flush()
}

// blank returns the page of something that is taken over.
func (p *pager) blank(r *oldRepo, t *taken) page {
	return page{entry: entry{What: p.what, Kind: r.kind.String(), Repo: r.id, At: t.at, Complete: t.why == "", Reason: t.why, Previous: true}, Done: true}
}

// finish makes a value of the page at hand.
func (p *pager) finish() {
	if p.repo == nil {
		return
	}
	p.page.Records = len(p.page.Commits) + len(p.page.Discussions)
	p.held += p.page.Records + 20
	p.ready = append(p.ready, readyPage{pageKey(repoKey(p.repo.kind, p.repo.id), p.taken.pages), p.c.store.packPage(&p.page)})
	p.taken.pages++
	p.repo = nil
}

func (p *pager) flush() error {
	err := p.c.store.write(func(tx *bolt.Tx) error {
		for _, r := range p.ready {
			if err := tx.Bucket(p.bucket).Put(r.key, r.value); err != nil {
				return err
			}
		}
		return nil
	})
	p.ready, p.held = p.ready[:0], 0
	return err
}

func (p *pager) end() error {
	p.finish()
	return p.flush()
}

// empty writes that a repository has none.
func (p *pager) empty(tx *bolt.Tx, r *oldRepo, t *taken) error {
	blank := p.blank(r, t)
	t.pages = 1
	return tx.Bucket(p.bucket).Put(pageKey(repoKey(r.kind, r.id), 0), p.c.store.packPage(&blank))
}
