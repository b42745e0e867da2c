package export

import (
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// about says what a file holds and of which hub: a comment, metadata or a file of its
// own, as a format can hold it. An unknown value is null.
type about struct {
	Hubgraph    string         `json:"hubgraph"` // version of this program
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Source      *string        `json:"source"` // of the snapshot, as the next two
	CollectedAt *string        `json:"collectedAt"`
	Fingerprint *string        `json:"fingerprint"`
	Earlier     []hub.Snapshot `json:"earlierSnapshots,omitempty"` // that the graph holds too

	LicenseRules string `json:"licenseRules,omitempty"` // other than the paper's, as the next
	FieldRules   string `json:"fieldRules,omitempty"`

	of hub.Provenance
}

func aboutOf(name, description string, of hub.Provenance) about {
	a := about{Hubgraph: hub.Version, Name: name, Description: description, Earlier: of.Earlier, of: of,
		LicenseRules: of.Snapshot.LicenseRules, FieldRules: of.Snapshot.FieldRules}
	for _, e := range of.Snapshot.Entries() {
		value := e[1]
		switch e[0] {
		case "source":
			a.Source = &value
		case "collectedAt":
			a.CollectedAt = &value
		case "fingerprint":
			a.Fingerprint = &value
		}
	}
	return a
}

func (s Schema) about() about { return aboutOf(s.Name, s.Description, s.Provenance) }

func (t Table) about() about { return aboutOf(t.Name, t.Description, t.Provenance) }

// lines is the description and, each on a line of its own, "key: value" of the
// snapshot, and what is to be said of others.
func (a about) lines() []string {
	lines := []string{a.Description}
	for _, e := range a.of.Snapshot.Entries() {
		lines = append(lines, e[0]+": "+e[1])
	}
	return append(lines, a.of.Lines()[1:]...)
}

// aboutExt ends the name of the file that says what CSV files hold.
const aboutExt = ".about.json"

// text is the lines as one text.
func (a about) text() string { return strings.Join(a.lines(), "\n") }
