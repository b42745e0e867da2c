package snapshot

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// doubts says, at the end of a walk, what casts doubt on a snapshot although it
// can be read: what was meant to be read, it seems, and was not.
func (w *walk) doubts() []string {
	out := slices.Concat(w.s.notes, w.s.strays)
	for _, file := range DataFiles {
		name := w.s.name(file)
		if t := w.unknown[file]; t != nil && len(t.keys) > 0 {
			out = append(out, name+": "+t.line(file))
		}
		if a := w.late[file]; a != nil && a.n > 0 {
			out = append(out, name+": "+a.line())
		}
		switch file {
		case RepositoriesFile:
			for _, line := range w.passed.lines(w.s) {
				out = append(out, name+": "+line)
			}
		case IdentitiesFile:
			if line := w.aliases.line(); line != "" {
				out = append(out, name+": "+line)
			}
		}
	}
	return out
}

// addUnknown adds the unknown keys of a part of a file.
func (w *walk) addUnknown(file string, part *keyTally) {
	if len(part.keys) == 0 {
		return
	}
	if w.unknown == nil {
		w.unknown = map[string]*keyTally{}
	}
	all := w.unknown[file]
	if all == nil {
		all = &keyTally{}
		w.unknown[file] = all
	}
	for _, k := range part.keys {
		all.add(k.key, k.n)
	}
}

// WrongCount is a count of snapshot.json that is not that of a file.
type WrongCount struct {
	Records string // what is counted, such as "commits"
	Meta    string // the name of snapshot.json for messages
	File    string // one of DataFiles
	Absent  bool   // the file
	Said    int64
	Found   int64 // good lines, repeated ones too
}

func (c WrongCount) String() string {
	if c.Absent {
		return fmt.Sprintf("%s: %s says %d, there is no %s", c.Records, c.Meta, c.Said, c.File)
	}
	return fmt.Sprintf("%s: %s says %d, there are %d", c.Records, c.Meta, c.Said, c.Found)
}

// wrongCounts says where snapshot.json counts neither the admitted records nor
// the lines of a file, repeated ones too, with or without bad ones. A file that was made
// anew from decisions has other records than the snapshot came with, and is not compared.
func (w *walk) wrongCounts() []WrongCount {
	var out []WrongCount
	admitted := w.out.Records.Each()
	for i, c := range w.good.Each() {
		said, ok := w.s.meta.Counts[c.Name]
		if !ok || w.s.decided(c.File) || said == *admitted[i].N || said >= *c.N && said <= *c.N+w.bad[c.File] {
			continue
		}
		_, there := w.s.File(c.File)
		out = append(out, WrongCount{Records: c.Plural, Meta: w.s.Label + MetaFile, File: c.File, Absent: !there, Said: said, Found: *c.N})
	}
	return out
}

// decided reports whether a data file was made from decisions.
func (s *Snapshot) decided(file string) bool {
	record, ok := decisionsOf[file]
	if !ok {
		return false
	}
	_, err := fs.Stat(s.fsys, record)
	return err == nil
}

// passed counts repositories that tell by another key what their record leaves out.
type passed struct {
	owners, licenses, bases int64
}

func (p *passed) look(r *hub.Repository) {
	if r.Owner == "" && strings.Contains(r.ID, "/") {
		p.owners++
	}
	license, base := r.License != "", r.Kind != hub.Model
	for _, tag := range r.Tags {
		if !license && strings.HasPrefix(tag, "license:") {
			license = true
			p.licenses++
		}
		if !base && strings.HasPrefix(tag, "base_model:") {
			base = true
			p.bases++
		}
	}
}

func (p *passed) lines(s *Snapshot) (out []string) {
	if p.owners > 0 {
		out = append(out, thousands.Count(int64(p.owners), `repository has no "owner", though its id begins with one`, `repositories have no "owner", though their ids begin with one`)+": owners are not taken from ids")
	}
	if p.licenses > 0 {
		out = append(out, thousands.Count(int64(p.licenses), `repository has no "license", though a tag names one`, `repositories have no "license", though a tag names one`)+": licences are not taken from tags")
	}
	if _, there := s.File(LineageFile); !there && p.bases > 0 {
		out = append(out, thousands.Count(int64(p.bases), "model names", "models name")+" a base in a tag, and there is no "+LineageFile+": lineage is not taken from tags")
	}
	return out
}

// aliases are the names that are merged into others, and whether each was seen
// in a record. It may be used by several goroutines at once.
type aliases map[string]*atomic.Bool

func (a aliases) see(name string) {
	if len(a) == 0 {
		return
	}
	if seen := a[name]; seen != nil && !seen.Load() {
		seen.Store(true)
	}
}

// readAliases reads the aliases before the files that they may occur in. What is
// wrong with their file is said when it is read in its place.
func (w *walk) readAliases(ctx context.Context) {
	if _, there := w.s.File(IdentitiesFile); !there {
		return
	}
	early := &walk{s: w.s, rejects: NewRejects(RejectOptions{}), skim: true}
	found, canonical := aliases{}, map[string]bool{}
	err := each(ctx, early, IdentitiesFile, decodeIdentity, func(_ int64, id *hub.Identity) error {
		if found[id.Alias] == nil {
			found[strings.Clone(id.Alias)] = new(atomic.Bool)
		}
		canonical[strings.Clone(id.Canonical)] = true
		return nil
	})
	if err != nil {
		return
	}
	for name := range canonical {
		found.see(name) // a step on the way of another
	}
	w.aliases = found
}

// line names aliases that nobody has.
func (a aliases) line() string {
	var nobody []string
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if !a[name].Load() {
			nobody = append(nobody, quote(name))
		}
	}
	if len(nobody) == 0 {
		return ""
	}
	const most = 5
	text := thousands.Count(len(nobody), "alias is the name of nobody in the snapshot", "aliases are the names of nobody in the snapshot") + ": " + strings.Join(nobody[:min(len(nobody), most)], ", ")
	if len(nobody) > most {
		text += ", ..."
	}
	return text
}

// strays says which files of a folder are not read although their names are
// nearly those of files that are.
func strays(fsys fs.FS, read map[string]fileInfo) (out []string) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil // a file system without a listing
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || IsFile(name) || strings.HasPrefix(name, ".") {
			continue
		}
		known := fileMeant(name)
		if known == "" {
			continue
		}
		if there, ok := read[known]; ok {
			out = append(out, fmt.Sprintf("%s is not read: %s is", name, there.name))
		} else {
			out = append(out, fmt.Sprintf("%s is not read; did you mean %s?", name, known))
		}
	}
	return out
}

// fileMeant returns the file of a snapshot that a name may stand for: another
// ending, singular for plural, capitals, a slip; "" for none.
func fileMeant(name string) string {
	stem, rest, _ := strings.Cut(name, ".")
	for part := range strings.SplitSeq(strings.ToLower(rest), ".") {
		if !slices.Contains(endings, part) {
			return ""
		}
	}
	var stems []string
	for _, file := range append([]string{MetaFile}, DataFiles...) {
		known, _, _ := strings.Cut(file, ".")
		if flat(known) == flat(stem) {
			return file
		}
		stems = append(stems, known)
	}
	for _, near := range nearest.Names(stem, stems) {
		for _, file := range append([]string{MetaFile}, DataFiles...) {
			if known, _, _ := strings.Cut(file, "."); known == near {
				return file
			}
		}
	}
	return ""
}

// endings are those of files that may hold records, and of what packs them.
var endings = []string{"jsonl", "json", "ndjson", "jl", "csv", "tsv", "parquet", "txt", "gz", "zst", "bz2", "xz", "zip"}
