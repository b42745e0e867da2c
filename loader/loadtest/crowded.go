package loadtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"testing/fstest"
	"time"
)

// Crowded is the folder of a small hub where much happens between few, made from
// a seed: commits have up to four authors, most names are spellings of others,
// some are bots; dates lie around full hours and ends of months, or are missing.
func Crowded(seed uint64) fs.FS {
	c := &crowd{rand.New(rand.NewPCG(seed, 0)), map[string]*bytes.Buffer{}}
	for _, kind := range crowdKinds {
		for n := range crowdSizes[kind] {
			if kind != "space" || n < crowdSizes[kind]-3 {
				c.repository(kind, n)
			}
		}
	}
	c.work()
	for i := 0; i < crowdNames; i += 3 { // chains of two
		c.write("identities", map[string]any{"alias": crowdName(i + 1), "canonical": crowdName(i)})
		if c.IntN(2) == 0 {
			c.write("identities", map[string]any{"alias": crowdName(i + 2), "canonical": crowdName(i + 1)})
		}
	}
	for range 4 {
		c.write("bots", map[string]any{"name": c.name()})
	}
	folder := fstest.MapFS{}
	for name, b := range c.files {
		folder[name+".jsonl"] = &fstest.MapFile{Data: b.Bytes()}
	}
	return folder
}

type crowd struct {
	*rand.Rand
	files map[string]*bytes.Buffer
}

var crowdKinds = []string{"model", "dataset", "space"}

// crowdSizes are the repositories that a crowd works on; the last three spaces are
// not listed.
var crowdSizes = map[string]int{"model": 14, "dataset": 10, "space": 9}

// crowdNames is how many names there are.
const crowdNames = 27

func (c *crowd) write(file string, record map[string]any) {
	if c.files[file] == nil {
		c.files[file] = &bytes.Buffer{}
	}
	json.NewEncoder(c.files[file]).Encode(record)
}

// work writes what happens to the repositories.
func (c *crowd) work() {
	kind, repo := "model", crowdID("model", 0)
	next := func() {
		kind = crowdKinds[c.IntN(3)]
		repo = crowdID(kind, c.IntN(min(crowdSizes[kind], 6)))
	}
	for n := range 200 {
		c.write("commits", map[string]any{"repo": repo, "kind": kind, "sha": fmt.Sprint("c", n), "authors": c.authors(), "date": c.date()})
		if c.IntN(3) == 0 {
			next()
		}
	}
	for n := range 80 {
		next()
		author := any(c.name())
		if c.IntN(8) == 0 {
			author = nil
		}
		status := []string{"open", "closed", "merged"}[c.IntN(3)]
		c.write("discussions", map[string]any{"repo": repo, "kind": kind, "num": n + 1, "author": author, "date": c.date(), "is_pull_request": c.IntN(2) == 0, "status": status})
	}
	for range 90 {
		c.write("usages", map[string]any{"space": c.id("space"), "model": c.id("model")})
	}
	for range 12 {
		c.write("lineage", map[string]any{"model": c.id("model"), "base": c.id("model"), "relation": "finetune"})
		c.write("datasets", map[string]any{"model": c.id("model"), "dataset": c.id("dataset")})
	}
}

func (c *crowd) repository(kind string, n int) {
	record := map[string]any{"id": crowdID(kind, n), "kind": kind, "likes": c.IntN(4) * c.IntN(4), "created_at": c.date(), "tags": []string{}}
	if kind != "space" {
		record["downloads"] = c.IntN(3) * c.IntN(500)
	}
	if n > 0 {
		record["owner"] = crowdName(n % 7)
	}
	if licence := []string{"", "", "mit", "apache-2.0", "openrail", "other"}[c.IntN(6)]; licence != "" {
		record["license"] = licence
	}
	for _, tag := range []string{"fill-mask", "image-classification", "text-to-image"} {
		if c.IntN(2) == 0 {
			record["tags"] = append(record["tags"].([]string), tag)
		}
	}
	c.write("repositories", record)
}

// crowdID is the id of a repository; the first of each kind has no owner.
func crowdID(kind string, n int) string {
	if n == 0 {
		return kind
	}
	return fmt.Sprintf("%s/%s-%d", crowdName(n%7), kind, n)
}

func (c *crowd) id(kind string) string { return crowdID(kind, c.IntN(crowdSizes[kind])) }

// crowdName is one of three spellings of one of nine names.
func crowdName(i int) string {
	name := []string{"ada", "bo", "cai", "dov", "eli", "fay", "gus", "hal", "ivy"}[i/3]
	return name + []string{"-fen", " Fen", "_FEN"}[i%3]
}

func (c *crowd) name() string { return crowdName(c.IntN(crowdNames)) }

func (c *crowd) authors() []string {
	authors := []string{}
	for range c.IntN(5) {
		authors = append(authors, c.name())
	}
	return authors
}

// date is a time as in a snapshot, or nil.
func (c *crowd) date() any {
	if c.IntN(5) == 0 {
		return nil
	}
	t := time.Date(2021, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(c.IntN(800)) * 17 * time.Hour)
	switch c.IntN(3) {
	case 0:
		t = t.Add(-time.Millisecond)
	case 1:
		t = t.Add(time.Duration(c.IntN(3600)) * time.Second)
	}
	return t.Format(time.RFC3339Nano)
}
