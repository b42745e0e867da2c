package analytics

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Ordered is a JSON object whose keys keep their order.
type Ordered[T any] []Entry[T]

// Entry is one key of an Ordered with its value.
type Entry[T any] struct {
	Key   string
	Value T
}

// Get returns the value of key; ok is false when there is none.
func (o Ordered[T]) Get(key string) (value T, ok bool) {
	for _, e := range o {
		if e.Key == key {
			return e.Value, true
		}
	}
	return value, false
}

// MarshalJSON writes the keys in their order; an empty object is {}.
func (o Ordered[T]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, e := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := appendJSON(&b, e.Key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := appendJSON(&b, e.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// appendJSON writes v without HTML escapes, which json.Marshal would add.
func appendJSON(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the newline of Encode
	return nil
}

// UnmarshalJSON keeps the keys in the order of the text.
func (o *Ordered[T]) UnmarshalJSON(text []byte) error {
	dec := json.NewDecoder(bytes.NewReader(text))
	open, err := dec.Token()
	if err != nil {
		return err
	}
	if open == nil {
		*o = nil
		return nil
	}
	if open != json.Delim('{') {
		return fmt.Errorf("read object: found %v", open)
	}
	*o = Ordered[T]{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var e Entry[T]
		e.Key = key.(string)
		if err := dec.Decode(&e.Value); err != nil {
			return fmt.Errorf("read %q: %w", e.Key, err)
		}
		*o = append(*o, e)
	}
	return nil
}
