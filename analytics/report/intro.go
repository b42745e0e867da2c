package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
)

// intros are the texts at the head of the sections.
var intros = struct {
	Activity, Licences, Tests, Collaboration, Usage string
}{
	Activity: "How much happens in a repository, and how unequally. Community is everybody who committed or started a discussion. " +
		"Repositories without a record of an activity count as 0.",
	Licences: "The licence of a repository is its first licence tag. Shares of single licences are of the repositories that have such a tag. " +
		"What their files say about a licence is not read.",
	Tests: "Two-sided Mann–Whitney U tests of models by the class of their licence, for each activity. " +
		"The paper prints p < 0.001 for all tests. U grows with the groups, so no difference to the paper’s is shown; the effect does not grow with them. " +
		"Where the column “more” is “not shown”, the test shows no difference.",
	Collaboration: "Developers of models, joined by commits. For every commit an edge leads from its first author to each other author of the model; " +
		"its weight counts the commits. A developer without such an edge is an isolate and takes no part in the k-cores. " +
		"Fields go by the models’ tags; a model can lie in several.",
	Usage: "Which models the spaces use. A model is used when a space lists it; the space itself need not be listed. " +
		"Two models are co-used when a space uses both, and the weight of that edge is the number of such spaces.",
}

// testsTitle is the head of the section of the tests.
const testsTitle = "Activity by licence class: table 5"

const (
	doubtsTitle = "Printed values that no reading reproduces"
	doubtsIntro = "These values of the paper do not follow from the definitions it states. hubgraph computes the definitions."
)

// entering says which models are tested.
func entering(least int) string {
	return fmt.Sprintf("A model enters when it has no licence tag, or one of the two classes that at least %d models carry.", least)
}

// testTexts are what is said of the tests besides their tables.
func (v *view) testTexts() []string {
	texts := append([]string{v.Entering}, v.TestWarnings...)
	if v.NoTests != "" {
		texts = append(texts, v.NoTests)
	}
	return texts
}

// likeness says how far the hub's numbers and the paper's can be expected to agree.
func likeness(r *analytics.Results, p *paper) fact {
	c := r.About.Counts
	if c.Models == p.Repositories["model"] && c.Datasets == p.Repositories["dataset"] && c.Spaces == p.Repositories["space"] {
		return fact{"This hub has the sizes of the paper’s, but that does not make it the paper’s data,",
			"which were collected in October 2023 and are not public. Equal sizes can be made. A copy of the same data made on another day would differ too."}
	}
	return fact{"This hub is not the paper’s population. Differences are expected.",
		"The paper’s data were collected in October 2023 and are not public; this hub has another size. Read the paper’s values as a measure of likeness, not as a target."}
}
