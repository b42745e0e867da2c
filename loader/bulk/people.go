package bulk

import (
	"errors"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/internal/account"
)

// people are the accounts seen so far.
type people struct {
	account.Set
	last    []int64               // by account: one more than the last commit it is an author of
	records map[int32]hub.Account // by account: its record in accounts.jsonl
}

// add returns the number of an account.
func (p *people) add(name string, as hub.Roles) int64 {
	n, _ := p.Set.Add(name, as)
	if int(n) == len(p.last) {
		p.last = append(p.last, 0)
	}
	return int64(n)
}

// startCounting comes when the merges and bots are known, before the commits.
func (w *writer) startCounting(people *hub.People) error {
	w.count.People(people)
	return nil
}

// closeAside removes what was kept in temporary files.
func (w *writer) closeAside() error {
	err := errors.Join(w.lines.aside.Close(), w.count.Close())
	if w.counts != nil {
		err = errors.Join(err, w.counts.Close())
	}
	return err
}

// writePeople comes when all roles are known, and what all did.
func (w *writer) writePeople() error {
	columns := counts.AccountColumns()
	return w.counts.Accounts(func(n int32, properties map[string]any) error {
		table := int(w.people.Roles[n])
		record, onRecord := w.people.records[n]
		if record.Type == hub.Org {
			table += len(accountLabels) / 2
		}
		t := w.to.accounts[table]
		t.int(int64(n))
		t.text(w.people.Names.Name(n))
		if onRecord {
			t.text(record.TypeInGraph())
		} else {
			t.missing()
		}
		t.optional(record.FullName)
		t.counts(columns, properties)
		w.lists.month(properties)
		return t.end()
	})
}

// linkWriter returns what writes the relationships that hold counts.
func (w *writer) linkWriter() func(kind string, account, repo int32, properties map[string]any) error {
	columns := map[string][]counts.Column{}
	for _, kind := range counts.LinkTypes() {
		columns[kind] = counts.LinkColumns(kind)
	}
	return func(kind string, account, repo int32, properties map[string]any) error {
		t := w.to.links[kind]
		t.int(int64(account))
		t.int(int64(repo))
		t.counts(columns[kind], properties)
		w.lists.month(properties)
		return t.end()
	}
}

// writeTallies comes when all else is counted.
func (w *writer) writeTallies() error {
	t, columns := w.to.tallies, counts.TallyColumns()
	err := w.counts.Tallies(func(properties map[string]any) error {
		if list, ok := properties["fields"].([]any); ok && len(list) == 0 {
			w.lists.noTallyFields++
		}
		t.int(t.rows)
		t.counts(columns, properties)
		return t.end()
	})
	if err != nil {
		return err
	}
	w.to.state.int(0)
	w.to.state.counts(counts.StateColumns(), counts.Begun())
	return w.to.state.end()
}

func (l *lists) month(properties map[string]any) {
	if list, ok := properties["monthsRaw"].([]any); ok && len(list) == 0 {
		l.noMonths++
	}
}

// counts adds a value for each column.
func (t *table) counts(columns []counts.Column, properties map[string]any) {
	for _, c := range columns {
		switch v := properties[c.Name].(type) {
		case nil:
			t.missing()
		case int64:
			t.int(v)
		case bool:
			t.bool(v)
		case string:
			t.text(v)
		case time.Time:
			t.moment(v)
		case []any:
			t.anyList(v)
		default:
			panic("unknown type of " + c.Name)
		}
	}
}
