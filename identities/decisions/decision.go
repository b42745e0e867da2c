package decisions

import (
	"cmp"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Verdict is what was decided about a pair of names, or about an account.
type Verdict string

// The verdicts.
const (
	Accepted Verdict = "accepted" // both are one person's; it is a bot
	Rejected Verdict = "rejected" // they are two people's; it is no bot
	Later    Verdict = "later"    // looked at and put off
	Undone   Verdict = "undone"   // what was decided before is taken back
)

// Verdicts are all of them.
var Verdicts = []Verdict{Accepted, Rejected, Later, Undone}

// ParseVerdict reads a verdict as a person types it.
func ParseVerdict(text string) (Verdict, error) {
	for _, v := range Verdicts {
		if strings.EqualFold(strings.TrimSpace(text), string(v)) {
			return v, nil
		}
	}
	return "", fmt.Errorf("the verdict is %q; want accepted, rejected, later or undone", text)
}

// Decision is what somebody decided about a pair of names, or about an account that may
// be a bot, and on what grounds.
type Decision struct {
	When        time.Time // UTC
	Who         string
	Name, Other string // the lesser first; Other is "" of an account
	Verdict     Verdict
	Canonical   string         // of an accepted pair: the name chosen for the person; "" for none
	Note        string         // "" for none
	Score       *int           // of the names, 0 to 100; nil when it was not given
	Evidence    jsontext.Value // an object of what else was known; nil when it was not given
}

// Pair is a pair of names, the lesser first.
type Pair [2]string

// PairOf puts two names in order.
func PairOf(a, b string) Pair { return Pair{min(a, b), max(a, b)} }

// Pair returns the names.
func (d *Decision) Pair() Pair { return Pair{d.Name, d.Other} }

// record is a decision as it stands in the file.
type record struct {
	When      string         `json:"when"`
	Who       string         `json:"who"`
	Name      string         `json:"name"`
	Other     string         `json:"other,omitzero"`
	Verdict   string         `json:"verdict"`
	Canonical string         `json:"canonical,omitzero"`
	Note      string         `json:"note,omitzero"`
	Score     *int           `json:"score,omitzero"`
	Evidence  jsontext.Value `json:"evidence,omitzero"`
}

// line returns the decision as a line of the file, without its end.
func (d *Decision) line() (string, error) {
	text, err := json.Marshal(record{
		When: stamp(d.When), Who: d.Who, Name: d.Name, Other: d.Other, Verdict: string(d.Verdict),
		Canonical: d.Canonical, Note: d.Note, Score: d.Score, Evidence: d.Evidence,
	})
	return string(text), err
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// parse reads a line of the file.
func parse(line []byte, of *subject) (Decision, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return Decision{}, fmt.Errorf("no decision: %w", err)
	}
	when, err := time.Parse(time.RFC3339Nano, r.When)
	if err != nil {
		return Decision{}, fmt.Errorf("when is %q; want a time such as 2024-01-31T12:00:00Z", r.When)
	}
	d := Decision{When: when.UTC(), Who: r.Who, Name: r.Name, Other: r.Other, Canonical: r.Canonical, Note: r.Note, Score: r.Score, Evidence: r.Evidence}
	if d.Verdict, err = ParseVerdict(r.Verdict); err != nil {
		return Decision{}, err
	}
	return d, d.tidy(of)
}

// maxName is the longest name in bytes, that of the snapshot format.
const maxName = 4096

// tidy puts the names in order and the evidence in its canonical form, and says what
// is wrong with a decision.
func (d *Decision) tidy(of *subject) error {
	names := []string{d.Name, d.Other}
	if of.alone {
		names = names[:1]
	}
	for _, name := range names {
		switch {
		case name == "":
			return fmt.Errorf("a name is missing")
		case len(name) > maxName:
			return fmt.Errorf("a name has %d bytes; %d are the most", len(name), maxName)
		case !utf8.ValidString(name) || strings.Contains(name, "\x00"):
			return fmt.Errorf("the name %q is not UTF-8, or has a NUL", name)
		}
	}
	if !of.alone {
		d.Name, d.Other = min(d.Name, d.Other), max(d.Name, d.Other)
	}
	switch {
	case of.alone && (d.Other != "" || d.Canonical != "" || d.Score != nil):
		return fmt.Errorf("a decision about a bot has no other name, canonical name or score")
	case d.Name == d.Other:
		return fmt.Errorf("both names are %q", d.Name)
	case d.Who == "":
		return fmt.Errorf("who decided is missing")
	case d.Canonical != "" && d.Verdict != Accepted:
		return fmt.Errorf("canonical goes with accepted, and the verdict is %s", d.Verdict)
	case len(d.Canonical) > maxName || strings.Contains(d.Canonical, "\x00"):
		return fmt.Errorf("canonical is too long, or has a NUL")
	case d.Score != nil && (*d.Score < 0 || *d.Score > 100):
		return fmt.Errorf("the score is %d; want 0 to 100", *d.Score)
	}
	if d.Evidence == nil {
		return nil
	}
	d.Evidence = d.Evidence.Clone()
	if err := d.Evidence.Canonicalize(); err != nil || d.Evidence.Kind() != '{' {
		return fmt.Errorf("evidence is no JSON object")
	}
	return nil
}

// dated is a decision with its line, for the order in which decisions were made.
type dated struct {
	Decision
	text string
}

func (x *dated) compare(y *dated) int {
	return cmp.Or(x.When.Compare(y.When), strings.Compare(x.text, y.text))
}
