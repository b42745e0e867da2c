package hubpages

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// Convert writes the repositories of answers of the Hub's API to a sink. A path
// is a file, or a folder whose files *.json, *.jsonl and *.ndjson are taken by
// name; each may be compressed with gzip or zstd.
//
// Rejects have the line of JSON Lines, else the number of the element, from 1.
// Memory is bounded by the longest item and grows with the number of
// repositories.
func Convert(ctx context.Context, o sources.Options, sink snapshot.Sink, rejects *snapshot.Rejects) (sources.Report, error) {
	report := sources.Report{
		Source: "pages of the Hugging Face Hub's API",
		Lacks:  []string{"commits", "discussions", "types of accounts"},
	}
	files, ignored, err := infile.List(o.Paths, o.Meter, ".json", ".jsonl", ".ndjson")
	if err != nil {
		return report, err
	}
	if len(files) == 0 {
		return report, hub.Usagef("%s: no files *.json, *.jsonl or *.ndjson, plain or with .gz or .zst", strings.Join(o.Paths, ", "))
	}
	if len(ignored) > 0 {
		report.Notes = append(report.Notes, "ignored, since they are not named *.json, *.jsonl or *.ndjson: "+strings.Join(ignored, ", "))
	}
	r := reader{options: o, in: sources.NewIntake(sink, rejects)}
	for _, file := range files {
		if err := r.file(ctx, file); err != nil {
			return report, err
		}
	}
	if err := r.in.Close(); err != nil {
		return report, err
	}
	report.Notes = append(report.Notes, r.in.Counts().Notes()...)
	if r.spaces > 0 && r.using == 0 {
		report.Lacks = append(report.Lacks, "usages")
		report.Notes = append(report.Notes, "no space lists the models it uses: only answers asked for with expand=models do")
	}
	return report, nil
}

type reader struct {
	options       sources.Options
	in            *sources.Intake
	spaces, using int64 // spaces, and those that list models
}

func (r *reader) file(ctx context.Context, path string) error {
	f, err := infile.OpenMetered(path, r.options.Meter)
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := newSplitter(path, f, r.options.MaxItem)
	if err != nil {
		return err
	}
	kind := r.options.Kind
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		it, err := s.next()
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if kind == nil {
			k, ok := sources.KindOf(path, keysOf(it.text))
			if !ok {
				return hub.Usagef("%s: neither the first element nor the name of the file or its folder says whether these are models, datasets or spaces: --kind says it", path)
			}
			kind = &k
		}
		r.in.At(path, it.number)
		if err := r.item(*kind, it); err != nil {
			return err
		}
	}
}

// item takes one element or rejects it.
func (r *reader) item(kind hub.Kind, it item) error {
	start := string(it.text[:min(len(it.text), 200)])
	if it.tooLong {
		return r.in.Reject("element over the limit", fmt.Sprintf("the element is longer than the limit of %d bytes", r.options.MaxItem), start)
	}
	if !utf8.Valid(it.text) {
		return r.in.Reject("not UTF-8", "the element is not valid UTF-8", start)
	}
	repository, err := sources.DecodeItem(kind, it.text)
	if err != nil {
		return r.in.Reject("no "+kind.String()+" of the Hub", fmt.Sprintf("no %s as the Hub's API gives it: %v", kind, err), start)
	}
	if kind == hub.Space {
		r.spaces++
		r.using += int64(min(len(repository.Models), 1))
	}
	return r.in.Item(repository)
}

// keysOf reports which keys an object has; what is no object has none.
func keysOf(text []byte) (has func(string) bool) {
	var keys map[string]json.RawMessage
	if json.Unmarshal(text, &keys) != nil {
		keys = nil // of a broken object, some were read
	}
	return func(key string) bool { _, ok := keys[key]; return ok }
}
