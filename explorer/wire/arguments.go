package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/queries"
)

// Fault is how an argument is wrong.
type Fault string

// The faults.
const (
	Unknown Fault = "unknown"
	Wrong   Fault = "wrong"
	Missing Fault = "missing"
)

// ArgumentError is a *hub.UsageError about one parameter.
type ArgumentError struct {
	hub.UsageError
	Param string
	Fault Fault
}

// Unwrap returns the UsageError.
func (e *ArgumentError) Unwrap() error { return &e.UsageError }

// Wrongf says what is wrong with the value of a parameter.
func Wrongf(param, format string, args ...any) *ArgumentError {
	return &ArgumentError{hub.UsageError{Msg: fmt.Sprintf(format, args...)}, param, Wrong}
}

// NoParameter says that there is no parameter of a name, and which may have been meant.
func NoParameter(of, name string, known []string) *ArgumentError {
	e := &ArgumentError{Param: name, Fault: Unknown}
	e.Near = nearest.Names(name, known)
	switch {
	case len(known) == 0:
		e.Msg = fmt.Sprintf("%s has no parameters, and %q is one", of, name)
	case len(e.Near) > 0:
		e.Msg = fmt.Sprintf("%s has no parameter %q; did you mean %s?", of, name, strings.Join(e.Near, " or "))
	default:
		e.Msg = fmt.Sprintf("%s has no parameter %q; it has %s", of, name, strings.Join(known, ", "))
	}
	return e
}

// NearOf returns those of the values of a parameter that may have been meant: all where
// none is near.
func NearOf(value string, values []string) []string {
	if near := nearest.Names(value, values); len(near) > 0 {
		return near
	}
	return values
}

// NoValue says that a parameter has no value and needs one.
func NoValue(of string, p queries.Param) *ArgumentError {
	return &ArgumentError{hub.UsageError{Msg: fmt.Sprintf("%s needs the parameter %s, a value of type %s", of, p.Name, p.Type)}, p.Name, Missing}
}

// Check tests arguments, text by the name of the parameter, against declarations, and
// returns them as name=value in the order of these. own are names that something else
// takes, for suggestions. An error is an *ArgumentError.
func Check(of string, params []queries.Param, given map[string]string, own []string) (args []string, err error) {
	header := &queries.Query{Name: of, Params: params}
	texts := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		p, ok := header.Param(name)
		if !ok {
			return nil, NoParameter(of, name, append(names(params), own...))
		}
		if _, twice := texts[p.Name]; twice {
			return nil, Wrongf(p.Name, "parameter %s is given twice", p.Name)
		}
		if _, err := p.Parse(given[name]); err != nil {
			e := Wrongf(p.Name, "parameter %s of %s: %v", p.Name, of, err)
			e.Near = NearOf(given[name], p.OneOf)
			return nil, e
		}
		texts[p.Name] = given[name]
	}
	for _, p := range params {
		text, ok := texts[p.Name]
		switch {
		case ok:
			args = append(args, p.Name+"="+text)
		case p.Required:
			return nil, NoValue(of, p)
		}
	}
	return args, nil
}

// Texts turns arguments that are a JSON object into text by the name of the parameter,
// for Check. null is no value: the default. An error is an *ArgumentError.
func Texts(object json.RawMessage) (map[string]string, error) {
	texts := map[string]string{}
	if len(bytes.TrimSpace(object)) == 0 {
		return texts, nil
	}
	given := map[string]any{}
	dec := json.NewDecoder(bytes.NewReader(object))
	dec.UseNumber()
	if err := dec.Decode(&given); err != nil {
		return nil, Wrongf("", "the arguments are no JSON object: %v", err)
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		switch v := given[name].(type) {
		case nil:
		case string:
			texts[name] = v
		case bool:
			texts[name] = strconv.FormatBool(v)
		case json.Number:
			texts[name] = number(v)
		default:
			b, err := json.Marshal(v)
			if err != nil {
				return nil, err
			}
			texts[name] = string(b)
		}
	}
	return texts, nil
}

// number is a JSON number as text; a whole one without fraction and exponent.
func number(n json.Number) string {
	f, err := n.Float64()
	if strings.ContainsAny(n.String(), ".eE") && err == nil && f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return strconv.FormatInt(int64(f), 10)
	}
	return n.String()
}
