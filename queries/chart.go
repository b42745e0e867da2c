package queries

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// variable is what a column can do in a chart.
type variable struct {
	name     string
	measure  string // quantitative, temporal, ordinal or nominal; "" for what no axis shows
	distinct int    // different values
	falling  bool   // numbers that never rise from row to row: what a ranking ranks by
	rising   bool   // numbers that rise from row to row: the values of a distribution
}

// chooseChart returns mark and encoding for rows:
//
//	times and numbers                   a line for each column of numbers, or each name
//	names and numbers                   bars, in the order of the rows; of several numbers what the rows are ranked by
//	numbers, of which the first rise    bars, or points where there are many: a distribution
//	other numbers                       points; a third number is their size
//	one column of numbers               bars: how often they occur
func chooseChart(columns []string, rows [][]any) (object, error) {
	var times, names, numbers []variable
	for i, name := range columns {
		v := look(name, rows, i)
		switch v.measure {
		case "temporal", "ordinal":
			times = append(times, v)
		case "nominal":
			names = append(names, v)
		case "quantitative":
			numbers = append(numbers, v)
		}
	}
	switch {
	case len(rows) == 0:
		return nil, hub.Usagef("there are no rows to draw: vega-lite needs some")
	case len(numbers) == 0:
		return nil, hub.Usagef("there is no column of numbers to draw: use another format than vega-lite")
	case len(times) > 0:
		return timeChart(times[0], names, numbers), nil
	case len(names) > 0:
		return barChart(names, numbers), nil
	}
	return numberChart(numbers, len(rows)), nil
}

func timeChart(at variable, names, numbers []variable) object {
	mark := object{{"type", "line"}, {"point", true}}
	if at.measure == "ordinal" {
		mark = object{{"type", "bar"}}
	}
	if len(names) == 0 && len(numbers) > 1 { // the columns become series
		fields := []string{}
		for _, n := range numbers {
			fields = append(fields, field(n.name))
		}
		return object{{"transform", []object{{{"fold", fields}, {"as", []string{"series", "value"}}}}}, {"mark", mark}, {"encoding", object{
			{"x", axis(at)},
			{"y", object{{"field", "value"}, {"type", "quantitative"}}},
			{"color", object{{"field", "series"}, {"type", "nominal"}, {"sort", fields}}},
		}}}
	}
	encoding := object{{"x", axis(at)}, {"y", axis(numbers[0])}}
	if len(names) > 0 {
		encoding = append(encoding, member{"color", axis(names[0])})
	}
	return object{{"mark", mark}, {"encoding", encoding}}
}

func barChart(names, numbers []variable) object {
	value := numbers[0]
	if i := slices.IndexFunc(numbers, func(v variable) bool { return v.falling }); i >= 0 {
		value = numbers[i]
	}
	most := 0
	for i := range names {
		if names[i].distinct > names[most].distinct {
			most = i
		}
	}
	category := axis(names[most])
	category = append(category, member{"sort", nil}, member{"axis", object{{"labelLimit", 400}}})
	encoding := object{{"y", category}, {"x", axis(value)}}
	for i, n := range names {
		if i != most && n.distinct > 1 && n.distinct <= 10 {
			encoding = append(encoding, member{"color", axis(n)})
			break
		}
	}
	return object{{"mark", "bar"}, {"encoding", encoding}}
}

// manyBars is from how many values on a distribution is drawn as points.
const manyBars = 50

func numberChart(numbers []variable, rows int) object {
	x := axis(numbers[0])
	if len(numbers) == 1 {
		return object{{"mark", "bar"}, {"encoding", object{
			{"x", append(x, member{"bin", true})},
			{"y", object{{"aggregate", "count"}, {"title", "rows"}}},
		}}}
	}
	encoding := object{{"x", x}, {"y", axis(numbers[1])}}
	mark := "point"
	switch {
	case numbers[0].rising && rows <= manyBars:
		mark = "bar"
		encoding[0].value = object{{"field", field(numbers[0].name)}, {"type", "ordinal"}, {"title", numbers[0].name}}
	case !numbers[0].rising && len(numbers) > 2:
		encoding = append(encoding, member{"size", axis(numbers[2])})
	}
	return object{{"mark", mark}, {"encoding", encoding}}
}

// axis is the encoding of a column.
func axis(v variable) object {
	return object{{"field", field(v.name)}, {"type", v.measure}, {"title", v.name}}
}

// field writes a column's name as Vega-Lite reads it: a dot or bracket would
// name a part of the value.
func field(name string) string {
	return strings.NewReplacer(`\`, `\\`, `.`, `\.`, `[`, `\[`, `]`, `\]`, `'`, `\'`, `"`, `\"`).Replace(name)
}

var dateText = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?)?$`)

// look finds out what column i can do.
func look(name string, rows [][]any, i int) variable {
	v := variable{name: name, falling: true, rising: true}
	seen := map[any]bool{}
	before, some := 0.0, false
	for _, row := range rows {
		measure, number := measureOf(row[i])
		switch {
		case row[i] == nil:
			v.rising = false
			continue
		case measure == "":
			return variable{name: name}
		case v.measure == "":
			v.measure = measure
		case v.measure != measure && v.measure != "quantitative" && measure != "quantitative":
			v.measure = "nominal" // texts, some of which look like dates
		case v.measure != measure:
			return variable{name: name}
		}
		v.falling, v.rising = v.falling && (!some || number <= before), v.rising && (!some || number > before)
		before, some, seen[row[i]] = number, true, true
	}
	v.distinct = len(seen)
	if v.measure == "quantitative" && name == "year" {
		v.measure = "ordinal"
	}
	return v
}

// measureOf is how an axis shows a value, and its number.
func measureOf(v any) (measure string, number float64) {
	switch v := v.(type) {
	case int64:
		return "quantitative", float64(v)
	case float64:
		return "quantitative", v
	case time.Time:
		return "temporal", 0
	case bool:
		return "nominal", 0
	case string:
		if dateText.MatchString(v) {
			return "temporal", 0
		}
		return "nominal", 0
	}
	return "", 0
}
