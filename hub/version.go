package hub

// Version is the version of this project, as in CHANGELOG.md.
const Version = "0.1.0"
