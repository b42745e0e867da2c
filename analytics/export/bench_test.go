package export

import (
	"fmt"
	"io"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// BenchmarkCoUsage projects and writes a hub in which one space uses 2,000
// models: two million edges of which none is held.
func BenchmarkCoUsage(b *testing.B) {
	c := &analytics.Corpus{Licenses: []string{""}}
	models := &c.Repositories[hub.Model]
	for m := range 2000 {
		models.IDs = append(models.IDs, fmt.Sprintf("owner/model-%04d", m))
		c.Usages = append(c.Usages, usage.Pair{Model: int32(m)})
	}
	models.Owners, models.License, models.Fields = make([]string, 2000), make([]int32, 2000), make([]hub.FieldSet, 2000)
	models.Likes, models.Downloads = make([]int64, 2000), make([]int64, 2000)
	c.Unlisted = []string{"space"}
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			var edges int64
			for b.Loop() {
				sum, err := FromCorpus(b.Context(), c, Options{Network: CoUsage}, func(s Schema) (Writer, error) {
					return f.New([]io.Writer{io.Discard, io.Discard, io.Discard}[:len(f.Files("x"))], s)
				})
				if err != nil {
					b.Fatal(err)
				}
				edges = sum.Edges
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(int64(b.N)*edges), "ns/edge")
		})
	}
}
