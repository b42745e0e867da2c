package analytics

// Correlation is a correlation of N pairs, by Pearson or, where the key says so, by
// Spearman. R and P are undefined when one side is constant, and P of Spearman when
// N is 2.
type Correlation struct {
	N      int    `json:"n"`
	R      Number `json:"r"`
	P      Number `json:"p"`       // two-sided
	Log10P Number `json:"log10_p"` // finite where P underflows to 0; undefined where P is exactly 0
}

// Correlations is a matrix of correlations over N repositories.
type Correlations struct {
	N       int        `json:"n"`
	Columns []string   `json:"columns"` // activities
	Matrix  [][]Number `json:"matrix"`  // by row, then column
	P       [][]Number `json:"p"`       // two-sided, of each entry
	Log10P  [][]Number `json:"log10_p"`
}

// MannWhitney compares the activities of models by licence class (table 5). Of the
// models with a licence, only those enter whose licence enough models carry.
type MannWhitney struct {
	N        int                     `json:"n"`     // models that enter
	Share    Number                  `json:"share"` // of all models
	Groups   ClassSizes              `json:"groups"`
	Tests    Ordered[Ordered[*Test]] `json:"tests"`    // activity -> pair of classes, such as permissive_vs_none; nil when one of them is empty
	Warnings []string                `json:"warnings"` // what weakens the tests
}

// ClassSizes is the number of models of each licence class that enter the tests.
type ClassSizes struct {
	Permissive  int `json:"permissive"`
	Restrictive int `json:"restrictive"`
	None        int `json:"none"`
}

// Test is a two-sided Mann-Whitney U test of two classes.
type Test struct {
	U            Number  `json:"U"` // of the first class: pairs in which it is higher, ties counting one half
	P            Number  `json:"p"`
	Log10P       Number  `json:"log10_p"` // finite where P underflows to 0; undefined where P is exactly 0
	PHolm        Number  `json:"p_holm"`  // adjusted for all tests of the table
	Log10PHolm   Number  `json:"log10_p_holm"`
	N1           int     `json:"n1"`
	N2           int     `json:"n2"`
	Effect       Number  `json:"effect"`        // U / (N1 N2)
	RankBiserial Number  `json:"rank_biserial"` // 2 Effect - 1
	Z            Number  `json:"z_no_continuity"`
	Exact        bool    `json:"exact"`  // P counts all orders instead of using the normal distribution
	Higher       *string `json:"higher"` // the class that tends to be higher; nil for neither
}
