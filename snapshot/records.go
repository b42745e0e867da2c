package snapshot

import "github.com/hubgraph/hubgraph/hub"

// Records counts the records of a snapshot.
type Records struct {
	Repositories                           [hub.KindCount]int64
	Identities, Bots, Commits, Discussions int64
	Usages, Lineage, TrainedOn             int64
}

// RecordCount is one count of Records.
type RecordCount struct {
	File     string // one of DataFiles
	Name     string // in Meta.Counts and on the (:Snapshot) node in the graph
	Plural   string // what the records are, for people
	Optional bool   // missing in Meta.Counts when it is 0
	N        *int64
}

// Each lists the counts in the order in which they are told.
func (r *Records) Each() []RecordCount {
	return []RecordCount{
		{RepositoriesFile, "models", "models", false, &r.Repositories[hub.Model]},
		{RepositoriesFile, "datasets", "datasets", false, &r.Repositories[hub.Dataset]},
		{RepositoriesFile, "spaces", "spaces", false, &r.Repositories[hub.Space]},
		{CommitsFile, "commits", "commits", false, &r.Commits},
		{DiscussionsFile, "discussions", "discussions", false, &r.Discussions},
		{UsagesFile, "usages", "usages", false, &r.Usages},
		{IdentitiesFile, "identities", "identities", true, &r.Identities},
		{BotsFile, "bots", "bots", true, &r.Bots},
		{LineageFile, "lineage", "bases of models", true, &r.Lineage},
		{DatasetsFile, "trained_on", "training datasets of models", true, &r.TrainedOn},
	}
}

// meta returns the counts for snapshot.json.
func (r *Records) meta() map[string]int64 {
	counts := map[string]int64{}
	for _, c := range r.Each() {
		if *c.N > 0 || !c.Optional {
			counts[c.Name] = *c.N
		}
	}
	return counts
}
