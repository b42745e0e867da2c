package analytics

// Nulls compares the collaboration networks with random ones in which everybody has as
// many edges: what of a number is more than degrees alone bring about.
type Nulls struct {
	Samples int                     `json:"samples"` // random networks of each kind
	Seed    uint64                  `json:"seed"`
	Scopes  ByScope[*NullOfNetwork] `json:"scopes"` // null for a network without edges
}

// NullOfNetwork is that of one network. Every edge counts 1; isolates are left out.
type NullOfNetwork struct {
	Swaps         SwapCounts `json:"swaps"`             // of directed edges, in- and out-degrees kept
	Largest       Against    `json:"largest_component"` // developers in the largest weakly connected component
	RichClub      Against    `json:"rich_club"`         // ARCC, of the same developers
	Normalised    Number     `json:"rich_club_normalised"`
	Assortativity Against    `json:"assortativity"` // ASS
	SmallWorld    SmallWorld `json:"small_world"`
}

// SmallWorld is about the largest component without directions.
type SmallWorld struct {
	Developers   int        `json:"developers"`
	Links        int        `json:"links"`
	Swaps        SwapCounts `json:"swaps"`             // of links, degrees kept
	Largest      Against    `json:"largest_component"` // developers in it
	Transitivity Against    `json:"transitivity"`
	Sources      int        `json:"sources"`       // developers from whom distances are measured: all, or some drawn at random
	Distance     Against    `json:"mean_distance"` // within the largest component of each network
	Sigma        Number     `json:"sigma"`         // transitivity over that of the random networks, over the same of distances
}

// SwapCounts counts the attempts to swap ends of two edges in one random network.
type SwapCounts struct {
	Tried int    `json:"tried"`
	Made  Number `json:"made"` // on average
}

// Against is a number of a network beside those of the random ones.
type Against struct {
	Observed Number `json:"observed"`
	Mean     Number `json:"mean"`
	Std      Number `json:"std"` // of the sample
	Min      Number `json:"min"`
	Max      Number `json:"max"`
	Z        Number `json:"z"`       // how many standard deviations the observed one is above the mean
	AtMost   Number `json:"at_most"` // share of the random networks whose number is at most the observed one
}
