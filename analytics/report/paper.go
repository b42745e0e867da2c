package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// paperJSON holds facts of a public paper: the values printed in tables 2-9
// and section 4 of arXiv:2405.13058.
//
//go:embed paper.json
var paperJSON []byte

// paper holds what the paper prints, as far as the report compares it.
type paper struct {
	Repositories map[string]int `json:"repositories"` // by kind
	Developers   struct {
		AfterMerging    printed `json:"after_merging"`
		IsolateShare    printed `json:"isolate_share"`
		NonIsolates     printed `json:"non_isolates"`
		UsernamesMerged printed `json:"usernames_merged"`
	} `json:"developers"`
	Tables struct {
		Models       summaries                                `json:"2_models"`
		Datasets     summaries                                `json:"3_datasets"`
		Spaces       summaries                                `json:"4_spaces"`
		MannWhitneyU map[string]map[string]printed            `json:"5_mann_whitney_U"` // metric, pair of classes
		KCore        map[string]map[string]map[string]printed `json:"6_9_kcore"`        // scope, k, metric
	} `json:"tables"`
	ZeroShares        map[string]map[string]printed `json:"zero_shares"` // kind, metric
	OneCommitterShare map[string]printed            `json:"one_committer_share"`
	ParetoModels      map[string]map[string]printed `json:"pareto_model_shares"` // percent, metric
	Licenses          map[string]struct {
		WithoutShare    printed            `json:"without_share"`
		ShareOfLicensed map[string]printed `json:"share_of_licensed"`
	} `json:"licenses"`
	MannWhitney struct {
		N     printed `json:"n"`
		Share printed `json:"share"`
	} `json:"mann_whitney"`
	Pearson       analytics.Ordered[analytics.Ordered[printed]] `json:"pearson"` // kind, two metrics
	Collaboration struct {
		Degree   centrality `json:"degree"`
		PageRank centrality `json:"pagerank"`
	} `json:"collaboration"`
	Usage struct {
		ModelDegree  centrality        `json:"model_degree"`
		TopModels    analytics.Ranking `json:"top_models"`
		Top100Owners struct {
			Used   analytics.Ordered[int] `json:"used"`
			CoUsed analytics.Ordered[int] `json:"co_used"`
		} `json:"top100_owners"`
		Fields map[string]struct {
			Models printed           `json:"models"`
			Top    analytics.Ranking `json:"top"`
		} `json:"fields"`
	} `json:"usage"`
}

// centrality is what the text prints of a distribution.
type centrality struct {
	Mean        printed `json:"mean"`
	AverageMean printed `json:"mean_as_average_degree"` // the mean with more digits, where a table has it
	Median      printed `json:"median"`
	Max         printed `json:"max"`
	Std         printed `json:"std"`
}

// statistics returns the values by the keys of tables 2-4.
func (c centrality) statistics() map[string]printed {
	mean := c.Mean
	if c.AverageMean.known {
		mean = c.AverageMean
	}
	return map[string]printed{"mean": mean, "p50": c.Median, "max": c.Max, "std": c.Std}
}

// summaries are the rows of tables 2-4: metric, statistic.
type summaries map[string]map[string]printed

// ccFamily is the name of the Creative Commons 4.0 licences in the printed values.
const ccFamily = "creative commons 4.0 family"

// loadPaper returns the printed values.
var loadPaper = sync.OnceValue(func() *paper {
	var p paper
	if err := json.Unmarshal(paperJSON, &p); err != nil {
		panic(fmt.Sprintf("read paper.json: %v", err)) // embedded: a broken build
	}
	return &p
})

// summaries returns the table of a kind.
func (p *paper) summaries(k hub.Kind) summaries {
	return [hub.KindCount]summaries{p.Tables.Models, p.Tables.Datasets, p.Tables.Spaces}[k]
}

// largestK returns the largest k with a printed core of a scope.
func (p *paper) largestK(scope string) int {
	var ks []int
	for text := range p.Tables.KCore[scope] {
		k, _ := strconv.Atoi(text)
		ks = append(ks, k)
	}
	if len(ks) == 0 {
		return 0
	}
	return slices.Max(ks)
}

// core returns the printed row of the k-core of a scope, or nil.
func (p *paper) core(scope string, k int) map[string]printed {
	return p.Tables.KCore[scope][strconv.Itoa(k)]
}

// printed is a value as the paper prints it. The zero value means not printed.
type printed struct {
	known bool
	below bool    // printed as "<value"
	value float64 // NaN where NaN is printed
}

// UnmarshalJSON reads a number, null (NaN is printed) or a string like "<0.01".
func (p *printed) UnmarshalJSON(b []byte) error {
	var text string
	if json.Unmarshal(b, &text) == nil && text != "" {
		bound, ok := strings.CutPrefix(text, "<")
		var x *float64 // nil for null
		if !ok || json.Unmarshal([]byte(bound), &x) != nil || x == nil {
			return fmt.Errorf("printed value %s: want a number or \"<number\"", b)
		}
		*p = printed{known: true, below: true, value: *x}
		return nil
	}
	if string(b) == "null" {
		*p = printed{known: true, value: math.NaN()}
		return nil
	}
	x, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return fmt.Errorf("printed value %s: want a number or \"<number\"", b)
	}
	*p = printed{known: true, value: x}
	return nil
}

// number is a printed number.
func number(x float64) printed { return printed{known: true, value: x} }
