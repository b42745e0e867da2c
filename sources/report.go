package sources

import "time"

// Report says what was taken from a source.
type Report struct {
	Source      string    // for snapshot.json
	CollectedAt time.Time // for snapshot.json; the zero time when unknown
	Lacks       []string  // what the source cannot give, a phrase each, for snapshot.json
	Notes       []string  // what a user should know of this run, a sentence each
}
