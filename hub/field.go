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

// FieldsOf returns the subfields that a repository with these tags belongs to
// (arXiv:2405.13058, section 3).
func FieldsOf(tags []string) FieldSet {
	var s FieldSet
	for _, t := range tags {
		s |= FieldSet(fieldOfTag[t])
	}
	return s
}

var fieldOfTag = func() map[string]Field {
	m := map[string]Field{}
	for f, tags := range map[Field][]string{CV: cvTags, NLP: nlpTags, MM: mmTags} {
		for _, t := range tags {
			m[t] = f
		}
	}
	return m
}()

var cvTags = []string{
	"computer-vision", "depth-estimation", "image-classification", "image-segmentation",
	"image-to-image", "object-detection", "unconditional-image-generation", "video-classification",
	"zero-shot-image-classification",
}

var nlpTags = []string{
	"conversational", "fill-mask", "question-answering", "sentence-similarity", "summarization",
	"table-question-answering", "text-classification", "text-generation", "text2text-generation",
	"token-classification", "translation", "zero-shot-classification",
}

var mmTags = []string{
	"document-question-answering", "feature-extraction", "graph-machine-learning", "image-to-text",
	"multimodal", "text-to-image", "text-to-video", "visual-question-answering",
}
