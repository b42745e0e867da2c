package analytics

// Retention says how long developers of models stay, and in what rhythm they commit.
type Retention struct {
	// End is when the observation ends, RFC 3339, UTC: when the snapshot was collected, or
	// the last commit to a model where that is not known.
	End      string            `json:"end"`
	AwayDays int               `json:"away_days"` // without a commit before End, after which a developer has left
	Scopes   ByScope[Retained] `json:"scopes"`
}

// Retained is the retention of the developers of the models of one scope. Commits without a
// date, and after the end, count for nothing.
type Retained struct {
	Developers int    `json:"developers"`
	Left       int    `json:"left"`        // who made no commit in the last AwayDays; of the others it is not known how long they stay
	MedianDays Number `json:"median_days"` // half stay longer, from the first to the last commit; null where more than half do at the end

	// Stay is the share that stays longer than a number of days: the estimate of Kaplan and
	// Meier with its 95 % interval.
	Stay Ordered[Stay] `json:"stay"`

	GapMinutes Summary `json:"gap_minutes"` // whole minutes between one commit of a developer and the next
	InBursts   Number  `json:"in_bursts"`   // share of these gaps that are of at most an hour
}

// Stay is a share of developers.
type Stay struct {
	AtRisk int    `json:"at_risk"` // developers seen that long or longer
	Share  Number `json:"share"`
	Lower  Number `json:"lower"`
	Upper  Number `json:"upper"`
}
