package wire

// Problem is an error as RFC 9457 has it.
type Problem struct {
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Status    int      `json:"status"`
	Detail    string   `json:"detail"`
	Parameter string   `json:"parameter,omitempty"`
	Nearest   []string `json:"nearest"`
}

// ProblemSchema is the schema of a Problem.
func ProblemSchema() Schema {
	return Object(Schema{
		"type": Schema{"type": "string", "format": "uri-reference", "description": "address of the kind of problem"}, "title": Text("what kind of problem it is"),
		"status": Schema{"type": "integer"}, "detail": Text("what is wrong, for people"), "parameter": Text("the parameter that is wrong"),
		"nearest": List(Schema{"type": "string"}, "right names that may have been meant, the likeliest first"),
	}, "parameter")
}

// The trailers of rows that are sent as they come.
const (
	TrailerComplete = "Hubgraph-Complete" // true, or false when there are more rows or it broke off
	TrailerCut      = "Hubgraph-Cut"      // the number of rows, when there are more
)
