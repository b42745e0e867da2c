package export

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

// An id stands for one name, and for the same in every file: it does not depend on
// what else is there.
func TestSafeIDs(t *testing.T) {
	names := []string{"ada-wren", "a\x01b", "a\x02b", "a\ufffdb", "a\ufffdb~0123456789abcdef", `say "hi"`, `back\slash`, "two\nlines", "", " ", "Åsa", "A\u030asa", "松村"}
	for name, allowed := range map[string]func(rune) bool{"XML": inXML, "quotes": inQuotes} {
		of := map[string]string{}
		for _, n := range names {
			id := safeID(n, allowed)
			if other, taken := of[id]; taken {
				t.Errorf("%s: %q and %q are both %q", name, other, n, id)
			}
			of[id] = n
			for _, r := range id {
				if !allowed(r) {
					t.Errorf("%s: %q in the id of %q", name, r, n)
				}
			}
		}
		if id := safeID("松村 Åsa & co <1>", allowed); id != "松村 Åsa & co <1>" {
			t.Errorf("%s: %q", name, id)
		}
	}
	if got, want := safeID("a\x01b", inXML), fmt.Sprintf("a\ufffdb~%.8x", sha256.Sum256([]byte("a\x01b"))); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
