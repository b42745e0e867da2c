package find

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/queries"
)

// candidates is how many names are compared letter by letter.
const candidates = 500

// scanned is up to how many names of a kind all are looked at. Of more, the text index
// gives those that hold a run of the letters that were typed. Tests set it.
var scanned int64 = 20_000

// common is how many names hold a run of letters that says too little.
const common = 500

// Nearest returns at most three names of a kind that someone who typed name may have
// meant, the likeliest first; exists tells that there is such a name, to the letter.
//
// Among more names than scanned it considers those that hold a run of at least four of
// the letters typed, three of fewer than eight, that no more than common names hold in one spelling; and of those
// that hold the whole or a half of it, in each spelling the common names whose length is
// nearest, since a right name may be the beginning of very many others.
func Nearest(ctx context.Context, db queries.Reader, k Kind, name string) (near []string, exists bool, err error) {
	rows, err := cypher.Rows(ctx, db, "MATCH (n:"+k.Label()+") WHERE n."+k.Property()+" = $name RETURN 1 LIMIT 1", map[string]any{"name": name})
	if err != nil || len(rows) > 0 {
		return nil, err == nil, err
	}
	text := form(name)
	params := map[string]any{"text": text, "parts": parts(text), "limit": int64(candidates)}
	runs := runs(name)
	byIndex := false
	if indexed(k) && runs != nil {
		if byIndex, err = many(ctx, db, k); err != nil {
			return nil, false, fmt.Errorf("find names near %q: %w", name, err)
		}
	}
	if byIndex {
		params["runs"], params["halves"] = runs, halves(name)
		params["common"], params["most"] = int64(common), int64(common+1)
	}
	rows, err = cypher.Rows(ctx, db, nearStatement(k, byIndex), params)
	if err != nil {
		return nil, false, fmt.Errorf("find names near %q: %w", name, err)
	}
	var names []string
	for _, row := range rows {
		if s, ok := row[0].(string); ok {
			names = append(names, s)
		}
	}
	return nearest.Names(name, names), false, nil
}

// many tells whether there are more names of a kind than are scanned. The database
// knows without counting.
func many(ctx context.Context, db queries.Reader, k Kind) (bool, error) {
	rows, err := cypher.Rows(ctx, db, "MATCH (n:"+k.Label()+") RETURN count(n) AS names", nil)
	if err != nil || len(rows) == 0 {
		return false, err
	}
	names, _ := rows[0][0].(int64)
	return names > scanned, nil
}

// nearStatement is what gives the names of a kind that share most parts with
// $text: among all, or among those that hold one of $runs.
func nearStatement(k Kind, byIndex bool) string {
	from := `MATCH (n:` + k.Label() + `)`
	if byIndex {
		holds := `MATCH (n:` + k.Label() + `)
    USING TEXT INDEX n:` + k.Label() + `(` + k.Property() + `)
    WHERE n.` + k.Property() + ` CONTAINS run`
		from = `CALL () {
  UNWIND $runs AS run
  CALL (run) {
    ` + holds + `
    WITH n LIMIT $most
    RETURN collect(n) AS found
  }
  WITH found WHERE size(found) < $most
  UNWIND found AS n
  RETURN n
  UNION
  UNWIND $halves AS run
  CALL (run) {
    ` + holds + `
    RETURN n ORDER BY abs(size(n.` + k.Property() + `) - size($text)), n.` + k.Property() + ` LIMIT $common
  }
  RETURN n
}`
	}
	return from + `
WITH n.` + k.Property() + ` AS name, toLower(normalize(n.` + k.Property() + `)) AS form
WITH name, form, COUNT { UNWIND $parts AS part WITH part WHERE form CONTAINS part RETURN part } AS shared
WHERE shared > 0
RETURN name ORDER BY abs(size(form) - size($text)) - 3 * shared, name LIMIT $limit`
}

// parts are the runs of three characters of a text, or the text when it is shorter. A
// name with a wrong letter shares the others with the right one.
func parts(text string) []any {
	runes := []rune(text)
	if len(runes) <= indexedLetters {
		return []any{text}
	}
	var out []any
	for i := range len(runes) - indexedLetters + 1 {
		part := string(runes[i : i+indexedLetters])
		if !slices.Contains(out, any(part)) {
			out = append(out, part)
		}
	}
	return out
}

// shortestRun is the least number of letters that a name shares with a text of eight or
// more to be considered for it by index.
const shortestRun = 4

// runs are the runs of letters of a name that are looked up in a text index: of four
// letters, of half as many more and so on to the whole, so that there is a long one on
// either side of a wrong letter, which few names hold; of a short name, of three. What has no owner is also taken
// for the part after the slash. nil for a text of fewer than three letters.
func runs(name string) []any {
	typed := norm.NFC.String(name)
	if len([]rune(typed)) < indexedLetters {
		return nil
	}
	var list []string
	letters := []rune(typed)
	if !strings.Contains(typed, "/") {
		list, letters = []string{typed}, []rune("/"+typed)
	}
	shortest := shortestRun
	if len(letters) < 2*shortestRun { // a fault leaves no four in a row
		shortest = indexedLetters
	}
	for length := min(shortest, len(letters)); ; length = min(length*3/2, len(letters)) {
		for at := range len(letters) - length + 1 {
			list = append(list, string(letters[at:at+length]))
		}
		if length == len(letters) {
			return written(list)
		}
	}
}

// halves are the name, its first half and its second, one of which has no fault where
// the name has one.
func halves(name string) []any {
	letters := []rune(norm.NFC.String(name))
	list := []string{string(letters)}
	if half := len(letters) / 2; half >= shortestRun {
		list = append(list, string(letters[:half]), string(letters[half:]))
	}
	return written(list)
}

// written is every run of letters in the ways in which names are written: as it was
// typed, in lower case, in capitals, with a capital at its beginning or at that of every
// word; with accents composed and apart; sorted.
func written(list []string) []any {
	seen := map[string]bool{}
	for _, run := range list {
		for _, spelling := range waysToWrite(run) {
			seen[spelling], seen[norm.NFD.String(spelling)] = true, true
		}
	}
	var out []any
	for _, spelling := range slices.Sorted(maps.Keys(seen)) {
		out = append(out, spelling)
	}
	return out
}

// waysToWrite are the ways in which people write a run of letters.
func waysToWrite(run string) []string {
	lower := strings.ToLower(run)
	var first, words strings.Builder
	begins := true
	for i, c := range lower {
		if i == 0 {
			first.WriteRune(unicode.ToUpper(c))
		} else {
			first.WriteRune(c)
		}
		if begins {
			c = unicode.ToUpper(c)
		}
		words.WriteRune(c)
		begins = !unicode.IsLetter(c) && !unicode.IsDigit(c)
	}
	return []string{run, lower, strings.ToUpper(run), first.String(), words.String()}
}
