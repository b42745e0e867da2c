package inspect

import (
	"context"

	"github.com/hubgraph/hubgraph/snapshot"
)

// Checked says whether a snapshot is in order.
type Checked struct {
	Files    []FileCheck `json:"files"`
	Absent   []string    `json:"absent"`   // files that may be there and are not; absent is not empty
	Rejected int         `json:"rejected"` // bad lines

	// Wrong says where snapshot.json counts neither the good lines, repeated ones
	// too, nor the admitted records.
	Wrong []string `json:"wrong"`
	// Unread names a file that has lines of which none is a record.
	Unread []string `json:"unread"`
	// Doubts says what may not be as it was meant: keys and files under another
	// name, aliases that nobody has.
	Doubts []string `json:"doubts"`
}

// FileCheck says what became of the good lines of a file: each is admitted,
// refers to a repository that is not listed, or repeats a key.
type FileCheck struct {
	File     string `json:"file"`
	Good     int64  `json:"good"` // of merges only those admitted
	Admitted int64  `json:"admitted"`
	Unlisted int64  `json:"unlisted"` // left out
	Repeated int64  `json:"repeated"` // left out: the first record of a key counts

	// Strange are the first repositories by name that are referred to and not
	// listed, with their kinds; of usages also spaces, whose usages count.
	Strange []string `json:"strange"`
}

// examples is how many unlisted repositories a FileCheck names.
const examples = 5

// Check reads a snapshot twice. Bad lines go to rejects; when that is nil, the
// first one is an error. Records that contradict the first one of their key are
// told by the end of the rejects.
func Check(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects) (*Checked, error) {
	out := &Checked{Files: []FileCheck{}, Absent: []string{}, Wrong: []string{}, Unread: []string{}, Doubts: []string{}}
	if err := s.Probe(ctx); err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		out.Unread = append(out.Unread, err.Error())
	}
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true, Dates: true, Whatever: true}, snapshot.Handlers{})
	if err != nil {
		return nil, err
	}
	lines := newLines(read)
	quiet := snapshot.NewRejects(snapshot.RejectOptions{})
	if err := s.Scan(ctx, snapshot.Reading{Rejects: quiet, Skim: true, Whatever: true}, lines); err != nil {
		return nil, err
	}
	out.Rejected, out.Doubts = read.Rejected, append(out.Doubts, read.Doubts...)
	for _, wrong := range read.Wrong {
		out.Wrong = append(out.Wrong, wrong.String())
	}
	for _, file := range snapshot.DataFiles {
		if name, there := s.File(file); there {
			f := *lines.of[file]
			f.File, f.Repeated = name, f.Good-f.Admitted-f.Unlisted
			out.Files = append(out.Files, f)
		} else {
			out.Absent = append(out.Absent, file)
		}
	}
	return out, nil
}
