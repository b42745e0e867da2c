package prune

// kind is a kind of thing that can be gone. The order is that of reports.
type kind uint8

const (
	models kind = iota
	datasets
	spaces
	listings // spaces that are no longer listed but use a model
	commits
	discussions
	usages
	lineage
	trainedOn
	aliases
	accounts
	developers // labels of accounts that stay
	bots       // labels of accounts that stay
	licenses
	fields
	kindCount
)

// kindNames holds, for each kind, its file under cypher/remove (and
// cypher/detach) and its name in reports.
var kindNames = [kindCount]struct{ file, report string }{
	models:      {"models", "models"},
	datasets:    {"datasets", "datasets"},
	spaces:      {"spaces", "spaces"},
	listings:    {"listings", "listings of spaces that stay as users"},
	commits:     {"commits", "commits"},
	discussions: {"discussions", "discussions"},
	usages:      {"usages", "usages"},
	lineage:     {"lineage", "lineage"},
	trainedOn:   {"trained_on", "datasets of models"},
	aliases:     {"aliases", "aliases"},
	accounts:    {"accounts", "accounts"},
	developers:  {"developers", "accounts that are no developers"},
	bots:        {"bots", "accounts that are no bots"},
	licenses:    {"licenses", "licences"},
	fields:      {"fields", "subfields"},
}

func (k kind) String() string { return kindNames[k].report }
