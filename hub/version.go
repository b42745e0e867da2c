package hub

// Version is the version of this project, as in CHANGELOG.md.
const Version = "0.1.0"

// CountsVersion is the version of the counts in the graph, as docs/schema.md
// defines them: those of another version are made anew before they are read.
const CountsVersion = 1
