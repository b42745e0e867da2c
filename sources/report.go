package sources

import (
	"fmt"
	"strings"
	"time"
)

// Report says what was taken from a source.
type Report struct {
	Source      string    // for snapshot.json
	CollectedAt time.Time // for snapshot.json; the zero time when unknown
	Lacks       []string  // what the source cannot give, a phrase each, for snapshot.json
	Notes       []string  // what a user should know of this run, a sentence each
}

// Notes says in a sentence each what an Intake left out or changed.
func (c Counts) Notes() (notes []string) {
	for _, n := range []struct {
		count     int64
		one, many string
	}{
		{c.Repeated, "repository occurred again and counts once", "repositories occurred again and count once"},
		{c.Private, "private repository was left out", "private repositories were left out"},
		{c.SelfReferences, "model names itself as its base, which was left out", "models name themselves as their base, which was left out"},
		{c.Aliases, "reference to an old short name was resolved", "references to old short names were resolved"},
	} {
		switch n.count {
		case 0:
		case 1:
			notes = append(notes, "1 "+n.one)
		default:
			notes = append(notes, fmt.Sprintf("%d %s", n.count, n.many))
		}
	}
	return notes
}

// Some joins names for a message, at most ten of them, each cut to 60 bytes.
func Some(names []string) string {
	var some []string
	for _, name := range names[:min(len(names), 10)] {
		if len(name) > 60 {
			name = strings.ToValidUTF8(name[:60], "") + "..."
		}
		some = append(some, name)
	}
	if more := len(names) - len(some); more > 0 {
		some = append(some, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(some, ", ")
}
