package main

import (
	"strings"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
)

// loadProgress is the progress of a load, from its first window on.
type loadProgress struct {
	now   func() time.Time
	total int64                      // records, as snapshot.json says; 0 when it does not
	read  func() (done, total int64) // bytes, for a snapshot that does not say

	mu       sync.Mutex
	start    time.Time // of the first window, then of the counting
	entity   string    // what is being written; "" before the first window
	records  int64     // of it
	written  int64     // of all
	counting bool      // all records are written; what is in the graph is being counted
}

// totalRecords is how many records a snapshot has by its own account.
func totalRecords(s *snapshot.Snapshot) (n int64) {
	for _, count := range s.Meta().Counts {
		n += count
	}
	return n
}

// add notes what is being written, and how many records of it were.
func (p *loadProgress) add(entity string, records int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.entity == "" {
		p.start = p.now()
	}
	if p.entity != entity {
		p.entity, p.records = entity, 0
		if strings.HasPrefix(entity, "counts of ") {
			p.start, p.written, p.counting = p.now(), 0, true
		}
	}
	p.records += int64(records)
	p.written += int64(records)
}

// personal is what people call the records of a kind that has another name in the
// files.
var personal = map[string]string{
	"identities": "merges of spellings", "lineage": "models and their bases", "datasets of models": "models and their datasets", "usages": "usages by spaces",
}

// countingText says how many things have their counts.
func countingText(of string, n int64) string {
	what := strings.TrimPrefix(of, "counts of ")
	if what == "the hub" {
		what = "totals of the hub"
	}
	return "count: " + terminal.Number(n) + " " + what
}

func (p *loadProgress) current(now time.Time) terminal.Progress {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.entity == "" {
		return terminal.Progress{}
	}
	rate := ""
	if elapsed := now.Sub(p.start); elapsed >= time.Second && p.written > 0 {
		rate = ", " + terminal.Rate(p.written, elapsed) + " records a second"
	}
	if p.counting {
		return terminal.Progress{Text: countingText(p.entity, p.records)}
	}
	what := p.entity
	if name, ok := personal[what]; ok {
		what = name
	}
	if p.records > 0 {
		what = terminal.Number(p.records) + " " + what
	}
	done, total := p.written, p.total
	if total == 0 {
		done, total = p.read()
	}
	return terminal.Progress{Text: "load: " + what + rate, Done: min(done, total), Total: total, Since: p.start}
}
