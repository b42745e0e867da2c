package hub

// Field is a subfield of the paper's network analysis. A repository may belong
// to several; it belongs to one when a tag matches exactly, case included.
type Field uint8

// The subfields, as bits of a FieldSet.
const (
	CV  Field = 1 << iota // computer vision
	NLP                   // natural language processing
	MM                    // multimodal
)

// Fields lists the subfields in output order.
var Fields = [3]Field{CV, NLP, MM}

// String returns cv, nlp or mm.
func (f Field) String() string {
	switch f {
	case CV:
		return "cv"
	case NLP:
		return "nlp"
	case MM:
		return "mm"
	}
	return "?"
}

// ParseField is the inverse of String; ok is false for any other text.
func ParseField(s string) (f Field, ok bool) {
	for _, f := range Fields {
		if f.String() == s {
			return f, true
		}
	}
	return 0, false
}

// FieldSet is a set of subfields, the bitwise or of its members.
type FieldSet uint8

// Has reports whether f is in the set.
func (s FieldSet) Has(f Field) bool { return s&FieldSet(f) != 0 }

// Names returns the names of the members in output order.
func (s FieldSet) Names() []string {
	names := []string{}
	for _, f := range Fields {
		if s.Has(f) {
			names = append(names, f.String())
		}
	}
	return names
}

// FieldsOf returns the subfields that a repository with these tags belongs to, by the
// paper's rules.
func FieldsOf(tags []string) FieldSet { return Rules{}.FieldsOf(tags) }
