package httpserve

import (
	"net"
	"net/http"
	"slices"
	"sync"
)

// maxConns is how many connections are open at once. A browser needs six.
const maxConns = 128

// bound closes connections when there are too many: of those that have not sent
// a whole request the oldest, so that clients which send theirs slowly keep
// nobody else waiting; where each is being answered, the oldest of all.
type bound struct {
	most int

	mu   sync.Mutex
	open []*connection // oldest first
}

type connection struct {
	net.Conn
	answered bool // its request is there
}

// changed is the http.Server's ConnState.
func (b *bound) changed(c net.Conn, state http.ConnState) {
	if last := b.note(c, state); last != nil {
		last.Close()
	}
}

// note returns the connection that is too many, nil for none.
func (b *bound) note(c net.Conn, state http.ConnState) net.Conn {
	b.mu.Lock()
	defer b.mu.Unlock()
	at := slices.IndexFunc(b.open, func(x *connection) bool { return x.Conn == c })
	switch {
	case state == http.StateNew:
		b.open = append(b.open, &connection{Conn: c})
		if len(b.open) > b.most {
			return b.tooMany()
		}
	case at < 0: // it was closed here
	case state == http.StateClosed || state == http.StateHijacked:
		b.open = slices.Delete(b.open, at, at+1)
	default:
		b.open[at].answered = state == http.StateActive
	}
	return nil
}

// tooMany takes a connection out of the list; never the newest.
func (b *bound) tooMany() net.Conn {
	older := b.open[:len(b.open)-1]
	at := max(0, slices.IndexFunc(older, func(x *connection) bool { return !x.answered }))
	c := b.open[at].Conn
	b.open = slices.Delete(b.open, at, at+1)
	return c
}
