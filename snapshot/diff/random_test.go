package diff_test

import (
	"encoding/json"
	"strings"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/hubgraph/hubgraph/snapshot"
)

// record is a line of a snapshot as encoding/json writes it.
type record map[string]any

// hubOf is a snapshot as lists of records, some of them repeated, of unlisted
// repositories, or closing circles.
type hubOf map[string][]record

func (h hubOf) folder() fstest.MapFS {
	out := fstest.MapFS{}
	for name, records := range h {
		var text strings.Builder
		for _, r := range records {
			line, err := json.Marshal(r)
			if err != nil {
				panic(err)
			}
			text.Write(append(line, '\n'))
		}
		out[name] = &fstest.MapFile{Data: []byte(text.String())}
	}
	return out
}

var (
	drawKind    = rapid.SampledFrom([]string{"model", "dataset", "space"})
	drawID      = rapid.SampledFrom([]string{"ada-wren/owl", "ada-wren/reef", "bo-quill/echo", "legacy", "gust-lab/tide", "松村/åsa"})
	drawHubID   = rapid.SampledFrom([]any{nil, "", "h1", "h2", "h3", "h4", "h5"})
	drawName    = rapid.SampledFrom([]string{"ada-wren", "Ada Wren", "bo-quill", "cai-fen", "ci-bot", "李雷", "dov-hale"})
	drawAuthor  = rapid.OneOf(drawName, drawName, rapid.Just(""))
	drawText    = rapid.SampledFrom([]any{nil, "", "x", "y"})
	drawLicense = rapid.SampledFrom([]any{nil, "", "mit", " MIT", "openrail", "other"})
	drawTag     = rapid.SampledFrom([]string{"fill-mask", "translation", "multimodal", "object-detection", "pytorch", ""})
	drawNumber  = rapid.SampledFrom([]any{nil, 0, 1, 2, 1000, int64(1) << 62})
	drawDate    = rapid.SampledFrom([]any{nil, "", "2023-05-01T10:00:00Z", "2023-05-01T12:00:00+02:00", "2023-05-01T10:00:00.000000001Z", "0001-01-01T00:00:00.5Z"})
	drawStatus  = rapid.SampledFrom([]any{nil, "open", "closed", "merged"})
)

func drawRecords(rt *rapid.T, label string, most int, draw func(rt *rapid.T) record) []record {
	return rapid.SliceOfN(rapid.Custom(draw), 0, most).Draw(rt, label)
}

// drawHub draws a snapshot that is small enough to have much in common with
// another one.
func drawHub(rt *rapid.T, label string) hubOf {
	return hubOf{
		snapshot.RepositoriesFile: drawRecords(rt, label+" repositories", 8, func(rt *rapid.T) record {
			return record{"id": drawID.Draw(rt, "id"), "kind": drawKind.Draw(rt, "kind"), "owner": drawText.Draw(rt, "owner"), "license": drawLicense.Draw(rt, "license"),
				"tags": rapid.SliceOfN(drawTag, 0, 4).Draw(rt, "tags"), "likes": drawNumber.Draw(rt, "likes"), "downloads": drawNumber.Draw(rt, "downloads"),
				"created_at": drawDate.Draw(rt, "created"), "last_modified": drawDate.Draw(rt, "modified"), "hub_id": drawHubID.Draw(rt, "hub id")}
		}),
		snapshot.CommitsFile: drawRecords(rt, label+" commits", 25, func(rt *rapid.T) record {
			return record{"repo": drawID.Draw(rt, "repo"), "kind": drawKind.Draw(rt, "kind"), "sha": rapid.SampledFrom([]string{"1", "2", "3"}).Draw(rt, "sha"),
				"authors": rapid.SliceOfN(drawAuthor, 0, 3).Draw(rt, "authors"), "date": drawDate.Draw(rt, "date"), "title": drawText.Draw(rt, "title")}
		}),
		snapshot.DiscussionsFile: drawRecords(rt, label+" discussions", 12, func(rt *rapid.T) record {
			return record{"repo": drawID.Draw(rt, "repo"), "kind": drawKind.Draw(rt, "kind"), "num": rapid.IntRange(0, 2).Draw(rt, "num"), "author": drawAuthor.Draw(rt, "author"),
				"date": drawDate.Draw(rt, "date"), "is_pull_request": rapid.Bool().Draw(rt, "pull"), "status": drawStatus.Draw(rt, "status")}
		}),
		snapshot.UsagesFile:   drawRecords(rt, label+" usages", 8, drawPair("space", "model", drawID)),
		snapshot.DatasetsFile: drawRecords(rt, label+" datasets", 8, drawPair("model", "dataset", drawID)),
		snapshot.LineageFile: drawRecords(rt, label+" lineage", 8, func(rt *rapid.T) record {
			r := drawPair("model", "base", drawID)(rt)
			r["relation"] = rapid.SampledFrom([]any{nil, "finetune", "merge", "unknown"}).Draw(rt, "relation")
			return r
		}),
		snapshot.IdentitiesFile: drawRecords(rt, label+" identities", 5, drawPair("alias", "canonical", drawName)),
		snapshot.BotsFile: drawRecords(rt, label+" bots", 2, func(rt *rapid.T) record {
			return record{"name": drawName.Draw(rt, "bot")}
		}),
		snapshot.AccountsFile: drawRecords(rt, label+" accounts", 5, func(rt *rapid.T) record {
			return record{"name": drawName.Draw(rt, "account"), "type": rapid.SampledFrom([]any{nil, "user", "org"}).Draw(rt, "type"), "fullname": drawText.Draw(rt, "full name")}
		}),
	}
}

func drawPair(first, second string, draw *rapid.Generator[string]) func(rt *rapid.T) record {
	return func(rt *rapid.T) record {
		return record{first: draw.Draw(rt, first), second: draw.Draw(rt, second)}
	}
}
