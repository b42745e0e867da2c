package api

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
)

// A cursor says after how many rows an answer goes on. It holds that number and a
// check of what was asked, of which snapshots the graph was, and of the number itself,
// so that one of another question, or of an older graph, is noticed. It is no secret:
// who forges one gets rows that he may ask for anyway.

// question is what a cursor belongs to.
type question struct {
	What  string // the statement
	Args  []string
	Whose hub.Provenance
}

// checkBytes is how many bytes of a cursor are its check.
const checkBytes = 12

// cursor is the text that goes on after the given number of rows.
func (q question) cursor(after int) (string, error) {
	check, err := q.check(after)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(binary.AppendUvarint(check, uint64(after))), nil
}

func (q question) check(after int) ([]byte, error) {
	text, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(fmt.Appendf(text, " %d", after))
	return sum[:checkBytes:checkBytes], nil
}

// after is the number of rows after which an answer goes on by a cursor.
func (q question) after(cursor string) (int, error) {
	wrong := &problem{kind: wrongCursor, param: "cursor", detail: "the cursor is not one of this question with these parameters, or the graph has changed since; begin without a cursor"}
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || len(b) <= checkBytes {
		return 0, wrong
	}
	n, read := binary.Uvarint(b[checkBytes:])
	if read <= 0 || n > mostSkipped {
		return 0, wrong
	}
	same, err := q.cursor(int(n))
	if err != nil {
		return 0, err
	}
	if same != cursor {
		return 0, wrong
	}
	return int(n), nil
}

// mostSkipped is far more rows than an answer has.
const mostSkipped = 1 << 40
