package sources

import "github.com/hubgraph/hubgraph/hub"

// Options are what a converter is given.
type Options struct {
	Paths   []string  // files, folders of files, or what else the source takes
	Kind    *hub.Kind // what they hold; nil when their content says it
	MaxItem int       // bytes; a longer line, row or element is a reject
	Meter   *Meter    // for progress; nil for none

	Password string // for a source that is a server; "" for none
}
