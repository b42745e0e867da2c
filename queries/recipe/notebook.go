package recipe

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// The parts of a notebook, nbformat 4.5. Keys are in the order in which Jupyter
// writes them.
type (
	nbNotebook struct {
		Cells         []nbCell       `json:"cells"`
		Metadata      map[string]any `json:"metadata"`
		NBFormat      int            `json:"nbformat"`
		NBFormatMinor int            `json:"nbformat_minor"`
	}
	nbCell struct {
		CellType       string         `json:"cell_type"`
		ExecutionCount *int           `json:"execution_count,omitempty"`
		ID             string         `json:"id"`
		Metadata       map[string]any `json:"metadata"`
		Outputs        *[]nbOutput    `json:"outputs,omitempty"`
		Source         []string       `json:"source"`
	}
	nbOutput struct {
		Data           map[string][]string `json:"data"`
		ExecutionCount *int                `json:"execution_count,omitempty"`
		Metadata       map[string]any      `json:"metadata"`
		OutputType     string              `json:"output_type"`
	}
)

// Notebook writes the recipe as a Jupyter notebook with the answers of this run.
// Its cells run with the packages neo4j, pandas and matplotlib (networkx for
// pictures of networks); the server is that of NEO4J_URI, NEO4J_USERNAME,
// NEO4J_PASSWORD and NEO4J_DATABASE. The first code cell holds the parameters,
// with the tag that papermill looks for.
func (r *Report) Notebook(w io.Writer) error {
	n := &notebook{report: r}
	n.intro()
	n.code("parameters", pythonParameters(r), []string{"parameters"})
	n.code("connection", pythonConnection(r), nil)
	for _, b := range r.Recipe.Blocks {
		if err := n.block(b); err != nil {
			return err
		}
	}
	out := nbNotebook{Cells: n.cells, NBFormat: 4, NBFormatMinor: 5, Metadata: map[string]any{
		"kernelspec":    map[string]any{"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
		"language_info": map[string]any{"name": "python"},
	}}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("encode notebook: %w", err)
	}
	_, err := b.WriteTo(w)
	return err
}

// notebook collects cells.
type notebook struct {
	report *Report
	cells  []nbCell
	count  int // of code cells
}

// sourceLines cuts a text into lines that keep their ends, as in notebooks.
func sourceLines(text string) []string {
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if lines == nil {
		return []string{}
	}
	return lines
}

func (n *notebook) text(id, text string) {
	n.cells = append(n.cells, nbCell{CellType: "markdown", ID: id, Metadata: map[string]any{}, Source: sourceLines(text)})
}

func (n *notebook) code(id, source string, tags []string, outputs ...nbOutput) {
	n.count++
	count, meta := n.count, map[string]any{}
	if tags != nil {
		meta["tags"] = tags
	}
	all := append([]nbOutput{}, outputs...)
	for i := range all {
		if all[i].OutputType == "execute_result" {
			all[i].ExecutionCount = &count
		}
	}
	n.cells = append(n.cells, nbCell{CellType: "code", ExecutionCount: &count, ID: id, Metadata: meta, Outputs: &all, Source: sourceLines(source)})
}

func (n *notebook) intro() {
	r := n.report.Recipe
	text := fmt.Sprintf("# %s\n\n**%s**\n", r.Title, escapeMarkdown(r.Question))
	if r.Paper != "" {
		text += fmt.Sprintf("\nIn the paper ([arXiv:2405.13058](https://arxiv.org/abs/2405.13058)): %s.\n", r.Paper)
	}
	for _, line := range n.report.Of.Lines() {
		text += "\n" + escapeMarkdown(line) + "\n"
	}
	text += fmt.Sprintf("\nTo run the cells: `pip install %s`, and set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD. "+
		"Numbers within the text are those of the hub that the notebook was exported from; tables and charts are computed anew.", strings.Join(pythonPackages(r), " "))
	n.text("intro", text)
}

func (n *notebook) block(b Block) error {
	if b.Cell != nil {
		n.cell(b.Cell)
		return nil
	}
	text, err := n.report.fill(b)
	if err != nil || text == "" {
		return err
	}
	n.text(fmt.Sprintf("text-%d", len(n.cells)), text)
	return nil
}

func (n *notebook) cell(c *Cell) {
	if c.Browser {
		n.text("cell-"+c.Name, "In Neo4j Browser this draws the picture:\n\n"+fenced("cypher", n.report.Statement(c)))
		return
	}
	var table []nbOutput
	if result := n.report.results[c]; result != nil {
		table = append(table, tableOutput(c, result))
	}
	n.code("cell-"+c.Name, n.report.pythonCell(c), nil, table...)
	if said := n.report.said(c); len(said) > 0 {
		for i, line := range said {
			said[i] = "**" + escapeMarkdown(line) + "**\n"
		}
		n.text("said-"+c.Name, strings.Join(said, "\n"))
	}
	if c.Chart == nil {
		return
	}
	var outputs []nbOutput
	if drawn := n.report.picture(c); drawn != nil {
		title, text := drawn.Head()
		outputs = append(outputs, nbOutput{OutputType: "display_data", Metadata: map[string]any{}, Data: map[string][]string{
			"image/svg+xml": sourceLines(chart.Element(drawn, n.report.chartName(c), chart.Light)),
			"text/plain":    sourceLines(title + ". " + text),
		}})
	}
	n.code("chart-"+c.Name, pythonChart(c), nil, outputs...)
}

// notebookRows is how many rows of a table a notebook shows.
func notebookRows(c *Cell) int {
	if c.Rows == 0 {
		return 5 // a glance; the chart is the point of the cell
	}
	return min(c.Rows, 50)
}

// tableOutput is the table as pandas would show it: with an index column.
func tableOutput(c *Cell, result *Result) nbOutput {
	rows := result.Rows[:min(notebookRows(c), len(result.Rows))]
	return nbOutput{OutputType: "execute_result", Metadata: map[string]any{}, Data: map[string][]string{
		"text/html":  sourceLines(notebookHTML(result.Columns, rows)),
		"text/plain": sourceLines(notebookText(result.Columns, rows)),
	}}
}

func notebookHTML(columns []string, rows [][]any) string {
	var b strings.Builder
	b.WriteString("<table border=\"1\" class=\"dataframe\">\n  <thead>\n    <tr style=\"text-align: right;\">\n      <th></th>\n")
	for _, name := range columns {
		fmt.Fprintf(&b, "      <th>%s</th>\n", html.EscapeString(Visible(name)))
	}
	b.WriteString("    </tr>\n  </thead>\n  <tbody>\n")
	for i, row := range rows {
		fmt.Fprintf(&b, "    <tr>\n      <th>%d</th>\n", i)
		for i, v := range row {
			fmt.Fprintf(&b, "      <td>%s</td>\n", html.EscapeString(Visible(plain(queries.ForPeople(columns[i], v)))))
		}
		b.WriteString("    </tr>\n")
	}
	b.WriteString("  </tbody>\n</table>")
	return b.String()
}

func notebookText(columns []string, shown [][]any) string {
	var b bytes.Buffer
	w, err := rows.New("table", &b, 0)
	if err == nil {
		err = rows.Print(w, columns, shown)
	}
	if err != nil { // a value that JSON cannot hold; the table in HTML has it
		return ""
	}
	return strings.TrimRight(b.String(), "\n")
}
