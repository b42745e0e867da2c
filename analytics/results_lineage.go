package analytics

// Lineage says which models derive from which: of listed models alone, as their tags, their
// cards or the Hub say. A model that names itself as its base counts in Derivations,
// Relations and Licenses, and nowhere else.
type Lineage struct {
	Derivations int          `json:"derivations"` // pairs of a model and its base
	Relations   Ordered[int] `json:"relations"`   // relation -> pairs
	Models      int          `json:"models"`      // that derive from another
	Bases       int          `json:"bases"`       // that another derives from
	Roots       int          `json:"roots"`       // bases that derive from no other
	Parents     Ordered[int] `json:"parents"`     // number of bases -> models that derive from another

	Depth           LineageDepth    `json:"depth"`
	Families        LineageFamilies `json:"families"`
	MostDescendants []LineageBase   `json:"most_descendants"` // the first 10 bases; then by id
	MostChildren    []LineageBase   `json:"most_children"`    // likewise
	SelfReferences  LineageModels   `json:"self_references"`  // that name themselves as base
	Cycles          LineageCycles   `json:"cycles"`
	Licenses        LineageLicenses `json:"licenses"`
}

// LineageDepth is how many steps the longest chain takes from a root to a model. The models of
// a cycle are one model here.
type LineageDepth struct {
	Max       int          `json:"max"`
	Histogram Ordered[int] `json:"histogram"` // depth -> models; at 0 the roots, and cycles that derive from nothing else
	Deepest   string       `json:"deepest"`   // of the models of depth Max the one with most likes, then the first by id; "" for none
}

// LineageFamilies are the weakly connected components.
type LineageFamilies struct {
	Number  int             `json:"number"`
	Sizes   Ordered[int]    `json:"sizes"`   // models in a family -> families
	Largest []LineageFamily `json:"largest"` // the first 10; then by Root
}

// LineageFamily is one family.
type LineageFamily struct {
	Root   string `json:"root"`   // of the models of depth 0 the one with most likes, then the first by id
	Likes  int64  `json:"likes"`  // of Root
	Roots  int    `json:"roots"`  // models of depth 0
	Models int    `json:"models"` // with the roots
	Depth  int    `json:"depth"`  // the greatest
}

// LineageBase is a model that others derive from.
type LineageBase struct {
	Model       string `json:"model"`
	Likes       int64  `json:"likes"`
	Descendants int    `json:"descendants"` // other models that derive from it, directly or not
	Children    int    `json:"children"`    // directly
}

// LineageModels are some models.
type LineageModels struct {
	Number int      `json:"number"`
	Models []string `json:"models"` // the first 20, rising
}

// LineageCycles are the sets of two models or more each of which derives from all others of
// its set: the strongly connected components.
type LineageCycles struct {
	Number int             `json:"number"`
	Models int             `json:"models"` // in one of them
	First  []LineageModels `json:"first"`  // the first 20, by their first model
}

// LineageLicenses says what becomes of a licence.
type LineageLicenses struct {
	Classes   Ordered[LicenseClasses] `json:"classes"` // class of the base -> pairs by the class of the model
	Tags      LineageTags             `json:"tags"`
	Conflicts LineageConflicts        `json:"conflicts"`
}

// LineageTags counts pairs of a model and its base by their licence tags.
type LineageTags struct {
	Same         int `json:"same"`    // both have the same
	Changed      int `json:"changed"` // both have one, not the same
	ModelMissing int `json:"model_missing"`
	BaseMissing  int `json:"base_missing"`
	BothMissing  int `json:"both_missing"`
}

// LineageConflicts are the models with a permissive licence that derive, directly or not, from
// one with a restrictive licence. Whether that licence allows it is for a lawyer to say.
type LineageConflicts struct {
	Models int               `json:"models"`
	Direct int               `json:"direct"` // a base of theirs is restrictive
	Steps  Ordered[int]      `json:"steps"`  // steps of the shortest chain to a restrictive one -> models
	First  []LineageConflict `json:"first"`  // the 20 with most likes, then by id
}

// LineageConflict is one of them.
type LineageConflict struct {
	Model string        `json:"model"`
	Likes int64         `json:"likes"`
	Chain []LineageLink `json:"chain"` // from the model to the nearest restrictive one; of several chains the first by the ids in it
}

// LineageLink is a model of a chain.
type LineageLink struct {
	Model   string `json:"model"`
	License string `json:"license"` // "" without a tag
	Class   string `json:"class"`
}
