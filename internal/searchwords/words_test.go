package searchwords

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestText(t *testing.T) {
	for name, want := range map[string]string{
		"meta-llama/Llama-2-7b-hf":     "meta llama 2 7b hf",
		"runwayml/stable_diffusion_v1": "runwayml stable diffusion v1",
		"BertForQA":                    "bert for qa bertforqa",
		"HTMLParser":                   "html parser htmlparser",
		"v1.5":                         "v1 5",
		"v1-5":                         "v1 5",
		"Éric-modèle":                  "eric modele",
		"E\u0301ric":                   "eric", // the accent a character of its own
		"Müßiggang Ørsted":             "mussiggang orsted",
		"İstanbul":                     "istanbul",
		"ΟΔΥΣΣΕΥΣ οδυσσεύς":            "οδυσσευσ",
		"gpt2":                         "gpt 2 gpt2",
		"openai/GPT-2":                 "openai gpt 2",
		"Llama2-7B":                    "llama 2 llama2 7b",
		"BERT4Rec":                     "bert 4 rec bert4rec",
		"t5":                           "t5",
		"中文模型":                         "中 文 模 型",
		"中文bert":                       "中 文 bert",
		"ひらカタカナー":                      "ひ ら カタカナー",
		"ﾊﾝｶｸ":                         "ハンカク", // half width
		"ｆｕｌｌ":                         "full",
		"한국어-모델":                       "한국어 모델",
		"हिन्दी":                       "हिन्दी", // its marks are no accents
		"a/a-A":                        "a",
		"Wren, A. <wren@example.org>":  "wren a example org",
		"xss<script>alert(1)</script>": "xss script alert 1",
		"no-it-to":                     "no it to",
		"\xff\xfe":                     "",
		"!?~*":                         "",
		"\u0301":                       "",
		"🦙":                            "",
		"":                             "",
	} {
		if got := Text(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestQuery(t *testing.T) {
	for typed, want := range map[string][2]string{
		"a/b":       {"+a +(b b*)", ""},
		"AND":       {"+(and and*)", ""},
		"-llama":    {"+(llama llama*)", "+llama~1"},
		"foo:bar":   {"+foo +(bar bar*)", ""},
		`"to be"`:   {"+to +(be be*)", ""},
		"BertFor":   {"+((+(bertfor bertfor*)) (+bert +(for for*)))", "+((+bertfor~1) (+bert~1 +for))"},
		"gpt2 tiny": {"+((+gpt2) (+gpt +2)) +(tiny tiny*)", "+((+gpt2~1) (+gpt +2)) +tiny~1"},
		"":          {"", ""},
		"&&||!(){}": {"", ""},
	} {
		q := QueryOf(typed)
		if got := [2]string{q.Exact(), q.Near(1)}; got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
		if q.Empty() != (want[0] == "") {
			t.Errorf("%q: empty %v", typed, q.Empty())
		}
	}
	if got, want := QueryOf("tide lamma").Near(2), "+tide +lamma~2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestLongTexts: what is made of a long text is short.
func TestLongTexts(t *testing.T) {
	for _, text := range []string{strings.Repeat("wren ", 20_000), strings.Repeat("w", 100_000), strings.Repeat("Wren", 20_000), strings.Repeat("WrenTide ", 20_000), strings.Repeat("wA ", 20_000), strings.Repeat("Aa", 9) + strings.Repeat(" "+strings.Repeat("Bb", 32), 20), strings.Repeat("aB1", 40_000), strings.Repeat("中", 40_000), strings.Repeat("é", 60_000)} {
		q := QueryOf(text)
		if n := len(q.Exact()); n == 0 || n > 50_000 {
			t.Errorf("query of %d bytes of %.6s...: %d bytes", len(text), text, n)
		}
		if n := strings.Count(q.Near(1), " ") + 50*strings.Count(q.Near(1), "~"); n > 1000 {
			t.Errorf("%d words to look for of %.6s...", n, text)
		}
		if n := len(Text(text)); n > maxWords*(maxRunes+1)*utf8.UTFMax {
			t.Errorf("words of %d bytes of %.6s...: %d bytes", len(text), text, n)
		}
	}
}

// TestWordsOfWords: words are letters and digits in lower case, a name is found by
// its words, and these are words of themselves.
func TestWordsOfWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-Z0-9/._é中ー -]{0,40}`)).Draw(t, "name")
		words := strings.Fields(Text(name))
		for _, w := range words {
			if strings.IndexFunc(w, func(r rune) bool { return !inWord(r) }) >= 0 || strings.ToLower(w) != w && strings.IndexFunc(w, unicode.IsUpper) >= 0 {
				t.Fatalf("%q of %q is no word", w, name)
			}
		}
		q := QueryOf(name)
		for _, w := range q.Words() {
			if !slices.Contains(words, w) && len(words) < maxWords {
				t.Fatalf("%q is looked for, %q has %q", w, name, words)
			}
		}
		for _, text := range []string{q.Exact(), q.Near(1), q.Near(2)} {
			if i := strings.IndexFunc(text, func(r rune) bool { return !inWord(r) && !strings.ContainsRune("+() *~", r) }); i >= 0 {
				t.Fatalf("query %q of %q has %q", text, name, text[i:])
			}
		}
	})
}

// TestBegins: the words of a name begin with the letter with which the words of any
// beginning of the name begin.
func TestBegins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := []rune(rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-Z0-9/._éß中ーﬁ -]{0,40}`)).Draw(t, "name"))
		typed := string(name[:rapid.IntRange(0, len(name)).Draw(t, "letters typed")])
		for _, typed := range []string{typed, strings.ToUpper(typed), strings.ToLower(typed)} {
			if begins := QueryOf(typed).Begins(); !strings.HasPrefix(" "+Text(string(name))+" ", begins) && strings.HasPrefix(string(name), typed) {
				t.Fatalf("%q begins with %q, its words %q not with %q", string(name), typed, Text(string(name)), begins)
			}
		}
	})
}

func BenchmarkText(b *testing.B) {
	for b.Loop() {
		Text("meta-llama/Llama-2-7b-chat-hf")
	}
}
