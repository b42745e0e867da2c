package hub

import (
	"strings"
	"testing"
)

func TestKeys(t *testing.T) {
	if got := CommitKey(Space, "ada-wren/owl", "1f"); got != "space:ada-wren/owl@1f" {
		t.Errorf("got %q", got)
	}
	if got := DiscussionKey(Model, "ada-wren/owl", 12); got != "model:ada-wren/owl#12" {
		t.Errorf("got %q", got)
	}
}

func TestShorten(t *testing.T) {
	if key := strings.Repeat("k", MaxKey); shorten(key) != key {
		t.Error("a key that fits is changed")
	}
	for _, unit := range []string{"k", "é", "李", "😀"} {
		a, b := strings.Repeat(unit, MaxKey)+"a", strings.Repeat(unit, MaxKey)+"b"
		sa, sb := shorten(a), shorten(b)
		if len(sa) > MaxKey || len(sa) < MaxKey-3 || sa == sb || !strings.HasPrefix(a, sa[:MaxKey-80]) {
			t.Errorf("keys of %q: %d and %d bytes, equal: %v", unit, len(sa), len(sb), sa == sb)
		}
		if strings.ToValidUTF8(sa, "") != sa {
			t.Errorf("keys of %q: invalid UTF-8", unit)
		}
	}
}

func TestAppendCommitKey(t *testing.T) {
	var buf []byte
	for _, repo := range []string{"", "ada-wren/owl", strings.Repeat("李", 1300), strings.Repeat("o", 4096)} {
		for _, sha := range []string{"1f", strings.Repeat("5", MaxKey-6-len(repo)-1), strings.Repeat("5", MaxKey-6-len(repo))} {
			want := "before " + CommitKey(Model, repo, sha)
			if buf = AppendCommitKey(append(buf[:0], "before "...), Model, repo, sha); string(buf) != want {
				t.Errorf("repository of %d bytes, sha of %d: keys of %d and %d bytes differ", len(repo), len(sha), len(buf), len(want))
			}
		}
	}
}
