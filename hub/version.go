package hub

// Version is the version of this project, as in CHANGELOG.md. It is a variable for the
// linker alone, which gives a release the version of its tag:
// -ldflags "-X github.com/hubgraph/hubgraph/hub.Version=0.1.0".
var Version = "0.1.0"

// CountsVersion is the version of the counts in the graph, as docs/schema.md
// defines them: those of another version are made anew before they are read.
const CountsVersion = 2
