package hub

// Roles is a set of roles of an account, as bits.
type Roles uint8

// The roles of an account; each is a label of its node in the graph.
const (
	IsDeveloper Roles = 1 << iota // authored a commit or started a discussion
	IsBot                         // listed as one
)
