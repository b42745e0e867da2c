package export

import (
	"fmt"
	"io"
	"testing"
)

// BenchmarkCoUsage projects and writes a hub in which one space uses 2,000
// models: two million edges of which none is held.
func BenchmarkCoUsage(b *testing.B) {
	models, spaces := newNumbering(), newNumbering()
	var pairs []pair
	for m := range 2000 {
		row := []any{"space", fmt.Sprintf("owner/model-%d", m)}
		columns := make([]int, 1+len(repositoryAttributes))
		for i := range columns {
			columns[i] = -1
		}
		columns[0] = 0
		s, _ := spaces.number(row, columns)
		columns[0] = 1
		x, _ := models.number(row, columns)
		pairs = append(pairs, pair{s, x})
	}
	u := sortUses(models, spaces, pairs)
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			var edges int64
			for b.Loop() {
				sum, err := coUsage(b.Context(), u, Options{Network: CoUsage}, func(s Schema) (Writer, error) {
					return f.New([]io.Writer{io.Discard, io.Discard}[:len(f.Files("x"))], s)
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
