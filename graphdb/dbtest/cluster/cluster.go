package cluster

import (
	"bytes"
	"context"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Nobody leads while a cluster elects.
const Nobody = -1

// Statement is one that reached a member, in a transaction of its own or as the begin of
// one.
type Statement struct {
	Member int
	Write  bool // in write access mode
	After  bool // it has to see all that the cluster had confirmed before
}

// Counts are what happened so far.
type Counts struct {
	Refused int // transactions, by members that do not lead
	Lost    int // answers to commits
	Routed  int // routing tables
}

// Cluster is one server that looks like several. It is safe for concurrent use.
type Cluster struct {
	target  string
	members []*member
	running sync.WaitGroup

	mu         sync.Mutex
	leader     int
	lose       int // commits whose answer is to be lost
	last       []byte
	statements []Statement
	counts     Counts
	closed     bool
}

// member is one address of a cluster.
type member struct {
	c       *Cluster
	number  int
	address string

	listener net.Listener // nil while it is stopped; of the cluster's mutex, as links is
	links    map[*link]bool
}

// Start starts the members of a cluster in front of a server, of which the first leads.
// They end with the test.
func Start(t testing.TB, uri string, members int) *Cluster {
	t.Helper()
	u, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	c := &Cluster{target: u.Host}
	for i := range members {
		m := &member{c: c, number: i, address: "127.0.0.1:0", links: map[*link]bool{}}
		if err := m.listen(); err != nil {
			t.Fatal(err)
		}
		c.members = append(c.members, m)
	}
	t.Cleanup(func() {
		c.mu.Lock()
		c.closed = true
		c.mu.Unlock()
		for i := range c.members {
			c.Stop(i)
		}
		c.running.Wait()
	})
	return c
}

// URI is the address of a member in a scheme, neo4j or bolt.
func (c *Cluster) URI(scheme string, member int) string {
	return scheme + "://" + c.members[member].address
}

// Elect has a member lead, or Nobody. Transactions that write on the former leader are
// refused from then on.
func (c *Cluster) Elect(member int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.leader = member
}

// LoseCommits has the next n commits take effect on the leader, which dies before it
// answers: its connections are cut, and the next member leads.
func (c *Cluster) LoseCommits(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lose = n
}

// Stop ends a member: its connections are cut and new ones refused.
func (c *Cluster) Stop(member int) {
	m := c.members[member]
	c.mu.Lock()
	defer c.mu.Unlock()
	if m.listener != nil {
		m.listener.Close()
		m.listener = nil
	}
	m.cut()
}

// Up starts a member again that was stopped, at its address.
func (c *Cluster) Up(member int) error { return c.members[member].listen() }

// Counts returns what happened so far.
func (c *Cluster) Counts() Counts {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.counts
}

// Statements returns those since it was last asked.
func (c *Cluster) Statements() []Statement {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := c.statements
	c.statements = nil
	return all
}

// note notes a RUN or BEGIN.
func (c *Cluster) note(member int, message []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.statements = append(c.statements, Statement{Member: member, Write: !readOnly(message), After: c.last != nil && bytes.Contains(message, c.last)})
}

// confirmed notes the bookmark of an answer.
func (c *Cluster) confirmed(bookmark []byte) {
	if bookmark == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last = bookmark
}

// refuses reports whether a member takes no writes.
func (c *Cluster) refuses(member int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.leader != member
}

// refused counts a transaction that was refused.
func (c *Cluster) refused() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts.Refused++
}

// loses reports whether the answer to a commit is lost; if so, the next member leads and
// the connections of the member are cut.
func (c *Cluster) loses(m *member) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.lose == 0 {
		return false
	}
	c.lose--
	c.counts.Lost++
	c.leader = (m.number + 1) % len(c.members)
	m.cut()
	return true
}

// table is the answer to a request for the routing table: the leader writes, and the
// others read; alone it does both.
func (c *Cluster) table() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts.Routed++
	var all, readers, writers []any
	for i, m := range c.members {
		if m.listener == nil {
			continue
		}
		all = append(all, m.address)
		if i == c.leader {
			writers = append(writers, m.address)
		} else {
			readers = append(readers, m.address)
		}
	}
	if len(readers) == 0 {
		readers = writers
	}
	role := func(name string, addresses []any) pairs { return pairs{"addresses", addresses, "role", name} }
	return success(pairs{"rt", pairs{"ttl", 300, "db", "neo4j", "servers", []any{role("ROUTE", all), role("READ", readers), role("WRITE", writers)}}})
}

func (m *member) listen() error {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", m.address)
	if err != nil {
		return err
	}
	m.c.mu.Lock()
	defer m.c.mu.Unlock()
	if m.c.closed || m.listener != nil {
		return listener.Close()
	}
	m.listener, m.address = listener, listener.Addr().String()
	m.c.running.Go(func() { m.accept(listener) })
	return nil
}

func (m *member) accept(listener net.Listener) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return // stopped
		}
		server, err := net.Dial("tcp", m.c.target)
		if err != nil {
			client.Close()
			continue
		}
		l := &link{m: m, client: client, server: server}
		m.c.mu.Lock()
		if m.listener != listener {
			l.end()
		} else {
			m.links[l] = true
			m.c.running.Go(l.run)
		}
		m.c.mu.Unlock()
	}
}

// cut ends all connections, under the cluster's mutex.
func (m *member) cut() {
	for l := range m.links {
		l.end()
	}
}
