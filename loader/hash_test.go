package loader

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/internal/account"
	"github.com/hubgraph/hubgraph/loader/loaded"
)

// kindOfRecord is how records of one kind are sent, and tracked.
type kindOfRecord struct {
	record any // a pointer
	row    func(x any) any
	track  func(t *loaded.Tracker, x any) loaded.Standing
	key    []string // fields that make it another record
}

func kindsOfRecords() []kindOfRecord {
	at := time.Date(2023, 1, 2, 3, 4, 5, 0, time.UTC)
	return []kindOfRecord{
		{&hub.Repository{ID: "kit/a", Kind: hub.Model, Owner: "kit", License: "mit", Tags: []string{"pytorch", "b"}, Likes: 3, Downloads: 4, CreatedAt: at, LastModified: at, HubID: "1"},
			func(x any) any { r := x.(*hub.Repository); return repositoryRow(r, hub.FieldsOf(r.Tags), hub.Rules{}) },
			func(t *loaded.Tracker, x any) loaded.Standing { return t.Repository(x.(*hub.Repository)) }, []string{"ID", "Kind"}},
		{&hub.Commit{Repo: "kit/a", Kind: hub.Model, SHA: "a1", Authors: []string{"ada", "", "bo"}, Date: at, Title: "t"},
			func(x any) any { return commitRow(x.(*hub.Commit)) },
			func(t *loaded.Tracker, x any) loaded.Standing { return t.Commit(0, x.(*hub.Commit)) }, []string{"Repo", "Kind"}},
		{&hub.Discussion{Repo: "kit/a", Kind: hub.Model, Num: 1, Author: "ada", Date: at, Status: "open"},
			func(x any) any { return discussionRow(x.(*hub.Discussion)) },
			func(t *loaded.Tracker, x any) loaded.Standing { return t.Discussion(0, x.(*hub.Discussion)) }, []string{"Repo", "Kind"}},
		{&hub.Usage{Space: "kit/a", Model: "kit/b"},
			func(x any) any { return *x.(*hub.Usage) },
			func(t *loaded.Tracker, x any) loaded.Standing { return t.Usage(0, *x.(*hub.Usage)) }, []string{"Space"}},
		{&hub.Lineage{Model: "kit/a", Base: "kit/b", Relation: "merge", Evidence: "tag"},
			func(x any) any { return *x.(*hub.Lineage) },
			func(t *loaded.Tracker, x any) loaded.Standing { return t.Lineage(0, *x.(*hub.Lineage)) }, []string{"Model"}},
		{&hub.TrainedOn{Model: "kit/a", Dataset: "kit/b"},
			func(x any) any { return *x.(*hub.TrainedOn) },
			func(t *loaded.Tracker, x any) loaded.Standing { return t.TrainedOn(0, *x.(*hub.TrainedOn)) }, []string{"Model"}},
		{&hub.Account{Name: "kit", Type: "user", FullName: "Kit"},
			func(x any) any { return accountRow(*x.(*hub.Account)) },
			func(t *loaded.Tracker, x any) loaded.Standing { return t.Account(*x.(*hub.Account)) }, []string{"Name"}},
	}
}

// others returns values that a field may have instead.
func others(field reflect.Value) []any {
	switch v := field.Interface().(type) {
	case string:
		return []any{v + "x", "", v[:max(len(v)-1, 0)]}
	case int64:
		return []any{v + 1, -v, int64(0)}
	case bool:
		return []any{!v}
	case time.Time:
		return []any{time.Time{}, v.Add(time.Nanosecond), v.Add(time.Hour), v.In(time.FixedZone("", 3600))}
	case []string:
		return []any{[]string(nil), []string{""}, append([]string{"text-generation"}, v...), []string{"bo", "", "ada"}, []string{"ada", "bo"}, []string{"ad", "a", "bo"}}
	}
	return nil
}

// TestHashesAreOfWhatIsSent changes each field of each kind of record: it is sent
// again if, and only if, the row for the database is another one.
func TestHashesAreOfWhatIsSent(t *testing.T) {
	for _, k := range kindsOfRecords() {
		first := loaded.NewTracker(nil, "")
		if _, repository := k.record.(*hub.Repository); !repository {
			first.Repository(&hub.Repository{ID: "kit/a"})
		}
		k.track(first, k.record)
		var owners account.Set
		owners.Add("kit", 0)
		made, err := first.Made(owners.All(), nil)
		if err != nil {
			t.Fatal(err)
		}
		base, err := made.Index()
		if err != nil {
			t.Fatal(err)
		}
		known := func(x any) bool {
			again := loaded.NewTracker(base, "")
			if _, repository := x.(*hub.Repository); !repository {
				again.Repository(&hub.Repository{ID: "kit/a"})
			}
			return k.track(again, x) == loaded.Known
		}
		if !known(k.record) {
			t.Errorf("%T: the same record is sent again", k.record)
		}
		tried := 0
		for i := range reflect.TypeOf(k.record).Elem().NumField() {
			name := reflect.TypeOf(k.record).Elem().Field(i).Name
			if slices.Contains(k.key, name) {
				continue
			}
			for _, value := range others(reflect.ValueOf(k.record).Elem().Field(i)) {
				x := reflect.New(reflect.TypeOf(k.record).Elem())
				x.Elem().Set(reflect.ValueOf(k.record).Elem())
				x.Elem().Field(i).Set(reflect.ValueOf(value))
				same := reflect.DeepEqual(k.row(x.Interface()), k.row(k.record))
				if known(x.Interface()) != same {
					t.Errorf("%T with %s %v: known is %v, the same row is %v", k.record, name, value, !same, same)
				}
				tried++
			}
		}
		if tried == 0 {
			t.Errorf("%T: no field was changed", k.record)
		}
	}
}
