// Package mailmap reads and writes .mailmap files of git, as merges of names.
//
// A line of such a file joins e-mail addresses and names; a hub has names alone. So an
// account NAME stands there with the address NAME@DOMAIN, and a name that cannot be
// part of an address with its bytes escaped by percent signs, as in URLs.
package mailmap

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Domain is that of the addresses that the Hub gives accounts.
const Domain = "users.noreply.huggingface.co"

// Entry is a line of a file: who commits as Name and Address is Proper, of ProperAddress.
// What a line does not say is "".
type Entry struct {
	Line                                 int
	Proper, ProperAddress, Name, Address string
}

// Parse reads a file as git does. A line that git would pass over, as it has no
// address, is an error that names it.
func Parse(name string, text []byte) ([]Entry, error) {
	var all []Entry
	number := 0
	for line := range bytes.Lines(text) {
		number++
		rest := strings.TrimSpace(string(line))
		if rest == "" || rest[0] == '#' {
			continue
		}
		e := Entry{Line: number}
		var ok bool
		if e.Proper, e.ProperAddress, rest, ok = person(rest); !ok || e.ProperAddress == "" {
			return nil, hub.Usagef("%s:%d: no address in <>; want: Proper Name <proper@address> Other Name <other@address>", name, number)
		}
		if e.Name, e.Address, _, ok = person(rest); !ok {
			e.Name, e.Address = "", ""
		}
		all = append(all, e)
	}
	return all, nil
}

// person cuts a name and an address from the start of a line.
func person(line string) (name, address, rest string, ok bool) {
	name, rest, ok = strings.Cut(line, "<")
	if !ok {
		return "", "", "", false
	}
	address, rest, ok = strings.Cut(rest, ">")
	return strings.TrimSpace(name), strings.TrimSpace(address), rest, ok
}

// Merges returns the merges that entries say, among names that known reports: entries
// of one proper address, in any case of letters unless it is an account's, are one person. The canonical name is
// the proper one where it is known, else that of the account of the proper address,
// else the least.
func Merges(entries []Entry, domain string, known func(name string) bool) []hub.Identity {
	groups := map[string]*group{}
	for _, e := range entries {
		key := strings.ToLower(e.ProperAddress)
		if account := accountOf(e.ProperAddress, domain); account != "" {
			key = account + "@" + domain // names differ by case
		}
		if groups[key] == nil {
			groups[key] = &group{names: map[string]bool{}}
		}
		groups[key].add(&e, domain, known)
	}
	var out []hub.Identity
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		g := groups[key]
		canonical := cmp.Or(g.proper, g.account)
		for _, name := range slices.Sorted(maps.Keys(g.names)) {
			if canonical == "" {
				canonical = name
			}
			if name != canonical {
				out = append(out, hub.Identity{Alias: name, Canonical: canonical})
			}
		}
	}
	slices.SortFunc(out, func(a, b hub.Identity) int {
		return cmp.Or(cmp.Compare(a.Alias, b.Alias), cmp.Compare(a.Canonical, b.Canonical))
	})
	return slices.Compact(out)
}

// group is the known names of a proper address.
type group struct {
	proper, account string
	names           map[string]bool
}

func (g *group) add(e *Entry, domain string, known func(string) bool) {
	account := accountOf(e.ProperAddress, domain)
	for _, name := range []string{e.Proper, e.Name, e.ProperAddress, e.Address, account, accountOf(e.Address, domain)} {
		if name != "" && known(name) {
			g.names[name] = true
		}
	}
	if e.Proper != "" && known(e.Proper) {
		g.proper = cmp.Or(g.proper, e.Proper)
	}
	if account != "" && known(account) {
		g.account = cmp.Or(g.account, account)
	}
}

// accountOf is the name that an address stands for; "" for one of another domain.
func accountOf(address, domain string) string {
	at := strings.LastIndexByte(address, '@')
	if at < 0 || !strings.EqualFold(address[at+1:], domain) {
		return ""
	}
	name, err := url.PathUnescape(address[:at])
	if err != nil {
		return ""
	}
	return name
}

// Write writes merges, which are followed to their ends, one a line by canonical name
// and alias. It returns the names that a line cannot hold, since git takes blanks at
// their ends away, or an angle bracket or a number sign for its own: they are left out.
func Write(to io.Writer, merges map[string]string, domain string) (left []string, err error) {
	var all []hub.Identity
	for alias := range merges {
		m := hub.Identity{Alias: alias, Canonical: merges[alias]}
		for next, ok := merges[m.Canonical]; ok; next, ok = merges[m.Canonical] {
			m.Canonical = next
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b hub.Identity) int {
		return cmp.Or(cmp.Compare(a.Canonical, b.Canonical), cmp.Compare(a.Alias, b.Alias))
	})
	w := bufio.NewWriter(to)
	for _, m := range all {
		if !fits(m.Alias) || !fits(m.Canonical) {
			left = append(left, m.Alias)
			continue
		}
		fmt.Fprintf(w, "%s <%s> %s <%s>\n", m.Canonical, address(m.Canonical, domain), m.Alias, address(m.Alias, domain))
	}
	return left, w.Flush()
}

func fits(name string) bool {
	return strings.TrimSpace(name) == name && name[0] != '#' && !strings.ContainsAny(name, "<>\r\n\x00")
}

func address(name, domain string) string { return url.PathEscape(name) + "@" + domain }
