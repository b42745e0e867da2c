package catalog_test

import (
	"errors"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

func Example() {
	c := catalog.Open("", "") // the bundled queries and recipes
	q, err := c.Query("adoption/top-models")
	if err != nil {
		fmt.Println(err)
		return
	}
	params, err := catalog.Bind(q, catalog.Options{Params: []string{"field=nlp", "limit=5"}})
	fmt.Println(q.Question, params["field"], params["limit"], err)

	_, err = c.Recipe("license")
	var missing *hub.NotFoundError
	fmt.Println(errors.As(err, &missing), err)
	// Output:
	// Which models do most spaces use? nlp 5 <nil>
	// true no recipe "license"; did you mean licences?
}
