package loadtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"testing/fstest"
)

// The size of Merges.
const (
	MergeDepth = 39  // layers above the first
	MergeWidth = 6   // models of a layer
	MergeBases = 100 // bases of the model made of most
)

// MergeModel names model i of a layer of Merges.
func MergeModel(layer, i int) string { return fmt.Sprintf("weft/loom-%02d-%d", layer, i) }

// MergeSoup is the model of Merges that is made of MergeBases others.
const MergeSoup = "weft/soup"

// Merges is the folder of a hub whose models are merged again and again, as some
// on the Hub are: each model of a layer is made of all models of the layer below,
// every tenth layer has one that goes ten layers down at once, one model is made of
// the first MergeBases of them all, and two name each other as base. From the top to
// the bottom go 6^39 ways. queries/testdata/merges.py makes the same graph.
func Merges() fs.FS {
	var models, lineage bytes.Buffer
	model := func(id string, downloads int) {
		json.NewEncoder(&models).Encode(map[string]any{"id": id, "kind": "model", "owner": "weft", "license": "mit", "tags": []string{}, "downloads": downloads, "likes": downloads % 7})
	}
	derive := func(model, base string) {
		json.NewEncoder(&lineage).Encode(map[string]any{"model": model, "base": base, "relation": "merge"})
	}
	model(MergeSoup, 5000)
	for layer := range MergeDepth + 1 {
		for i := range MergeWidth {
			model(MergeModel(layer, i), (layer*31+i*17)%1009)
			for base := range MergeWidth {
				if layer > 0 {
					derive(MergeModel(layer, i), MergeModel(layer-1, base))
				}
			}
			if n := layer*MergeWidth + i; n < MergeBases {
				derive(MergeSoup, MergeModel(layer, i))
			}
		}
		if layer > 0 && layer%10 == 0 {
			derive(MergeModel(layer, 0), MergeModel(layer-10, 0))
		}
	}
	for i, id := range []string{"weft/warp", "weft/woof"} {
		model(id, i)
		derive(id, []string{"weft/woof", "weft/warp"}[i])
	}
	return fstest.MapFS{"repositories.jsonl": &fstest.MapFile{Data: models.Bytes()}, "lineage.jsonl": &fstest.MapFile{Data: lineage.Bytes()}}
}
