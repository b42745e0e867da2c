package fakehub

import (
	"encoding/json"
	"strconv"
	"time"
)

// appendString appends a JSON string.
func appendString(to []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			quoted, _ := json.Marshal(s) // a string always has a form
			return append(to, quoted...)
		}
	}
	return append(append(append(to, '"'), s...), '"')
}

// appendName appends a separator unless an object or array begins, and a name.
func appendName(to []byte, name string) []byte {
	return append(appendString(appendComma(to), name), ':')
}

func appendComma(to []byte) []byte {
	if n := len(to); n > 0 && to[n-1] != '{' && to[n-1] != '[' {
		return append(to, ',')
	}
	return to
}

func appendText(to []byte, name, value string) []byte {
	return appendString(appendName(to, name), value)
}

func appendInt(to []byte, name string, value int64) []byte {
	return strconv.AppendInt(appendName(to, name), value, 10)
}

func appendBool(to []byte, name string, value bool) []byte {
	return strconv.AppendBool(appendName(to, name), value)
}

// appendDate appends a date as the Hub writes it.
func appendDate(to []byte, name string, value time.Time) []byte {
	to = append(appendName(to, name), '"')
	return append(value.UTC().AppendFormat(to, "2006-01-02T15:04:05.000Z"), '"')
}

func appendStrings(to []byte, name string, values []string) []byte {
	to = append(appendName(to, name), '[')
	for _, v := range values {
		to = appendString(appendComma(to), v)
	}
	return append(to, ']')
}
