package api

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/queries"
)

// given are the parameters in an address, each once.
func given(r *http.Request) (map[string]string, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, wire.Wrongf("", "the parameters in the address cannot be read: %v", err)
	}
	out := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if len(values[name]) > 1 {
			return nil, wire.Wrongf(name, "parameter %s is given twice", name)
		}
		if !utf8.ValidString(name) || !utf8.ValidString(values[name][0]) {
			return nil, wire.Wrongf(strings.ToValidUTF8(name, "\ufffd"), "a parameter is not text in UTF-8")
		}
		out[name] = values[name][0]
	}
	return out, nil
}

// only returns the parameters of a request that may have no others than those named.
func only(r *http.Request, of string, known ...string) (map[string]string, error) {
	all, err := given(r)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !slices.Contains(known, name) {
			return nil, wire.NoParameter(of, name, known)
		}
	}
	return all, nil
}

// limitOf is the number of rows that a request asks for, by default as given.
func (a *api) limitOf(all map[string]string, otherwise int) (int, error) {
	text, ok := all["limit"]
	if !ok {
		return otherwise, nil
	}
	p := a.limitParam(otherwise)
	v, err := p.Parse(text)
	if err != nil {
		return 0, wire.Wrongf("limit", "parameter limit: %v", err)
	}
	return int(v.(int64)), nil
}

// limitParam declares how many rows an answer has.
func (a *api) limitParam(otherwise int) queries.Param {
	least, most := 1.0, float64(a.o.MostRows)
	return queries.Param{Name: "limit", Type: queries.Int, Default: int64(otherwise), Min: &least, Max: &most, Doc: "at most so many rows; more by the cursor next"}
}

// oneOf checks a value that is one of a list.
func oneOf(param, value string, list []string) error {
	if slices.Contains(list, value) {
		return nil
	}
	err := wire.Wrongf(param, "parameter %s: %s is none of %s", param, strconv.Quote(value), strings.Join(list, ", "))
	err.Near = wire.NearOf(value, list)
	return err
}
