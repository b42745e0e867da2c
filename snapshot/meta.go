package snapshot

import (
	"errors"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/internal/bom"
)

// readMeta reads snapshot.json if it is there.
func (s *Snapshot) readMeta() error {
	info, err := fs.Stat(s.fsys, MetaFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	if err := regular(MetaFile, info); err != nil {
		return err
	}
	text, err := fs.ReadFile(s.fsys, MetaFile)
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	if text, err = bom.Text(text); err != nil {
		return fmt.Errorf("open snapshot: %s: %w", MetaFile, err)
	}
	var unknown keyTally
	if f := decodeMeta(text, &s.meta, &unknown); f != nil {
		return fmt.Errorf("open snapshot: %s: %s", MetaFile, f.reason)
	}
	if s.meta.Format != Format {
		return fmt.Errorf("open snapshot: %s says format %d, this version reads format %d", MetaFile, s.meta.Format, Format)
	}
	if line := unknown.line(MetaFile); line != "" {
		s.notes = append(s.notes, MetaFile+": "+line)
	}
	return nil
}

// decodeMeta reads the object of snapshot.json by the rules of records.
func decodeMeta(text []byte, m *Meta, unknown *keyTally) *fault {
	if !utf8.Valid(text) {
		return &fault{"invalid UTF-8", "invalid UTF-8"}
	}
	p := parser{unknown: unknown}
	p.reset(text)
	p.open()
	format := false
	for p.next() {
		switch p.key {
		case "format":
			m.Format = int(p.count())
			format = true
		case "source":
			m.Source = p.strOrNull()
		case "collectedAt":
			m.CollectedAt = p.date()
		case "counts":
			m.Counts = p.counts()
		case "lacks":
			m.Lacks = p.stringsOrNull()
		default:
			p.other()
		}
	}
	if !format {
		p.fail("missing key", `"format" is missing; this version reads "format": %d`, Format)
	}
	return p.err
}

// counts reads an object of counts; null is none.
func (p *parser) counts() map[string]int64 {
	if p.isNull() {
		return nil
	}
	if p.peek() != '{' {
		p.wrongType("an object of whole numbers")
		return nil
	}
	counts := map[string]int64{}
	q := parser{b: p.b, i: p.i + 1, fresh: true, inner: true}
	for q.next() {
		name := q.key
		counts[name] = q.countOrNull()
	}
	p.i, p.err = q.i, q.err
	return counts
}

func (p *parser) stringsOrNull() []string {
	if p.isNull() {
		return nil
	}
	return p.strings(nil, maxName)
}
