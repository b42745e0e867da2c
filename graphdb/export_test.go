package graphdb

import (
	"context"
	"testing"
)

// Bookmarks returns what db passes on from call to call.
func Bookmarks(t *testing.T, db *DB) []string {
	t.Helper()
	all, err := db.driver.ExecuteQueryBookmarkManager().GetBookmarks(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// SetBookmark replaces what db passes on.
func SetBookmark(t *testing.T, db *DB, bookmark string) {
	t.Helper()
	err := db.driver.ExecuteQueryBookmarkManager().UpdateBookmarks(context.Background(), Bookmarks(t, db), []string{bookmark})
	if err != nil {
		t.Fatal(err)
	}
}

// Current returns the database that is open.
func Current(l *Lazy) *DB { return l.current.DB }
