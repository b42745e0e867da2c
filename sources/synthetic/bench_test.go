package synthetic

import (
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// nothing is a sink that takes everything and keeps nothing.
type nothing struct{ records int }

func (n *nothing) Repository(*hub.Repository) error { n.records++; return nil }
func (n *nothing) Commit(*hub.Commit) error         { n.records++; return nil }
func (n *nothing) Discussion(*hub.Discussion) error { n.records++; return nil }
func (n *nothing) Usage(hub.Usage) error            { n.records++; return nil }
func (n *nothing) Identity(hub.Identity) error      { n.records++; return nil }
func (n *nothing) Bot(hub.Bot) error                { n.records++; return nil }
func (n *nothing) Lineage(hub.Lineage) error        { n.records++; return nil }
func (n *nothing) TrainedOn(hub.TrainedOn) error    { n.records++; return nil }
func (n *nothing) Account(hub.Account) error        { n.records++; return nil }

// BenchmarkGenerate makes a hub of scale 0.02 without writing it.
func BenchmarkGenerate(b *testing.B) {
	records := 0
	for b.Loop() {
		n := &nothing{}
		if err := Generate(b.Context(), Options{Scale: 0.02, Seed: 1}, n); err != nil {
			b.Fatal(err)
		}
		records += n.records
	}
	b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "records/s")
}

// BenchmarkGenerateToFiles writes it as a plain snapshot too.
func BenchmarkGenerateToFiles(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		w, err := snapshot.Create(dir, snapshot.Plain)
		if err != nil {
			b.Fatal(err)
		}
		if err := Generate(b.Context(), Options{Scale: 0.02, Seed: 1}, w); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(snapshot.Meta{}); err != nil {
			b.Fatal(err)
		}
	}
}
