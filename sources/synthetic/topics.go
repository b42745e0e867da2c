package synthetic

// topic is the subfield that a repository or a person belongs to.
type topic uint8

const (
	nlp topic = iota
	mm
	cv
	other
	topicCount
)

// topicTags are the tags of a subfield, most frequent first. Those of other
// include look-alikes, which belong to no subfield since tags match exactly.
var topicTags = [topicCount][]string{
	nlp: {"text-generation", "text-classification", "fill-mask", "token-classification", "question-answering",
		"text2text-generation", "translation", "summarization", "conversational", "sentence-similarity",
		"zero-shot-classification", "table-question-answering"},
	mm: {"text-to-image", "feature-extraction", "image-to-text", "visual-question-answering",
		"document-question-answering", "text-to-video", "multimodal", "graph-machine-learning"},
	cv: {"image-classification", "object-detection", "image-segmentation", "image-to-image", "depth-estimation",
		"unconditional-image-generation", "video-classification", "zero-shot-image-classification", "computer-vision"},
	other: {"reinforcement-learning", "", "automatic-speech-recognition", "audio-classification", "nlp", "text-to-speech",
		"tabular-classification", "Text-Generation", "text-classification-v2", "robotics", "image classification"},
}

// shares says how often each topic occurs, in thousandths.
type shares [topicCount]int

// modelTopics are the topics of models and of people who work alone.
var modelTopics = shares{nlp: 420, mm: 125, cv: 35, other: 420}

func (w shares) draw(s *stream) topic {
	x := s.below(1000)
	t := topic(0)
	for x >= w[t] {
		x -= w[t]
		t++
	}
	return t
}

// quota deals out topics so that their shares are met as closely as possible
// at every point; without that, small hubs would lack a topic.
type quota struct {
	shares shares
	dealt  [topicCount]int
	total  int
}

func (q *quota) next() topic {
	q.total++
	best := topic(0)
	for t := topic(1); t < topicCount; t++ {
		if q.behind(t) > q.behind(best) {
			best = t
		}
	}
	q.dealt[best]++
	return best
}

func (q *quota) behind(t topic) int { return q.shares[t]*q.total - 1000*q.dealt[t] }
