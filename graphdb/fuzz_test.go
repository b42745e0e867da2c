package graphdb

import (
	"math/big"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// FuzzAddress checks which addresses are taken, and that a password in one that
// is not shows in no message.
func FuzzAddress(f *testing.F) {
	for _, s := range [][2]string{{"bolt://", "graph.example:7687"}, {"neo4j:", "graph.example"}, {"", ""}, {"bolt:/", "x"}, {"://", "\x7f"}, {"neo4j+s://a/", "?"}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		for _, uri := range []string{before + after, before + "reader:hunter2@" + after} {
			u, err := url.Parse(uri)
			want := err == nil && u.Host != "" && u.User == nil
			at, err := parseAddress(uri)
			if (err == nil) != want {
				t.Fatalf("%q: error %v, want %v", uri, err, want)
			}
			if err != nil && !strings.Contains(before+after, "hunter2") && strings.Contains(err.Error(), "hunter2") {
				t.Fatalf("%q: error %q", uri, err)
			}
			if err == nil && (at.hostPort() == "" || !strings.HasPrefix(at.withTLS("+ssc"), strings.Split(at.url.Scheme, "+")[0]+"+ssc:")) && at.url.Scheme != "" {
				t.Fatalf("%q: %q, %q", uri, at.hostPort(), at.withTLS("+ssc"))
			}
		}
	})
}

var versionForm = regexp.MustCompile(`^([+-]?[0-9]+)\.([0-9]+)`)

// FuzzVersion holds versions of servers against a regular expression.
func FuzzVersion(f *testing.F) {
	for _, s := range []string{"5.26.30", "5.27-aura", "2025.10.1", "5", "5.", "4.4.1", "5.23", "x.1", "99999999999999999999.1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := [2]int64{}
		ok := false
		if m := versionForm.FindStringSubmatch(s); m != nil {
			major, _ := new(big.Int).SetString(m[1], 10)
			minor, _ := new(big.Int).SetString(m[2], 10)
			if ok = major.IsInt64() && minor.IsInt64(); ok {
				want = [2]int64{major.Int64(), minor.Int64()}
			}
		}
		major, minor, parsed := parseVersion(s)
		if parsed != ok || ok && [2]int64{int64(major), int64(minor)} != want {
			t.Fatalf("%q: %d, %d, %v; want %v, %v", s, major, minor, parsed, want, ok)
		}
		if newer := !ok || want[0] > 5 || want[0] == 5 && want[1] >= 23; supported(s) != newer {
			t.Fatalf("%q: supported %v", s, !newer)
		}
	})
}
