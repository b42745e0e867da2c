package hub

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Snapshot says which snapshot of a hub something was made from. In JSON it is an
// object of source, collectedAt (RFC 3339, UTC) and fingerprint; what is unknown is
// null. Rules of licences and fields other than the paper's are licenseRules and
// fieldRules.
type Snapshot struct {
	Source      string    // "" when it names none
	CollectedAt time.Time // zero when unknown
	Fingerprint string    // SHA-256 of its content, in hex; "" when unknown

	LicenseRules, FieldRules string // names of the Rules that its licences and tags were classified by; "" for the paper's
}

// Classified returns the snapshot with the names of the rules that it was classified
// by.
func (s Snapshot) Classified(licenses, fields string) Snapshot {
	s.LicenseRules, s.FieldRules = notPaper(licenses), notPaper(fields)
	return s
}

func notPaper(name string) string {
	if name == Paper {
		return ""
	}
	return name
}

// snapshotJSON is a Snapshot in JSON.
type snapshotJSON struct {
	Source      *string    `json:"source"`
	CollectedAt *time.Time `json:"collectedAt"`
	Fingerprint *string    `json:"fingerprint"`

	LicenseRules string `json:"licenseRules,omitempty"`
	FieldRules   string `json:"fieldRules,omitempty"`
}

// MarshalJSON implements json.Marshaler.
func (s Snapshot) MarshalJSON() ([]byte, error) {
	var out snapshotJSON
	if s.Source != "" {
		out.Source = &s.Source
	}
	if at := s.CollectedAt.UTC(); !at.IsZero() && at.Year() >= 0 && at.Year() <= 9999 { // others RFC 3339 cannot hold
		out.CollectedAt = &at
	}
	if s.Fingerprint != "" {
		out.Fingerprint = &s.Fingerprint
	}
	out.LicenseRules, out.FieldRules = s.LicenseRules, s.FieldRules
	return json.Marshal(out)
}

// UnmarshalJSON implements json.Unmarshaler.
func (s *Snapshot) UnmarshalJSON(text []byte) error {
	var in snapshotJSON
	if err := json.Unmarshal(text, &in); err != nil {
		return fmt.Errorf("a snapshot: %w", err)
	}
	*s = Snapshot{LicenseRules: in.LicenseRules, FieldRules: in.FieldRules}
	if in.Source != nil {
		s.Source = *in.Source
	}
	if in.CollectedAt != nil {
		s.CollectedAt = in.CollectedAt.UTC()
	}
	if in.Fingerprint != nil {
		s.Fingerprint = *in.Fingerprint
	}
	return nil
}

// Entries are the keys of JSON with the values that are known, as text.
func (s Snapshot) Entries() (entries [][2]string) {
	if s.Source != "" {
		entries = append(entries, [2]string{"source", s.Source})
	}
	if !s.CollectedAt.IsZero() {
		entries = append(entries, [2]string{"collectedAt", s.CollectedAt.UTC().Format(time.RFC3339Nano)})
	}
	if s.Fingerprint != "" {
		entries = append(entries, [2]string{"fingerprint", s.Fingerprint})
	}
	if s.LicenseRules != "" {
		entries = append(entries, [2]string{"licenseRules", s.LicenseRules})
	}
	if s.FieldRules != "" {
		entries = append(entries, [2]string{"fieldRules", s.FieldRules})
	}
	return entries
}

// String names source and day for people, on one line.
func (s Snapshot) String() string {
	source, day := "a snapshot without a source", "collected at an unknown time"
	if s.Source != "" {
		source = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, s.Source)
	}
	if !s.CollectedAt.IsZero() {
		day = "collected " + s.CollectedAt.UTC().Format(time.DateOnly)
	}
	return source + ", " + day
}

// Provenance says whose the numbers are that something holds or was computed from.
type Provenance struct {
	Snapshot   Snapshot   `json:"snapshot"`                       // that was loaded last, completely, or read from files
	Earlier    []Snapshot `json:"earlier_snapshots,omitempty"`    // loaded before it and not pruned, the latest first
	Unfinished []Snapshot `json:"unfinished_snapshots,omitempty"` // of which a load did not come to its end
}

// Lines say it to people, a line each: which snapshot, and what else the graph holds.
func (p Provenance) Lines() []string {
	first := "Data: not of a known snapshot."
	if p.Snapshot != (Snapshot{}) {
		first = "Data: " + p.Snapshot.String()
		if p.Snapshot.Fingerprint != "" {
			first += ", fingerprint " + p.Snapshot.Fingerprint
		}
		first += "."
	}
	lines := []string{first}
	for _, r := range [][2]string{{"Licence classes", p.Snapshot.LicenseRules}, {"Subfields", p.Snapshot.FieldRules}} {
		if r[1] != "" {
			lines = append(lines, fmt.Sprintf("%s are by the rules %s, not the paper's.", r[0], r[1]))
		}
	}
	if len(p.Earlier) > 0 {
		lines = append(lines, fmt.Sprintf("The graph holds more than one snapshot: the above was loaded over %s. What only the earlier had is counted too.", named(p.Earlier)))
	}
	if len(p.Unfinished) > 0 {
		lines = append(lines, fmt.Sprintf("A load did not come to its end or is under way: the graph also holds parts of %s.", named(p.Unfinished)))
	}
	return lines
}

// named lists snapshots with the start of their fingerprints, which tells apart those
// of one day.
func named(all []Snapshot) string {
	parts := make([]string, len(all))
	for i, s := range all {
		parts[i] = s.String()
		if s.Fingerprint != "" {
			parts[i] += fmt.Sprintf(" (%.12s)", s.Fingerprint)
		}
	}
	return strings.Join(parts, "; ")
}
