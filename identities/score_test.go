package identities

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/internal/spelling"
)

// TestScore: token_set_ratio of fuzzywuzzy with python-Levenshtein on 100,000 pairs
// made by testdata/score.py, as they are and as names are compared.
func TestScore(t *testing.T) {
	f, err := os.Open("testdata/score.tsv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	pairs, wrong := 0, 0
	for lines := bufio.NewScanner(z); lines.Scan(); pairs++ {
		field := strings.Split(lines.Text(), "\t")
		var a, b string
		for i, to := range []*string{&a, &b} {
			if err := json.Unmarshal([]byte(field[i]), to); err != nil {
				t.Fatal(err)
			}
		}
		plain, normal := TokenSetRatio(a, b), TokenSetRatio(spelling.Normalise(a), spelling.Normalise(b))
		if strconv.Itoa(plain) != field[2] || strconv.Itoa(normal) != field[3] {
			if wrong++; wrong <= 20 {
				t.Errorf("%q, %q: %d, and normalised %d; want %s and %s", a, b, plain, normal, field[2], field[3])
			}
		}
	}
	if pairs != 100_000 || wrong > 0 {
		t.Errorf("%d of %d pairs are wrong", wrong, pairs)
	}
}
