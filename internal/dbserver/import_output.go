package dbserver

import (
	"bytes"
	"io"
	"strings"
)

// importStages takes what neo4j-admin prints: all of it goes to a file, the
// main stages to a log.
type importStages struct {
	to   io.Writer
	logf func(string, ...any)
	line []byte // not yet complete
	last []string
}

// greatStages pairs the text of lines that announce the main stages, where a
// warning may precede it, with the names of the stages in the log.
var greatStages = [][2]string{
	{"Nodes, started ", "importing nodes"},
	{"Relationships, started ", "importing relationships"},
	{"Relationship --> Relationship ", "linking relationships"},
	{"Node counts and label index build, started ", "counting"},
}

func (s *importStages) Write(p []byte) (int, error) {
	n, err := s.to.Write(p)
	for _, piece := range bytes.SplitAfter(p[:n], []byte("\n")) {
		s.line = append(s.line, piece...)
		if bytes.HasSuffix(s.line, []byte("\n")) {
			s.ended(strings.TrimSpace(string(s.line)))
			s.line = s.line[:0]
		}
	}
	return n, err
}

func (s *importStages) ended(line string) {
	for _, stage := range greatStages {
		if strings.Contains(line, stage[0]) {
			s.logf("%s", stage[1])
		}
	}
	const kept = 200
	if line != "" {
		s.last = append(s.last, line)
	}
	if len(s.last) > kept {
		s.last = s.last[len(s.last)-kept:]
	}
}

// reason says in one line why neo4j-admin failed: the innermost cause it
// names, else its last line.
func (s *importStages) reason(err error) string {
	s.ended(strings.TrimSpace(string(s.line)))
	var cause, line string
	for _, l := range s.last {
		if c, ok := strings.CutPrefix(l, "Caused by: "); ok {
			cause = c
		}
		if !strings.HasPrefix(l, "at ") && !strings.HasPrefix(l, "... ") {
			line = l
		}
	}
	if cause == "" {
		cause = line
	}
	const most = 300
	if len(cause) > most {
		cause = strings.ToValidUTF8(cause[:most], "") + "..."
	}
	if cause == "" {
		return err.Error()
	}
	return err.Error() + ": " + cause
}
