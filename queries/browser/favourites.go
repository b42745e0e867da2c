package browser

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/queries"
)

// Favourites writes stored queries as a set of favourites for Neo4j Browser: a ZIP
// file with topic/name.cypher for each. When it is dropped onto Neo4j Browser, a
// topic becomes a folder and a question the title of its query. Dropping it twice
// adds everything twice.
func Favourites(w io.Writer, stored *queries.Registry) error {
	z := zip.NewWriter(w)
	for _, q := range stored.All() {
		f, err := z.CreateHeader(&zip.FileHeader{Name: q.Name + ".cypher", Method: zip.Deflate})
		if err != nil {
			return fmt.Errorf("write favourites: %w", err)
		}
		if _, err := io.WriteString(f, favourite(q)); err != nil {
			return fmt.Errorf("write favourites: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write favourites: %w", err)
	}
	return nil
}

// favourite is a query as Neo4j Browser keeps it: first its question, which becomes
// the title; then what its parameters mean; then the statement, with literals to be
// changed for the parameters.
func favourite(q *queries.Query) string {
	var b strings.Builder
	fmt.Fprintf(&b, "// %s\n// hubgraph query run %s\n", q.Question, q.Name)
	for _, n := range q.Notes {
		fmt.Fprintf(&b, "// note: %s\n", n)
	}
	for _, p := range q.Params {
		fmt.Fprintf(&b, "// %s", p)
		if p.Doc != "" {
			b.WriteString(" -- " + p.Doc)
		}
		b.WriteString("\n")
	}
	b.WriteString(statement(q.Text))
	return b.String()
}

// statement is the text of a query file without its header, the comment lines at the
// top.
func statement(text string) string {
	rest := bom.Trim(text)
	for {
		line, after, more := strings.Cut(rest, "\n")
		if line = strings.TrimSpace(line); !more || line != "" && !strings.HasPrefix(line, "//") {
			return rest
		}
		rest = after
	}
}
