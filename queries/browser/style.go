package browser

import (
	"bytes"
	"fmt"
	"strconv"
)

// node is the look of the nodes with a label. If a node has several labels, the last
// in the list wins.
type node struct {
	label    string
	color    string // #RRGGBB; from the palettes of Okabe and Ito and of Tol, which are safe for the colour-blind
	diameter int    // pixels
	caption  string // a property
}

var nodes = []node{
	{"Repository", "#A5ABB6", 50, "id"},
	{"Model", "#0072B2", 65, "id"},
	{"Dataset", "#009E73", 50, "id"},
	{"Space", "#E69F00", 50, "id"},
	{"Account", "#56B4E9", 50, "name"},
	{"Developer", "#CC79A7", 50, "name"},
	{"Organization", "#882255", 60, "name"},
	{"Bot", "#5B6370", 40, "name"},
	{"Commit", "#D5D9E0", 25, "title"},
	{"Discussion", "#F0E442", 25, "num"},
	{"License", "#D55E00", 50, "id"},
	{"Field", "#117733", 80, "name"},
	{"Snapshot", "#332288", 40, "source"},
	{"Tally", "#999933", 25, "of"},
	{"Counts", "#44AA99", 40, "complete"},
	{"Lease", "#661100", 30, "what"},
	{"Derived", "#88CCEE", 40, "scope"},
}

// relationship is the look of the relationships of a type.
type relationship struct {
	name    string
	color   string
	width   int    // pixels
	caption string // a property, or "" for the type
}

var relationships = []relationship{
	{"OWNS", "#56B4E9", 2, ""},
	{"AUTHORED", "#CC79A7", 1, ""},
	{"IN", "#A5ABB6", 1, ""},
	{"STARTED", "#CC79A7", 1, ""},
	{"ABOUT", "#A5ABB6", 1, ""},
	{"USES", "#E69F00", 2, ""},
	{"LICENSED_UNDER", "#D55E00", 1, ""},
	{"IN_FIELD", "#117733", 1, ""},
	{"ALIAS_OF", "#882255", 2, ""},
	{"DERIVED_FROM", "#0072B2", 3, "relation"},
	{"TRAINED_ON", "#009E73", 2, ""},
	{"CONTRIBUTED", "#CC79A7", 2, "commits"},
	{"CONTRIBUTED_RAW", "#A5ABB6", 1, "commitsRaw"},
	{"DISCUSSED", "#CC79A7", 1, "discussions"},
	{"DISCUSSED_RAW", "#A5ABB6", 1, "discussionsRaw"},
	{"COLLABORATES_WITH", "#882255", 2, "commits"},
	{"CO_USED_WITH", "#E69F00", 2, "spaces"},
}

// Style returns the style of hubgraph's graph in GraSS, the style sheets of Neo4j
// Browser: colours, sizes and captions of every label and relationship type of
// docs/schema.md.
func Style() []byte {
	var b bytes.Buffer
	// No comments: Neo4j Browser would take them for selectors.
	b.WriteString("node {\n  diameter: 50px;\n  color: #A5ABB6;\n  border-color: #9AA1AC;\n  border-width: 2px;\n  text-color-internal: #111111;\n  font-size: 10px;\n}\n\n" +
		"relationship {\n  color: #A5ABB6;\n  shaft-width: 1px;\n  font-size: 8px;\n  padding: 3px;\n  text-color-external: #000000;\n  text-color-internal: #FFFFFF;\n  caption: '<type>';\n}\n")
	for _, n := range nodes {
		fmt.Fprintf(&b, "\nnode.%s {\n  color: %s;\n  border-color: %s;\n  text-color-internal: %s;\n  diameter: %dpx;\n  caption: '{%s}';\n}\n",
			n.label, n.color, darker(n.color), ink(n.color), n.diameter, n.caption)
	}
	for _, r := range relationships {
		caption := "<type>"
		if r.caption != "" {
			caption = "{" + r.caption + "}"
		}
		fmt.Fprintf(&b, "\nrelationship.%s {\n  color: %s;\n  shaft-width: %dpx;\n  text-color-internal: %s;\n  caption: '%s';\n}\n",
			r.name, r.color, r.width, ink(r.color), caption)
	}
	return b.Bytes()
}

// rgb returns the parts of a colour #RRGGBB, each 0 to 255.
func rgb(color string) (r, g, b int) {
	n, err := strconv.ParseUint(color[1:], 16, 24)
	if err != nil {
		panic(err) // the colours are constants above
	}
	return int(n >> 16), int(n >> 8 & 0xff), int(n & 0xff)
}

// darker is the colour of a border.
func darker(color string) string {
	r, g, b := rgb(color)
	return fmt.Sprintf("#%02X%02X%02X", r*3/4, g*3/4, b*3/4)
}

// ink is the text colour on a colour: black or white.
func ink(color string) string {
	r, g, b := rgb(color)
	// The luma weights of ITU-R BT.601.
	if 299*r+587*g+114*b > 100_000 {
		return "#111111"
	}
	return "#FFFFFF"
}
