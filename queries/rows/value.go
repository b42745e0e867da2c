package rows

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// plain is a value as a single text, for the formats that have no types: null is "",
// a list or map is JSON.
func plain(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case float64:
		return formatFloat(v), nil
	case time.Time:
		return v.Format(time.RFC3339Nano), nil
	}
	b, err := appendJSON(nil, v)
	return string(b), err
}

// significant is how many digits of a number with a fraction people are shown.
const significant = 4

// forPeople is plain with numbers rounded to four significant digits, but digits
// before the point stay: 12.77, 25441, 0.01333.
func forPeople(v any) (string, error) {
	f, ok := v.(float64)
	if !ok || math.IsNaN(f) || math.IsInf(f, 0) {
		return plain(v)
	}
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		return strconv.FormatFloat(f, 'g', significant, 64), nil
	}
	_, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', significant-1, 64), "e")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		return "", err
	}
	s := strconv.FormatFloat(f, 'f', max(0, significant-1-power), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s, nil
}

// formatFloat writes the shortest text that reads back as the same number,
// without exponent between 1e-6 and 1e21, as JSON does.
func formatFloat(f float64) string {
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// appendJSON appends a value as JSON. NaN and the infinities, which JSON lacks,
// are null.
func appendJSON(b []byte, v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(jsonable(v)); err != nil {
		return b, fmt.Errorf("encode a value: %w", err)
	}
	return append(b, bytes.TrimSuffix(buf.Bytes(), []byte("\n"))...), nil
}

// jsonable replaces what encoding/json cannot write in the promised form.
func jsonable(v any) any {
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = jsonable(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = jsonable(e)
		}
		return out
	}
	return v
}
