package loadtest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// AddAccounts adds accounts.jsonl to the plain snapshot in a folder: a record of
// every owner, of each type in turn.
func AddAccounts(t testing.TB, dir string) {
	t.Helper()
	var text []byte
	seen := map[string]bool{}
	_, err := Open(t, os.DirFS(dir)).Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{Repository: func(_ int, r *hub.Repository) error {
		if r.Owner == "" || seen[r.Owner] {
			return nil
		}
		seen[r.Owner] = true
		types := []string{hub.User, hub.Org, ""}
		line, err := json.Marshal(map[string]string{"name": r.Owner, "type": types[len(seen)%len(types)], "fullname": r.Owner + " & Co"})
		text = append(append(text, line...), '\n')
		return err
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, snapshot.AccountsFile), text, 0o600); err != nil {
		t.Fatal(err)
	}
}
