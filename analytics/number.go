package analytics

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// Number is a value of results.json. NaN stands for undefined and is written
// as null; a whole number below 2^53 is written without a fraction.
type Number float64

// Undefined is the undefined Number, written as null.
var Undefined = Number(math.NaN())

// Defined reports whether x has a value.
func (x Number) Defined() bool { return !math.IsNaN(float64(x)) && !math.IsInf(float64(x), 0) }

// MarshalJSON writes null, a whole number, or the shortest decimal that reads
// back as the same float64.
func (x Number) MarshalJSON() ([]byte, error) {
	f := float64(x)
	switch {
	case !x.Defined():
		return []byte("null"), nil
	case f == math.Trunc(f) && math.Abs(f) < 1<<53:
		return strconv.AppendInt(nil, int64(f), 10), nil
	}
	return json.Marshal(f)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (x *Number) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*x = Undefined
		return nil
	}
	f, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return fmt.Errorf("read number %q: %w", b, err)
	}
	*x = Number(f)
	return nil
}

// ratio returns a/b, undefined when b is 0.
func ratio(a, b int) Number {
	if b == 0 {
		return Undefined
	}
	return Number(float64(a) / float64(b))
}
