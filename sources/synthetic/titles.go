package synthetic

import (
	"strconv"

	"github.com/hubgraph/hubgraph/hub"
)

var titles = [hub.KindCount][]string{
	hub.Model: {
		"Update README.md", "Training in progress", "Upload tokenizer", "End of training", "Add model weights",
		"Upload config.json", "Fix typo in card", "Training in progress, new epoch", "Delete old checkpoint",
		"Add evaluation results", "Rename files", "Add licence", "Push model using the hub client", "更新说明", "Correction d'une coquille",
	},
	hub.Dataset: {
		"Upload README.md", "Upload data split", "Update loading script", "Delete broken rows", "Add dataset card",
		"Fix column types", "Add test split", "Append new shard", "Обновить описание",
	},
	hub.Space: {
		"Update app.py", "Create requirements.txt", "Update README.md", "Fix layout", "Upload example images",
		"Pin versions", "Add a second tab", "Show errors to the user", "수정",
	},
}

// title returns the title of the next commit: the first one creates the
// repository, and some merge a pull request.
func (t *history) title() string {
	if t.next == 0 {
		return "initial commit"
	}
	list := titles[t.cat.kind]
	text := list[t.s.skewed(len(list), 4)]
	if t.s.one(25) {
		text += " (#" + strconv.Itoa(t.s.between(1, 9)) + ")"
	}
	return text
}
