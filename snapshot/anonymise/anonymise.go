// Package anonymise makes a snapshot without names out of one.
//
// Names of accounts, of git authors and of repositories, shas and licences that are in
// no list become pseudonyms: a letter and digits of a keyed hash (HMAC with SHA-256) of
// what they stand for. The same key gives the same pseudonym in every file and every
// snapshot; without the key nobody can tell whose it is by trying names. Free text goes.
package anonymise

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// MinKey is the least length of a key in bytes.
const MinKey = 16

// Options says how to anonymise.
type Options struct {
	Key []byte // MinKey bytes or more, kept secret
	// KeepRepositories leaves the names of repositories as they are; the owners in
	// their ids get pseudonyms all the same.
	KeepRepositories bool
	Rejects          *snapshot.Rejects // takes the bad lines, which are left out; when nil, the first one is an error
}

// Check returns a hub.UsageError when the key is too short.
func (o Options) Check() error {
	if len(o.Key) < MinKey {
		return hub.Usagef("the key has %d bytes; want %d or more, such as 'openssl rand -hex 32' prints", len(o.Key), MinKey)
	}
	return nil
}

// Copy writes every good record of a snapshot to a sink, anonymised, and returns what
// snapshot.json is to hold beside the counts.
func Copy(ctx context.Context, s *snapshot.Snapshot, to snapshot.Sink, o Options) (snapshot.Meta, error) {
	if err := o.Check(); err != nil {
		return snapshot.Meta{}, err
	}
	c := &copier{to: to, mac: hmac.New(sha256.New, o.Key), keep: o.KeepRepositories, accounts: map[string]string{}}
	meta := snapshot.Meta{Source: "anonymised " + c.of('h', "source", s.Meta().Source), CollectedAt: s.Meta().CollectedAt}
	return meta, s.Scan(ctx, snapshot.Reading{Rejects: o.Rejects}, c)
}

// copier is a sink that hands records on without names.
type copier struct {
	to       snapshot.Sink
	mac      hash.Hash
	keep     bool
	accounts map[string]string // pseudonyms so far
}

// of returns the pseudonym of a text of some kind: a letter and 24 digits. Digits alone
// cannot spell a name.
func (c *copier) of(letter byte, kind, text string) string {
	c.mac.Reset()
	fmt.Fprintf(c.mac, "%s\x00%s", kind, text)
	sum := c.mac.Sum(nil)
	const half = 1_000_000_000_000
	return fmt.Sprintf("%c%012d%012d", letter, binary.BigEndian.Uint64(sum)%half, binary.BigEndian.Uint64(sum[8:])%half)
}

// account is the pseudonym of an account or a git author; that of nobody is nobody.
func (c *copier) account(name string) string {
	if name == "" {
		return ""
	}
	p, ok := c.accounts[name]
	if !ok {
		p = c.of('u', "account", name)
		c.accounts[strings.Clone(name)] = p
	}
	return p
}

// id is the id of a repository with pseudonyms.
func (c *copier) id(id string) string {
	owner, name, owned := strings.Cut(id, "/")
	if !owned {
		name = id
	}
	if !c.keep {
		name = c.of('r', "repository", id)
	}
	if !owned {
		return name
	}
	return c.account(owner) + "/" + name
}

// license keeps a licence that everybody knows; any other text could be a name.
func (c *copier) license(key string) string {
	if hub.ClassifyLicense(key) != hub.Unlabelled || key == "other" || key == "unknown" {
		return key
	}
	return c.of('l', "licence", key)
}

// tags keeps the tags that put a repository in a subfield.
func tags(all []string) []string {
	kept := []string{}
	for _, tag := range all {
		if hub.FieldsOf([]string{tag}) != 0 {
			kept = append(kept, tag)
		}
	}
	return kept
}

// Repository hands a repository on, with its numbers and dates.
func (c *copier) Repository(r *hub.Repository) error {
	return c.to.Repository(&hub.Repository{
		ID: c.id(r.ID), Kind: r.Kind, Owner: c.account(r.Owner), License: c.license(r.License), Tags: tags(r.Tags),
		Likes: r.Likes, Downloads: r.Downloads, CreatedAt: r.CreatedAt, LastModified: r.LastModified, Disabled: r.Disabled,
	})
}

// Commit hands a commit on without its title.
func (c *copier) Commit(x *hub.Commit) error {
	authors := make([]string, len(x.Authors))
	for i, name := range x.Authors {
		authors[i] = c.account(name)
	}
	return c.to.Commit(&hub.Commit{Repo: c.id(x.Repo), Kind: x.Kind, SHA: c.of('c', "commit", x.SHA), Authors: authors, Date: x.Date})
}

// Discussion hands a discussion on.
func (c *copier) Discussion(d *hub.Discussion) error {
	status := d.Status
	if !slices.Contains([]string{"open", "closed", "merged", "draft"}, status) {
		status = ""
	}
	return c.to.Discussion(&hub.Discussion{Repo: c.id(d.Repo), Kind: d.Kind, Num: d.Num, Author: c.account(d.Author), Date: d.Date, IsPullRequest: d.IsPullRequest, Status: status})
}

// Usage hands a usage on.
func (c *copier) Usage(u hub.Usage) error {
	return c.to.Usage(hub.Usage{Space: c.id(u.Space), Model: c.id(u.Model)})
}

// Identity hands a merge on.
func (c *copier) Identity(m hub.Identity) error {
	return c.to.Identity(hub.Identity{Alias: c.account(m.Alias), Canonical: c.account(m.Canonical)})
}

// Bot hands a bot on.
func (c *copier) Bot(b hub.Bot) error { return c.to.Bot(hub.Bot{Name: c.account(b.Name)}) }

// Lineage hands on what a model derives from.
func (c *copier) Lineage(l hub.Lineage) error {
	return c.to.Lineage(hub.Lineage{Model: c.id(l.Model), Base: c.id(l.Base), Relation: l.Relation, Evidence: l.Evidence})
}

// TrainedOn hands on what a model was trained on.
func (c *copier) TrainedOn(t hub.TrainedOn) error {
	return c.to.TrainedOn(hub.TrainedOn{Model: c.id(t.Model), Dataset: c.id(t.Dataset)})
}

// Account hands an account on without its full name.
func (c *copier) Account(a hub.Account) error {
	return c.to.Account(hub.Account{Name: c.account(a.Name), Type: a.Type})
}
