package sources

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"github.com/hubgraph/hubgraph/hub"
)

// The table of aliases: kind, old short name, id of today. Its head says where
// it is from.
//
//go:embed aliases.csv
var aliasTable string

var aliases = sync.OnceValue(func() map[[2]string]string {
	r := csv.NewReader(strings.NewReader(aliasTable))
	r.Comment, r.FieldsPerRecord = '#', 3
	rows, err := r.ReadAll()
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	table := map[[2]string]string{}
	for _, row := range rows[1:] {
		table[[2]string{row[0], row[1]}] = row[2]
	}
	return table
})

// Alias returns the id of today of a repository that once had a name without
// an owner, such as gpt2. The Hub redirects the old name.
func Alias(kind hub.Kind, short string) (id string, ok bool) {
	id, ok = aliases()[[2]string{kind.String(), short}]
	return id, ok
}
