package identities

import (
	"strings"

	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/internal/spelling"
)

// Form returns a name as it is compared: normalised, and prepared as fuzzywuzzy does,
// its distinct tokens rising with blanks between. It may be empty: such a name is
// matched with none.
func Form(name string) string { return form(spelling.Normalise(name)) }

func form(normal string) string { return strings.Join(tokens(normal), " ") }

// forms numbers the forms of names.
type forms struct {
	text names.Table
	of   []int32 // by name; -1 when it has none
}

// add adds the next name, normalised.
func (f *forms) add(normal string) {
	n := int32(-1)
	if form := form(normal); form != "" {
		n, _ = f.text.Add(form)
	}
	f.of = append(f.of, n)
}

// members returns the names of each form among the names from:to, numbered from 0.
func (f *forms) members(from, to int) lists {
	return listsOf(f.text.Len(), to-from, func(name int) []int32 {
		at := from + name
		if f.of[at] < 0 {
			return nil
		}
		return f.of[at : at+1]
	})
}
