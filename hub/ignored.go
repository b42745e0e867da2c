package hub

// Ignored counts the records of a snapshot that are left out, or kept although
// their repository is unlisted. The names are those of results.json.
type Ignored struct {
	CommitsOfUnknownRepositories     int64
	CommitsRepeated                  int64
	DiscussionsOfUnknownRepositories int64
	DiscussionsRepeated              int64
	UsagesByUnknownSpacesKept        int64
	UsagesOfUnknownModels            int64
	UsagesRepeated                   int64
}

// IgnoredCount is one count of Ignored with its name.
type IgnoredCount struct {
	Name     string // snake_case, as in results.json
	Property string // camelCase, as on a node of the graph
	Count    *int64
}

// Each lists the counts in the order of results.json (sorted by name).
func (g *Ignored) Each() []IgnoredCount {
	return []IgnoredCount{
		{"commits_of_unknown_repositories", "commitsOfUnknownRepositories", &g.CommitsOfUnknownRepositories},
		{"commits_repeated", "commitsRepeated", &g.CommitsRepeated},
		{"discussions_of_unknown_repositories", "discussionsOfUnknownRepositories", &g.DiscussionsOfUnknownRepositories},
		{"discussions_repeated", "discussionsRepeated", &g.DiscussionsRepeated},
		{"usages_by_unknown_spaces_kept", "usagesByUnknownSpacesKept", &g.UsagesByUnknownSpacesKept},
		{"usages_of_unknown_models", "usagesOfUnknownModels", &g.UsagesOfUnknownModels},
		{"usages_repeated", "usagesRepeated", &g.UsagesRepeated},
	}
}
