package hub

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Rules say which class a licence has, and which tags make a repository one of a
// subfield. The zero value has the paper's.
type Rules struct {
	Licenses *LicenseRules // nil for the paper's
	Fields   *FieldRules   // nil for the paper's
}

// LicenseRules give licences a class.
type LicenseRules struct {
	name string
	of   map[string]LicenseClass
}

// FieldRules give tags a subfield.
type FieldRules struct {
	name string
	of   map[string]Field
}

// Paper is the name of the rules of the paper.
const Paper = "paper"

// Name returns the name of the rules; Paper for nil.
func (r *LicenseRules) Name() string {
	if r == nil {
		return Paper
	}
	return r.name
}

// Name returns the name of the rules; Paper for nil.
func (r *FieldRules) Name() string {
	if r == nil {
		return Paper
	}
	return r.name
}

// Class returns the class of a Hub licence key (trimmed, lower case; "" is no licence
// tag).
func (r Rules) Class(license string) LicenseClass {
	if license == "" {
		return NoLicense
	}
	of := paperLicenses
	if r.Licenses != nil {
		of = r.Licenses
	}
	if c, ok := of.of[license]; ok {
		return c
	}
	return Unlabelled
}

// FieldsOf returns the subfields that a repository with these tags belongs to: a tag
// matches exactly, case included.
func (r Rules) FieldsOf(tags []string) FieldSet {
	of := paperFields
	if r.Fields != nil {
		of = r.Fields
	}
	var s FieldSet
	for _, t := range tags {
		s |= FieldSet(of.of[t])
	}
	return s
}

// NewLicenseRules returns rules with a name and the names of the classes of licences.
func NewLicenseRules(name string, classes map[string]string) (*LicenseRules, error) {
	of := map[string]LicenseClass{}
	for key, class := range classes {
		c, err := parseClass(class)
		if err != nil {
			return nil, fmt.Errorf("licence %q: %w", key, err)
		}
		of[key] = c
	}
	return &LicenseRules{name, of}, nil
}

// NamedFieldRules returns rules of which only the name is known.
func NamedFieldRules(name string) *FieldRules { return &FieldRules{name: name} }

//go:embed rules
var ruleFiles embed.FS

var (
	paperLicenses = must(BundledLicenseRules(Paper))
	paperFields   = must(BundledFieldRules(Paper))
)

func must[T any](rules T, err error) T {
	if err != nil {
		panic(err) // the files are compiled in
	}
	return rules
}

// BundledLicenseRules returns bundled rules by their name; a NotFoundError names them.
func BundledLicenseRules(name string) (*LicenseRules, error) {
	text, err := bundled("licenses", name)
	if err != nil {
		return nil, err
	}
	r, err := ParseLicenseRules(name, text)
	if err == nil {
		r.name = name
	}
	return r, err
}

// BundledFieldRules returns bundled rules by their name; a NotFoundError names them.
func BundledFieldRules(name string) (*FieldRules, error) {
	text, err := bundled("fields", name)
	if err != nil {
		return nil, err
	}
	r, err := ParseFieldRules(name, text)
	if err == nil {
		r.name = name
	}
	return r, err
}

// BundledRules are the names of the bundled rules, those of licences and those of
// fields.
func BundledRules() []string { return ruleNames("licenses") }

func ruleNames(of string) (names []string) {
	entries, err := fs.ReadDir(ruleFiles, "rules/"+of)
	if err != nil {
		panic(err) // the folder is compiled in
	}
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".csv"))
	}
	return names
}

func bundled(of, name string) ([]byte, error) {
	if !slices.Contains(ruleNames(of), name) {
		return nil, NotFoundf("no rules %q: want %s, or a file", name, strings.Join(ruleNames(of), ", "))
	}
	return ruleFiles.ReadFile("rules/" + of + "/" + name + ".csv")
}

// ParseLicenseRules reads rules from CSV: a header line license,class, then a licence
// and permissive, restrictive or unlabelled on each line; lines that begin with # are
// comments. An error names file and line. The name of the rules is that of the file
// and a hash of what they say.
func ParseLicenseRules(file string, text []byte) (*LicenseRules, error) {
	name, of, err := parseRules(file, text, "license", "class", func(s string) string { return strings.ToLower(s) }, parseClass)
	return &LicenseRules{name, of}, err
}

// ParseFieldRules is like ParseLicenseRules for a header line tag,field: a tag, case
// included, and cv, nlp or mm on each line.
func ParseFieldRules(file string, text []byte) (*FieldRules, error) {
	name, of, err := parseRules(file, text, "tag", "field", func(s string) string { return s }, func(s string) (Field, error) {
		if f, ok := ParseField(s); ok {
			return f, nil
		}
		return 0, fmt.Errorf("unknown field %q; want cv, nlp or mm", s)
	})
	return &FieldRules{name, of}, err
}

func parseClass(s string) (LicenseClass, error) {
	for _, c := range []LicenseClass{Permissive, Restrictive, Unlabelled} {
		if c.String() == s {
			return c, nil
		}
	}
	return 0, fmt.Errorf("unknown class %q; want permissive, restrictive or unlabelled", s)
}

// parseRules reads pairs of a key and a value.
func parseRules[T any](file string, text []byte, key, value string, normal func(string) string, parse func(string) (T, error)) (string, map[string]T, error) {
	of, said := map[string]T{}, map[string]string{}
	err := eachRule(file, text, []string{key, value}, 2, func(record []string) (err error) {
		k := normal(record[0])
		if k == "" {
			return fmt.Errorf("no %s", key)
		}
		if _, twice := of[k]; twice {
			return fmt.Errorf("%q stands there twice", k)
		}
		of[k], err = parse(record[1])
		said[k] = record[1]
		return err
	})
	if err != nil {
		return "", nil, err
	}
	return rulesName(file, said), of, nil
}

// eachRule reads lines of CSV under a header of some columns, of which the first ones
// must be there, without blanks around values. Lines that begin with # are comments. An
// error, one of a rule too, is a UsageError with file and line.
func eachRule(file string, text []byte, columns []string, least int, rule func(record []string) error) error {
	in := csv.NewReader(bytes.NewReader(text))
	in.Comment, in.FieldsPerRecord, in.TrimLeadingSpace = '#', -1, true
	header := strings.Join(columns[:least], ",")
	width := 0 // that of the header, once it is read
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return Usagef("%s:%d: %v", file, wrong.Line, wrong.Err)
		}
		line, _ := in.FieldPos(0)
		for i, cell := range record {
			record[i] = strings.TrimSpace(cell)
		}
		switch {
		case len(record) < least || len(record) > max(width, least) && width > 0 || len(record) > len(columns):
			return Usagef("%s:%d: %d values; want %s", file, line, len(record), wantColumns(columns, least))
		case width == 0 && !slices.Equal(record, columns[:len(record)]):
			return Usagef("%s:%d: the first line is %q; want %s", file, line, strings.Join(record, ","), header)
		case width == 0:
			width = len(record)
			continue
		}
		if err := rule(record); err != nil {
			return Usagef("%s:%d: %v", file, line, err)
		}
	}
	if width == 0 {
		return Usagef("%s: no line; want %s and what follows", file, header)
	}
	return nil
}

// wantColumns names columns for a message.
func wantColumns(columns []string, least int) string {
	if least == len(columns) {
		return "two, " + columns[0] + " and " + columns[1]
	}
	return strings.Join(columns[:least], ", ") + ", and if the header has it " + columns[least]
}

// rulesName is the name of rules of a file: its own and a hash of what they say.
func rulesName(file string, said map[string]string) string {
	return strings.TrimSuffix(path.Base(file), ".csv") + " " + digest(said)
}

// digest is the beginning of a hash of what rules say, whatever their order.
func digest(said map[string]string) string {
	sum := sha256.New()
	for _, k := range slices.Sorted(maps.Keys(said)) {
		fmt.Fprintf(sum, "%q %s\n", k, said[k])
	}
	return hex.EncodeToString(sum.Sum(nil))[:12]
}
