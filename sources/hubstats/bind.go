package hubstats

import (
	"fmt"
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/hubgraph/hubgraph/sources"
)

// bound are the columns of a file that are read, nil where the file lacks them.
type bound struct {
	id, hubID, author, sha, sdk, pipelineTag, libraryName *column
	likes, downloads, private, disabled                   *column
	gated                                                 *column // text or boolean
	createdAt, lastModified                               *column
	tags, models                                          *column
	cardData                                              *column

	baseModels             *column // as JSON text, or else:
	baseRelation, baseList *column

	unknown []string // columns that nobody knows
	skipped []string // columns that are known in another form
}

// unused are the known columns that hold nothing for a snapshot.
var unused = []string{
	"downloadsAllTime", "trendingScore", "config", "siblings", "safetensors", "gguf", "description", "paperswithcode_id", "citation", "runtime", "modelId",
	"subdomain", "usedStorage", "resourceGroup", "transformersInfo", "widgetData", "model-index", "childrenModelCount", "spaces", "datasets", "mask_token",
	"inference", "inferenceProviderMapping", "evalResults", "xetEnabled", "mainSize", "key", "region",
}

// bind finds the columns. A column that is read and has a type that never
// occurred is an error; so is a file without ids.
func bind(file *parquet.File) (b bound, err error) {
	root := file.Root()
	find := func(name, want string, is func(*parquet.Column) bool) *column {
		c := root.Column(name)
		if c == nil || err != nil {
			return nil
		}
		if !is(c) || c.MaxRepetitionLevel() > 0 {
			err = fmt.Errorf("column %s is %s, want %s", name, typeOf(c), want)
			return nil
		}
		return newColumn(c)
	}
	text := func(name string) *column { return find(name, "text", isText) }
	number := func(name string) *column { return find(name, "a number", isNumber) }
	date := func(name string) *column {
		return find(name, "a timestamp or text", func(c *parquet.Column) bool { return isText(c) || isTime(c) })
	}
	list := func(name string) *column {
		c := root.Column(name)
		if c == nil || err != nil {
			return nil
		}
		if leaf := onlyLeaf(c); leaf != nil && isText(leaf) && leaf.MaxRepetitionLevel() == 1 {
			return newColumn(leaf)
		}
		err = fmt.Errorf("column %s is %s, want a list of texts", name, typeOf(c))
		return nil
	}
	b.id, b.hubID, b.author, b.sha, b.sdk = text("id"), text("_id"), text("author"), text("sha"), text("sdk")
	b.pipelineTag, b.libraryName = text("pipeline_tag"), text("library_name")
	b.likes, b.downloads, b.private, b.disabled = number("likes"), number("downloads"), number("private"), number("disabled")
	b.gated = find("gated", "text or a boolean", func(c *parquet.Column) bool { return isText(c) || isNumber(c) })
	b.createdAt, b.lastModified = date("createdAt"), date("lastModified")
	b.tags, b.models = list("tags"), list("models")
	if c := root.Column("cardData"); c != nil && isText(c) && c.MaxRepetitionLevel() == 0 {
		b.cardData = newColumn(c)
	} else if c != nil {
		b.skipped = append(b.skipped, "cardData ("+typeOf(c)+")")
	}
	b.bindBases(root.Column("baseModels"))
	if err == nil && b.id == nil {
		err = fmt.Errorf("there is no column id; the columns are %s", sources.Some(names(root)))
	}
	b.unknown = slices.DeleteFunc(names(root), func(name string) bool { return slices.Contains(unused, name) || slices.Contains(used, name) })
	return b, err
}

// used are the columns that bind looks for.
var used = []string{"id", "_id", "author", "sha", "sdk", "pipeline_tag", "library_name", "likes", "downloads", "private", "disabled", "gated", "createdAt", "lastModified", "tags", "models", "cardData", "baseModels"}

// bindBases finds the Hub's own lineage: a struct of relation and a list of
// models, or the same as JSON text.
func (b *bound) bindBases(c *parquet.Column) {
	switch {
	case c == nil:
	case isText(c) && c.MaxRepetitionLevel() == 0:
		b.baseModels = newColumn(c)
	default:
		if r := c.Column("relation"); r != nil && isText(r) && r.MaxRepetitionLevel() == 0 {
			b.baseRelation = newColumn(r)
		}
		if list := c.Column("models"); list != nil {
			for list != nil && !list.Leaf() && list.Column("id") == nil && len(list.Columns()) == 1 {
				list = list.Columns()[0]
			}
			if id := list.Column("id"); id != nil && isText(id) && id.MaxRepetitionLevel() == 1 {
				b.baseList = newColumn(id)
			}
		}
		if b.baseList == nil {
			b.skipped = append(b.skipped, "baseModels ("+typeOf(c)+")")
		}
	}
}

func names(c *parquet.Column) (names []string) {
	for _, child := range c.Columns() {
		names = append(names, child.Name())
	}
	return names
}

func typeOf(c *parquet.Column) string {
	if !c.Leaf() {
		return "a group of columns"
	}
	return c.Type().String()
}
