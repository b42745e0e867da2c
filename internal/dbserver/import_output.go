package dbserver

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"time"
)

// importStages takes what neo4j-admin prints: all of it goes to a file, the
// main stages and how far they are to a log.
type importStages struct {
	to   io.Writer
	logf func(string, ...any)
	line []byte // not yet complete
	last []string

	stage  string    // the main stage at hand
	logged time.Time // when it was last logged
}

// progressInterval is the time between two log lines of a stage.
const progressInterval = 10 * time.Second

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
	for rest := p[:n]; len(rest) > 0; {
		end := bytes.IndexAny(rest, "\r\n")
		if end < 0 {
			s.line = append(s.line, rest...)
			break
		}
		s.line = append(s.line, rest[:end]...)
		if line := strings.TrimSpace(string(s.line)); !s.progress(line) {
			s.ended(line)
		}
		s.line, rest = s.line[:0], rest[end+1:]
	}
	return n, err
}

// progressLine matches how far a stage is, as in "[*Nodes:0B/s 1.004GiB---]1.12M ∆ 290K":
// 1.12 million records are done, 290,000 of them since the last such line.
var progressLine = regexp.MustCompile(`^\[.*\] *([0-9.]+[KMG]?) ∆ *[0-9.]+[KMG]?$`)

// progress logs a line that says how far the stage at hand is, unless that was
// done a short time ago. It reports whether the line is one.
func (s *importStages) progress(line string) bool {
	found := progressLine.FindStringSubmatch(line)
	if found == nil {
		return false
	}
	if s.stage != "" && time.Since(s.logged) >= progressInterval {
		s.logf("%s: %s", s.stage, found[1])
		s.logged = time.Now()
	}
	return true
}

func (s *importStages) ended(line string) {
	for _, stage := range greatStages {
		if strings.Contains(line, stage[0]) {
			s.stage, s.logged = stage[1], time.Now()
			s.logf("%s", s.stage)
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
	if line := strings.TrimSpace(string(s.line)); !s.progress(line) {
		s.ended(line)
	}
	return javaReason(s.last, err.Error())
}

// javaReason says in one line why a Java program failed: how it ended and the
// innermost cause it names, else its last line that is no part of a trace.
func javaReason(printed []string, ended string) string {
	var cause, line string
	for _, l := range printed {
		l = strings.TrimSpace(l)
		if _, c, ok := strings.Cut(l, "Caused by: "); ok {
			cause = c
		}
		if l != "" && !strings.HasPrefix(l, "at ") && !strings.HasPrefix(l, "... ") {
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
	switch {
	case cause == "":
		return ended
	case ended == "":
		return cause
	}
	return ended + ": " + cause
}
