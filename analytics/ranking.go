package analytics

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// TopLength is the length of the rankings in the results.
const TopLength = 100

// Ranking lists names with the number they are ranked by, the highest first.
type Ranking []Ranked

// Ranked is one place of a Ranking; results.json has it as [name, value].
type Ranked struct {
	Name  string
	Value Number
}

// MarshalJSON writes [name, value].
func (r Ranked) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('[')
	if err := appendJSON(&b, r.Name); err != nil {
		return nil, err
	}
	b.WriteByte(',')
	if err := appendJSON(&b, r.Value); err != nil {
		return nil, err
	}
	b.WriteByte(']')
	return b.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Ranked) UnmarshalJSON(text []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(text, &parts); err != nil {
		return fmt.Errorf("read ranking: %w", err)
	}
	if len(parts) != 2 {
		return fmt.Errorf("read ranking: want [name, value], found %d elements", len(parts))
	}
	if err := json.Unmarshal(parts[0], &r.Name); err != nil {
		return fmt.Errorf("read ranking: %w", err)
	}
	return json.Unmarshal(parts[1], &r.Value)
}
