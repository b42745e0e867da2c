package loader

// Constraints returns the statements that make the constraints, which a graph
// gets that was not made by Load. They may be there already.
func Constraints() []string { return statements("schema") }
