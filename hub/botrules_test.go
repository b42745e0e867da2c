package hub

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestBundledBotRules: bundled rules say their source and date, each rule its own, and
// are sorted by kind and value.
func TestBundledBotRules(t *testing.T) {
	if !slices.Contains(BundledBotRuleNames(), DefaultBotRules) {
		t.Errorf("%v", BundledBotRuleNames())
	}
	for _, name := range BundledBotRuleNames() {
		if _, err := BundledBotRules(name); err != nil {
			t.Error(err)
		}
		text, err := bundled("bots", name)
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`(?m)^# source: \S.*\n# date: 20\d\d(-\d\d)?$`).Match(text) {
			t.Errorf("%s: no source and date", name)
		}
		last := map[string]string{}
		err = eachRule(name, text, []string{"rule", "value", "source"}, 2, func(r []string) error {
			if len(r) != 3 || r[2] == "" {
				t.Errorf("%s: %v has no source", name, r)
			}
			if r[1] <= last[r[0]] {
				t.Errorf("%s: %s after %s", name, r[1], last[r[0]])
			}
			last[r[0]] = r[1]
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestBotRules: which names and titles the bundled rules know, and which not.
func TestBotRules(t *testing.T) {
	r, err := BundledBotRules(DefaultBotRules)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"SFconvertbot": "name SFconvertbot", "system": "name system", "librarian-bots": "owner librarian-bots",
		"ci-runner[bot]": "glob *[bot]", "Librarian Bot (Bot)": "name Librarian Bot (Bot)", "Shelf (Bot)": "glob *(Bot)",
		"shelf-bot": "regexp (?i).+[-_ ](ro)?bot([-_ ]?[0-9]+)?", "clean-up Robot": "regexp (?i).+[-_ ](ro)?bot([-_ ]?[0-9]+)?", "shelf_bot2": "regexp (?i).+[-_ ](ro)?bot([-_ ]?[0-9]+)?",
		"sfconvertbot": "", "abbot": "", "talbot-wren": "", "bot-fan": "", "ada-botkin": "", "b": "", "-bot-\n": "",
	} {
		if got := r.OfName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	for title, want := range map[string][2]bool{
		"Adding `safetensors` variant of this model":                                 {true, false},
		"Librarian Bot: Add base_model information to model":                         {true, false},
		"Add evaluation results on the 3.0.0 config and test split of cnn_dailymail": {true, false},
		"[bot] Conversion to Parquet":                                                {true, false},
		"b Conversion to Parquet":                                                    {false, false},
		"Training in progress, step 500":                                             {false, true},
		"Upload README.md with huggingface_hub":                                      {false, true},
		"End of training, at last":                                                   {false, false},
		"":                                                                           {false, false},
	} {
		if got := [2]bool{r.IsBotTitle(title), r.IsLibraryTitle(title)}; got != want {
			t.Errorf("%q: %v, want %v", title, got, want)
		}
	}
}

// TestOwnBotRules: rules of a file beside others, and bad lines.
func TestOwnBotRules(t *testing.T) {
	ours, err := ParseBotRules("dir/ours.csv", []byte("# ours\nrule,value\nname,shelf machine\nglob,x?y*\nregexp,[a-c]+|z\nowner,machines\ntitle,nightly *\n"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseBotRules("ours.csv", []byte("rule,value,source\nowner,machines,seen\ntitle,nightly *,\nregexp,[a-c]+|z\nglob,x?y*,\nname,shelf machine,"))
	if err != nil || again.Name() != ours.Name() || !regexp.MustCompile(`^ours [0-9a-f]{12}$`).MatchString(ours.Name()) {
		t.Errorf("%v, %v, %v", ours.Name(), again.Name(), err)
	}
	for name, want := range map[string]string{
		"shelf machine": "name shelf machine", "xéy": "glob x?y*", "xéy and more": "glob x?y*", "xy": "", "abc": "regexp [a-c]+|z", "abcd": "", "zz": "", "machines": "owner machines",
	} {
		if got := ours.OfName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	base, err := BundledBotRules(DefaultBotRules)
	if err != nil {
		t.Fatal(err)
	}
	both := base.And(ours)
	if both.OfName("system") == "" || both.OfName("abc") == "" || !both.IsBotTitle("nightly run") || !both.IsLibraryTitle("End of training") || both.Name() != "hub-2026, "+ours.Name() ||
		!slices.Contains(both.Owners(), "machines") || !slices.IsSorted(both.Owners()) || base.OfName("abc") != "" {
		t.Errorf("%s: %v", both.Name(), both.Owners())
	}
	for text, want := range map[string]string{
		"":                               "f.csv: no line; want rule,value and what follows",
		"rule,value\nname":               "f.csv:2: 1 values; want rule, value, and if the header has it source",
		"rule,value\nname,a,b":           "f.csv:2: 3 values; want rule, value, and if the header has it source",
		"name,system\n":                  `f.csv:1: the first line is "name,system"; want rule,value`,
		"rule,value\nname,\n":            "f.csv:2: no value",
		"rule,value\nnames,a\n":          `f.csv:2: unknown rule "names"; want name, glob, regexp, owner, title or library`,
		"rule,value\nname,a\n\nname,a\n": `f.csv:4: "name a" stands there twice`,
		"rule,value\nregexp,(\n":         "f.csv:2: no regular expression: ",
	} {
		if _, err := ParseBotRules("f.csv", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
