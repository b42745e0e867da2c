package proxy

import (
	"net"
	"sync"
)

// link is one connection of a client and its other half to the server.
type link struct {
	p      *Proxy
	raw    net.Conn // of the client
	client net.Conn // raw, or TLS over it
	left   int64    // bytes until it is cut, with Options.CutEvery
	over   bool     // it has been cut
	abrupt bool     // ends by a reset instead of an orderly end

	mu     sync.Mutex
	server net.Conn // nil before it is dialled
	ended  bool
}

// run passes bytes on, both ways, until either side or a cut ends it.
func (l *link) run() {
	defer l.p.running.Done()
	defer l.forget()
	server, err := net.Dial("tcp", l.p.target)
	if err != nil || !l.setServer(server) {
		l.end()
		return
	}
	var both sync.WaitGroup
	both.Go(func() { l.pump(l.client, server) })
	both.Go(func() { l.pump(server, l.client) })
	both.Wait()
}

// setServer keeps the other half; it is closed when the link ended meanwhile.
func (l *link) setServer(server net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		server.Close()
		return false
	}
	l.server = server
	return true
}

func (l *link) pump(from, to net.Conn) {
	defer l.end()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			allowed, cut := l.p.pass(l, n)
			if _, werr := to.Write(buffer[:allowed]); werr != nil || cut {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// end closes both halves, once.
func (l *link) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		return
	}
	l.ended = true
	if tcp, ok := l.raw.(*net.TCPConn); ok && l.abrupt {
		tcp.SetLinger(0)
	}
	l.raw.Close()
	if l.server != nil {
		l.server.Close()
	}
}

func (l *link) forget() {
	l.p.mu.Lock()
	defer l.p.mu.Unlock()
	delete(l.p.open, l)
}
