package recipe

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

// pythonLiteral writes a value as Python.
func pythonLiteral(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case string:
		return strconv.Quote(v) // Python has the same escapes
	case float64:
		s := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		return s
	case time.Time:
		return "datetime.fromisoformat(" + strconv.Quote(v.UTC().Format("2006-01-02T15:04:05.999999+00:00")) + ")"
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = pythonLiteral(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(v) // int64
}

// sixDigits writes six decimals, or six significant digits when smaller.
func sixDigits(f float64) string {
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e15) {
		return strconv.FormatFloat(f, 'g', 6, 64)
	}
	s := strconv.FormatFloat(f, 'f', 6, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// plain writes a value as pandas would show it.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return "<NA>"
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return "<NA>"
		}
		return sixDigits(v)
	case string:
		return v
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	case bool:
		return pythonLiteral(v)
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = plain(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		text, err := json.Marshal(v)
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(text)
	}
	return fmt.Sprint(v)
}

// pythonParameters is the cell of the parameters.
func pythonParameters(r *Report) string {
	var b strings.Builder
	b.WriteString("# Parameters.")
	if len(r.Recipe.Params) == 0 {
		b.WriteString(" This recipe has none.\n")
		return b.String()
	}
	if slices.ContainsFunc(r.Recipe.Params, func(p queries.Param) bool { return !p.Required && p.Default == nil }) {
		b.WriteString(" None takes the default subject, the top-ranked one.")
	}
	b.WriteString("\n")
	for _, p := range r.Recipe.Params {
		if p.Type == queries.Datetime {
			b.WriteString("from datetime import datetime\n\n")
			break
		}
	}
	for _, p := range r.Recipe.Params {
		fmt.Fprintf(&b, "%s = %s", pythonName(p.Name), pythonLiteral(r.given[p.Name]))
		if p.Doc != "" {
			b.WriteString("  # " + Visible(p.Doc))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// pythonPackages are what the notebook imports.
func pythonPackages(r *Recipe) []string {
	packages := []string{"neo4j", "pandas", "matplotlib"}
	for _, c := range r.Cells() {
		if c.Chart != nil && c.Chart.Kind == "network" {
			return append(packages, "networkx")
		}
	}
	return packages
}

// pythonConnection is the cell that connects and defines a query.
func pythonConnection(report *Report) string {
	r, network, part, owners := report.Recipe, "", "", ""
	if slices.ContainsFunc(r.Cells(), report.hasOwners) {
		owners = pythonOwners
	}
	if slices.ContainsFunc(r.Cells(), func(c *Cell) bool { return c.Chart != nil && c.Chart.Kind == "line" }) {
		part = pythonPart
	}
	if len(pythonPackages(r)) > 3 {
		network = "import networkx as nx\n"
	}
	return `import os

import matplotlib.pyplot as plt
` + network + `import pandas as pd
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

%config InlineBackend.figure_formats = ["svg"]

uri, username = os.environ.get("NEO4J_URI", "neo4j://localhost:7687"), os.environ.get("NEO4J_USERNAME", "neo4j")
if not os.environ.get("NEO4J_PASSWORD"):
    raise SystemExit(
        "The password of Neo4j is not known. Start Jupyter with it, as in NEO4J_PASSWORD=$(hubgraph db password) jupyter lab, "
        f"or run os.environ['NEO4J_PASSWORD'] = '...' before this cell. NEO4J_URI, now {uri}, names another server: hubgraph db status tells its address."
    )
driver = GraphDatabase.driver(uri, auth=(username, os.environ["NEO4J_PASSWORD"]))
try:
    driver.verify_connectivity()
except (DriverError, Neo4jError, OSError) as error:
    raise SystemExit(
        f"Neo4j at {uri} does not let {username} in, or does not run: {error} "
        "hubgraph db status tells address and user of its own server: set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, and start Jupyter again."
    ) from None
database = os.environ.get("NEO4J_DATABASE") or None


def query(cypher, /, **parameters):
    """The rows of a reading statement as a table."""
    records, _, columns = driver.execute_query(cypher, parameters, routing_="r", database_=database)
    rows = pd.DataFrame([record.values() for record in records], columns=columns)
    return rows.convert_dtypes()
` + owners + `

# Whose numbers they are: the snapshots that the graph holds, the one loaded last first.
snapshots = query(r"""
` + queries.SnapshotsHeld + `
""")
print(snapshots.to_string(index=False))
` + part
}

// pythonOwners puts a word where an owner is missing, as queries.ForPeople does.
const pythonOwners = `

def for_people(rows):
    """The rows as they are shown: a repository without an owner says so."""
    owners = [name for name in rows if name == "owner" or name.endswith(("_owner", ".owner"))]
    return rows.assign(**{name: rows[name].astype("string").fillna("").replace("", "` + hub.NoOwner + `") for name in owners if rows[name].dtype != "boolean"})
`

// pythonPart marks the month of the snapshot in a chart over months.
const pythonPart = `

def mark_part(axes, data):
    """Shades the last month if the snapshot was collected in it: it is not a whole one."""
    month = str(data.index[-1])
    if len(snapshots) and month == str(snapshots["collectedAt"].iloc[0])[:7]:
        axes.axvspan(len(data) - 1.5, len(data) - 0.5, color="0.9", zorder=0)
        axes.set_title(f"{axes.get_title()} (not all of {month})")
`

// pythonText writes a statement as a string over several lines.
func pythonText(s string) string {
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	if strings.Contains(s, `"""`) || strings.HasSuffix(s, `\`) || strings.HasSuffix(s, `"`) || strings.ContainsFunc(s, control) {
		return strconv.Quote(s)
	}
	return "r\"\"\"\n" + s + "\n\"\"\""
}

// variable is the name of the table of a cell in Python.
func (c *Cell) variable() string { return "table_" + c.Name }

// hasOwners reports whether a cell has a column of owners, as far as its columns are
// known.
func (r *Report) hasOwners(c *Cell) bool {
	var columns []string
	switch result := r.results[c]; {
	case result != nil:
		columns = result.Columns
	case c.Query != nil:
		columns = c.Query.Columns()
	}
	return slices.ContainsFunc(columns, queries.IsOwnerColumn)
}

// pythonCell is the cell that asks and shows the table.
func (r *Report) pythonCell(c *Cell) string {
	var b strings.Builder
	if c.Query != nil {
		fmt.Fprintf(&b, "# %s (stored query %s)\n", Visible(c.Query.Question), c.Query.Name)
	}
	fmt.Fprintf(&b, "%s = query(%s", c.variable(), pythonText(c.statement.WithParameters()))
	for _, a := range c.pythonArguments() {
		b.WriteString(", " + a)
	}
	b.WriteString(")\n")
	for _, f := range r.Recipe.found {
		if f.cell == c.Name {
			fmt.Fprintf(&b, "if len(%[1]s):\n    %[2]s = %[1]s[%[3]s].iloc[0]\n", c.variable(), pythonName(f.param), quote(f.column))
		}
	}
	shown := c.variable()
	if r.hasOwners(c) {
		shown = "for_people(" + shown + ")"
	}
	fmt.Fprintf(&b, "%s.head(%d)\n", shown, notebookRows(c))
	return b.String()
}

// pythonArguments are the parameters of the statement.
func (c *Cell) pythonArguments() []string {
	var out []string
	if c.Query == nil {
		for _, name := range c.statement.Parameters() {
			out = append(out, pythonArgument(name, pythonName(name)))
		}
		return out
	}
	for _, p := range c.Query.Params {
		value := pythonLiteral(p.Default)
		for _, a := range c.given {
			switch {
			case a.name == p.Name && a.param != "":
				value = pythonName(a.param)
			case a.name == p.Name:
				value = pythonLiteral(a.value)
			}
		}
		out = append(out, pythonArgument(p.Name, value))
	}
	return out
}

// reserved are the words that cannot name a variable, or name something else in the
// notebook.
var reserved = strings.Fields("False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
	"lambda nonlocal not or pass raise return try while with yield os plt pd nx GraphDatabase DriverError Neo4jError uri username driver database query snapshots for_people mark_part datetime data columns places node axes figure graph")

// pythonName is the variable of a parameter.
func pythonName(name string) string {
	if slices.Contains(reserved, name) {
		return name + "_"
	}
	return name
}

// pythonArgument passes a value under a name that may be a keyword.
func pythonArgument(name, value string) string {
	if slices.Contains(reserved, name) {
		return "**{" + strconv.Quote(name) + ": " + value + "}"
	}
	return name + "=" + value
}
