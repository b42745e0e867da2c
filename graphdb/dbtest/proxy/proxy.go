package proxy

import (
	"context"
	"crypto/tls"
	"math/rand/v2"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Options say what a proxy does to the connections it forwards.
type Options struct {
	Seed     uint64      // of the moments of the cuts
	CutEvery int64       // a connection is cut after 1 to 2*CutEvery bytes, counting both directions; 0 for never
	MaxCuts  int         // number of cuts after which CutEvery stops; 0 for no limit
	TLS      *tls.Config // how the proxy serves clients, with its certificate; nil for plain
}

// Proxy forwards connections to a server. It is safe for concurrent use.
type Proxy struct {
	target  string
	address string
	o       Options

	mu       sync.Mutex
	random   *rand.Rand
	listener net.Listener // nil while the server seems to be down
	open     map[*link]bool
	opened   int
	cuts     int
	after    int64 // bytes until the cut that CutAfter ordered; -1 without
	closed   bool
	running  sync.WaitGroup
}

// Start listens on a free local port and forwards to target, a host and port
// or the address of a server. The proxy ends with the test.
func Start(t testing.TB, target string, o Options) *Proxy {
	t.Helper()
	if u, err := url.Parse(target); err == nil && u.Host != "" {
		target = u.Host
	}
	p := &Proxy{target: target, o: o, random: rand.New(rand.NewPCG(o.Seed, 1)), open: map[*link]bool{}, after: -1}
	if err := p.listen("127.0.0.1:0"); err != nil {
		t.Fatalf("proxy: %v", err)
	}
	t.Cleanup(p.close)
	return p
}

// Address is the host and port that clients connect to.
func (p *Proxy) Address() string { return p.address }

// URI is the address in a scheme, such as bolt or neo4j+s.
func (p *Proxy) URI(scheme string) string { return scheme + "://" + p.address }

// Cuts is the number of connections cut so far.
func (p *Proxy) Cuts() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cuts
}

// Connections is the number of connections accepted so far.
func (p *Proxy) Connections() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.opened
}

// CutAfter cuts the connection that carries the n-th byte from now, counting
// both directions of all connections.
func (p *Proxy) CutAfter(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.after = n
}

// CutAll cuts every connection now.
func (p *Proxy) CutAll() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for l := range p.open {
		p.cuts++
		l.end()
	}
}

// Down cuts every connection and refuses new ones, as if the server had
// stopped.
func (p *Proxy) Down() {
	p.mu.Lock()
	if p.listener != nil {
		p.listener.Close()
		p.listener = nil
	}
	p.mu.Unlock()
	p.CutAll()
}

// Up ends Down, on the same port.
func (p *Proxy) Up() error { return p.listen(p.address) }

func (p *Proxy) listen(address string) error {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", address)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.listener != nil {
		return listener.Close()
	}
	p.listener, p.address = listener, listener.Addr().String()
	p.running.Add(1)
	go p.accept(listener)
	return nil
}

func (p *Proxy) accept(listener net.Listener) {
	defer p.running.Done()
	for {
		conn, err := listener.Accept()
		if err != nil {
			return // closed
		}
		if l := p.admit(conn); l != nil {
			go l.run()
		}
	}
}

// admit registers a connection and draws when it will be cut.
func (p *Proxy) admit(conn net.Conn) *link {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.listener == nil {
		conn.Close()
		return nil
	}
	l := &link{p: p, raw: conn, client: conn}
	if p.o.TLS != nil {
		l.client = tls.Server(conn, p.o.TLS)
	}
	if p.o.CutEvery > 0 {
		l.left = 1 + p.random.Int64N(2*p.o.CutEvery)
	}
	l.abrupt = p.random.IntN(2) == 0
	p.opened++
	p.open[l] = true
	p.running.Add(1)
	return l
}

// pass returns how many of n bytes received over a connection may be
// forwarded, and whether it is then cut.
func (p *Proxy) pass(l *link, n int) (allowed int, cut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if l.over {
		return 0, true
	}
	if p.o.CutEvery > 0 && (p.o.MaxCuts == 0 || p.cuts < p.o.MaxCuts) {
		if l.left < int64(n) {
			n, cut = int(l.left), true
		}
		l.left -= int64(n)
	}
	if p.after >= 0 {
		if p.after <= int64(n) {
			n, cut = int(p.after), true
			p.after = -1
		} else {
			p.after -= int64(n)
		}
	}
	if cut {
		l.over = true
		p.cuts++
	}
	return n, cut
}

func (p *Proxy) close() {
	p.mu.Lock()
	p.closed = true
	if p.listener != nil {
		p.listener.Close()
		p.listener = nil
	}
	for l := range p.open {
		l.end()
	}
	p.mu.Unlock()
	p.running.Wait()
}
