package recipe

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/queries"
)

// pythonChart is the cell that draws the chart by matplotlib.
func pythonChart(c *Cell) string {
	p := &plotter{c: c}
	p.line("if len(%s):", c.variable())
	switch c.Chart.Kind {
	case "bar":
		p.bar()
	case "line":
		p.lines()
	case "histogram":
		p.histogram()
	case "heat":
		p.heat()
	case "network":
		p.network()
	}
	p.line("    plt.show()")
	return p.String()
}

// plotter writes Python.
type plotter struct {
	strings.Builder
	c *Cell
}

func (p *plotter) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func quote(s string) string { return pythonLiteral(s) }

// names writes a list of names.
func names(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// table is the table that a chart is drawn from, with words for labels that are missing.
func (p *plotter) table() string {
	if slices.ContainsFunc(p.c.Chart.columns(), queries.IsOwnerColumn) {
		return "for_people(" + p.c.variable() + ")"
	}
	return p.c.variable()
}

// wide is the table with a column for each series.
func (p *plotter) wide() {
	x, ch := quote(p.c.Chart.X[0]), p.c.Chart
	if ch.Series != "" {
		p.line("    data = %s.pivot(index=%s, columns=%s, values=%s).astype(float)", p.table(), x, quote(ch.Series), quote(ch.Y[0]))
		p.line("    data = data.reindex(%s[%s].unique())", p.table(), x)
		return
	}
	p.line("    data = %s.set_index(%s)[%s].astype(float)", p.table(), x, names(ch.Y))
}

// finish names the axes.
func (p *plotter) finish(x, y string) {
	title := p.c.Chart.Title
	if title == "" {
		title = capital(words(p.c.Name))
	}
	p.line("    axes.set(title=%s, xlabel=%s, ylabel=%s)", quote(title), quote(x), quote(y))
}

func (p *plotter) measure() string { return label(p.c.Chart.YLabel, strings.Join(p.c.Chart.Y, ", ")) }

func (p *plotter) bar() {
	p.wide()
	p.line("    axes = data[::-1].plot.barh(figsize=(8, 1.2 + 0.3 * data.size), legend=data.shape[1] > 1)")
	p.finish(p.measure(), "")
}

func (p *plotter) lines() {
	p.wide()
	p.line("    axes = data.plot(figsize=(8, 3.5), marker=\".\", legend=data.shape[1] > 1)")
	p.finish(label(p.c.Chart.XLabel, p.c.Chart.X[0]), p.measure())
	p.line("    mark_part(axes, data)")
}

func (p *plotter) histogram() {
	ch := p.c.Chart
	p.line("    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5))")
	groups := fmt.Sprintf("[(\"\", %s)]", p.table())
	if ch.Series != "" {
		groups = fmt.Sprintf("%s.groupby(%s, sort=False)", p.table(), quote(ch.Series))
	}
	p.line("    for name, group in %s:", groups)
	p.line("        counts = group.groupby(%s)[%s].sum().astype(float)", quote(ch.X[0]), quote(ch.Y[0]))
	p.line("        share = counts[::-1].cumsum()[::-1] / counts.sum()")
	p.line("        left.plot(counts[counts.index > 0], \".\", label=name)")
	p.line("        right.plot(share[share.index > 0], label=name)")
	if ch.Series != "" {
		p.line("    left.legend()")
	}
	x, y := label(ch.XLabel, ch.X[0]), label(ch.YLabel, ch.Y[0])
	p.line("    left.set(xscale=\"log\", yscale=\"log\", xlabel=%s, ylabel=%s)", quote(x), quote(y))
	p.line("    right.set(xscale=\"log\", yscale=\"log\", xlabel=%s, ylabel=\"share with at least so many\")", quote(x))
}

func (p *plotter) heat() {
	ch := p.c.Chart
	v := p.table()
	p.line("    data = %s.pivot(index=%s, columns=%s, values=%s).astype(float)", v, quote(ch.Y[0]), quote(ch.X[0]), quote(ch.Value))
	p.line("    columns = %s[%s].unique()", v, quote(ch.X[0]))
	p.line("    if pd.api.types.is_integer_dtype(columns):")
	p.line("        columns = range(columns.min(), columns.max() + 1)")
	p.line("    data = data.reindex(index=%s[%s].unique(), columns=columns)", v, quote(ch.Y[0]))
	p.line("    figure, axes = plt.subplots(figsize=(2 + 0.9 * data.shape[1], 1.2 + 0.4 * data.shape[0]))")
	most := "None"
	if ch.Max > 0 {
		most = pythonLiteral(ch.Max)
	}
	p.line("    lowest = data.min().min()")
	p.line("    axes.imshow(data, aspect=\"auto\", alpha=0.6, cmap=\"RdBu\" if lowest < 0 else \"Blues\", vmin=%s if lowest < 0 else 0, vmax=%s)", minus(most), most)
	p.line("    axes.set_xticks(range(data.shape[1]), data.columns, rotation=30, ha=\"right\")")
	p.line("    axes.set_yticks(range(data.shape[0]), data.index)")
	p.line("    for (row, column), value in pd.DataFrame(data.values).stack().items():")
	p.line("        axes.text(column, row, f\"{value:.3g}\", ha=\"center\", va=\"center\", fontsize=8)")
	p.finish(label(ch.XLabel, ch.X[0]), label(ch.YLabel, ch.Y[0]))
}

func minus(s string) string {
	if s == "None" {
		return s
	}
	return "-" + s
}

func (p *plotter) network() {
	ch := p.c.Chart
	kind := "nx.Graph"
	if ch.Directed {
		kind = "nx.DiGraph"
	}
	p.line("    graph = nx.from_pandas_edgelist(%s, %s, %s, create_using=%s)", p.table(), quote(ch.Source), quote(ch.Target), kind)
	p.line("    figure, axes = plt.subplots(figsize=(9, 7))")
	width := "1"
	if ch.Weight != "" {
		p.line("    weights = %s.set_index(%s)[%s].astype(float).groupby(level=[0, 1]).sum()", p.table(), names([]string{ch.Source, ch.Target}), quote(ch.Weight))
		p.line("    width = [0.5 + 3 * (weights.get(e, weights.get(e[::-1], 0)) / weights.max()) ** 0.5 for e in graph.edges]")
		width = "width"
	}
	p.line("    places = nx.spring_layout(graph, seed=1)")
	p.line("    nx.draw_networkx(graph, places, ax=axes, with_labels=False, node_size=40, width=%s, edge_color=\"#999999\")", width)
	p.line("    for node in sorted(graph, key=graph.degree, reverse=True)[:40]:")
	p.line("        axes.annotate(node, places[node], xytext=(0, 5), textcoords=\"offset points\", ha=\"center\", fontsize=7)")
	p.line("    axes.set_axis_off()")
}
