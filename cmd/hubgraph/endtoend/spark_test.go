//go:build readers

package endtoend

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/internal/readers"
)

// TestReadersOnSpark: Spark reads a hub from Neo4j by its connector, and writes back for
// each repository what comes of the files of the snapshot by exact fractions. hubgraph
// answers as before, and a load of the same hub leaves it.
func TestReadersOnSpark(t *testing.T) {
	hub, err := filepath.Abs("../../../sample/hub")
	if err != nil {
		t.Fatal(err)
	}
	db := database(t)
	command := commandtest.Run(run)
	command.Check(t, 0, "load "+hub)
	before := command.Check(t, 0, "analyze")

	python := readers.Spark3(t)
	t.Setenv("PYSPARK_SUBMIT_ARGS", "--master local[2] --conf spark.ui.enabled=false --jars "+readers.SparkConnector(t)+" pyspark-shell")
	t.Setenv("NEO4J_URI", strings.Replace(os.Getenv("NEO4J_URI"), "bolt://", "neo4j://", 1))
	want := strings.Split(readers.Run(t, python, "-B", filepath.Join("testdata", "effective.py"), hub), "\n")
	for range 2 { // it may run again
		said := readers.Run(t, python, "../../../docs/interop/spark_connector.py")
		if say := fmt.Sprintf("%d repositories have sparkDevelopers and sparkEffectiveDevelopers now", len(want)); !strings.HasSuffix(said, say) {
			t.Errorf("%s\nwant %q", said, say)
		}
	}
	written := func() (lines []string) {
		for _, row := range commandtest.Rows(t, db, `MATCH (r:Repository) WHERE r.sparkDevelopers IS NOT NULL OR r.sparkEffectiveDevelopers IS NOT NULL
			RETURN r.kind, r.id, r.sparkDevelopers, r.sparkEffectiveDevelopers, r.committers ORDER BY r.kind, r.id`, nil) {
			effective, _ := row[3].(float64)
			text := strconv.FormatFloat(effective, 'f', -1, 64)
			if effective == float64(int64(effective)) {
				text += ".0" // as Python has it
			}
			lines = append(lines, fmt.Sprintf("%v\t%v\t%v\t%s", row[0], row[1], row[2], text))
			if row[2] != row[4] {
				t.Errorf("%v %v: %v developers by Spark, %v committers in the graph", row[0], row[1], row[2], row[4])
			}
		}
		return lines
	}
	if diff := cmp.Diff(want, written()); diff != "" || len(want) < 100 {
		t.Errorf("%d repositories: %s", len(want), diff)
	}

	command.Check(t, 0, "db check")
	if after := command.Check(t, 0, "analyze"); after != before {
		t.Error("analyze gives other results than before")
	}
	command.Check(t, 0, "load --prune --yes "+hub)
	if diff := cmp.Diff(want, written()); diff != "" {
		t.Errorf("after another load: %s", diff)
	}
	command.Check(t, 0, "load --replace "+hub)
	if left := written(); left != nil {
		t.Errorf("%d are left after load --replace", len(left))
	}
}
