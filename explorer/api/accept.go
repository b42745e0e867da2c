package api

import (
	"net/http"
	"strconv"
	"strings"
)

// format is a form in which rows are answered.
type format struct {
	name  string // of ?format=
	media string // type, as in Accept
	full  string // type, as in Content-Type
}

// formats are all of them, the first where a request has no wish.
var formats = []format{
	{"json", "application/json", "application/json"},
	{"csv", "text/csv", "text/csv; charset=utf-8; header=present"},
	{"jsonl", "application/jsonl", "application/jsonl"},
	{"parquet", "application/vnd.apache.parquet", "application/vnd.apache.parquet"},
}

// formatNames are the values of ?format=.
func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// aliases are other names of media types.
var aliases = map[string]string{"application/x-ndjson": "application/jsonl", "application/ndjson": "application/jsonl", "application/x-parquet": "application/vnd.apache.parquet"}

// formatOf is the form that a request asks for: by ?format=, else by Accept.
func formatOf(r *http.Request, all map[string]string, of []format) (format, error) {
	if name, ok := all["format"]; ok {
		if err := oneOf("format", name, formatNames()); err != nil {
			return format{}, err
		}
		for _, f := range of {
			if f.name == name {
				return f, nil
			}
		}
	}
	best, most := format{}, 0.0
	for _, f := range of {
		if q := quality(r.Header.Values("Accept"), f.media); q > most {
			best, most = f, q
		}
	}
	if most == 0 {
		var media []string
		for _, f := range of {
			media = append(media, f.media)
		}
		return format{}, &problem{kind: noFormat, detail: "there is no answer in a form that Accept names; there is " + strings.Join(media, ", ")}
	}
	return best, nil
}

// wantsJSON checks that a request accepts JSON, where there is nothing else.
func wantsJSON(r *http.Request) error {
	_, err := formatOf(r, nil, formats[:1])
	return err
}

// quality says how much a media type is wanted by an Accept header, from 0 to 1: by the
// most exact of its entries that covers the type, 1 where there is no header.
func quality(accept []string, media string) float64 {
	if len(accept) == 0 {
		return 1
	}
	group, _, _ := strings.Cut(media, "/")
	exactness, q := -1, 0.0
	for entry := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		name, parameters, _ := strings.Cut(strings.ToLower(entry), ";")
		name = strings.TrimSpace(name)
		if a, ok := aliases[name]; ok {
			name = a
		}
		exact := map[string]int{"*/*": 0, group + "/*": 1, media: 2}
		if e, ok := exact[name]; ok && e > exactness {
			exactness, q = e, weight(parameters)
		}
	}
	return q
}

// weight is the q of an entry of Accept.
func weight(parameters string) float64 {
	for p := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.TrimSpace(name) != "q" {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || q < 0 || q > 1 {
			return 0
		}
		return q
	}
	return 1
}
