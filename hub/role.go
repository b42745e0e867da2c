package hub

// Roles is a set of roles of an account, as bits.
type Roles uint8

// The roles of an account. The first two are labels of its node in the graph.
const (
	IsDeveloper Roles = 1 << iota // authored a commit or started a discussion
	IsBot                         // listed as one
	IsOnRecord                    // accounts.jsonl has it
)
