package cluster

import (
	"net"
	"sync"
)

// link is one connection of a client to a member, and of the member to the server.
type link struct {
	m              *member
	client, server net.Conn

	// What the client asked, in the order in which answers have to come.
	mu      sync.Mutex
	waiting []request

	// Of the goroutine that reads from the client.
	failed  bool // until a RESET all is ignored
	inside  bool // a transaction
	writing bool // and one that writes
}

// request is one message of the client.
type request struct {
	tag    byte
	write  bool
	answer []byte // nil when the server answers
}

func (l *link) end() {
	l.client.Close()
	l.server.Close()
}

// run passes messages on until either side ends.
func (l *link) run() {
	defer func() {
		l.m.c.mu.Lock()
		defer l.m.c.mu.Unlock()
		delete(l.m.links, l)
	}()
	defer l.end()
	if shakeHands(l.client, l.server) != nil {
		return
	}
	var answers sync.WaitGroup
	answers.Go(func() {
		defer l.end()
		l.answers()
	})
	l.requests()
	l.end()
	answers.Wait()
}

// requests takes the client's messages.
func (l *link) requests() {
	for {
		message, err := readMessage(l.client)
		if err != nil {
			return
		}
		r := request{tag: tag(message), write: l.writing}
		l.judge(&r, message)
		l.mu.Lock()
		l.waiting = append(l.waiting, r)
		err = l.flush()
		l.mu.Unlock()
		if err == nil && r.answer == nil {
			err = writeMessage(l.server, message)
		}
		if err != nil {
			return
		}
	}
}

// judge answers a request if the member does so by itself.
func (l *link) judge(r *request, message []byte) {
	if r.tag == tagReset {
		l.failed, l.inside, l.writing = false, false, false
		return
	}
	if l.failed {
		r.answer = ignored
		return
	}
	switch r.tag {
	case tagRoute:
		r.answer = l.m.c.table()
	case tagBegin:
		l.m.c.note(l.m.number, message)
		l.inside, l.writing = true, !readOnly(message)
		l.mayWrite(r, l.writing)
	case tagRun:
		if l.inside {
			l.mayWrite(r, l.writing)
			return
		}
		l.m.c.note(l.m.number, message)
		l.mayWrite(r, !readOnly(message))
	case tagCommit, tagRollback:
		l.mayWrite(r, l.writing && r.tag == tagCommit)
		l.inside, l.writing = false, false
	}
}

// mayWrite refuses what writes where the member does not lead.
func (l *link) mayWrite(r *request, write bool) {
	if write && l.m.c.refuses(l.m.number) {
		l.m.c.refused()
		l.failed = true
		r.answer = failure("Neo.ClientError.Cluster.NotALeader", "No write operations are allowed directly on this database. Writes must pass through the leader.")
	}
}

// answers takes the server's messages.
func (l *link) answers() {
	for {
		message, err := readMessage(l.server)
		if err != nil {
			return
		}
		of := request{}
		l.mu.Lock()
		if len(l.waiting) > 0 {
			of = l.waiting[0]
		}
		l.mu.Unlock()
		if tag(message) == tagSuccess && of.tag == tagCommit && of.write && l.m.c.loses(l.m) {
			return
		}
		if tag(message) == tagSuccess {
			l.m.c.confirmed(bookmark(message))
		}
		l.mu.Lock()
		err = writeMessage(l.client, message)
		if err == nil && tag(message) != tagRecord && len(l.waiting) > 0 {
			l.waiting = l.waiting[1:]
			err = l.flush()
		}
		l.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// flush sends answers of the member's own that are due, under the mutex.
func (l *link) flush() error {
	for len(l.waiting) > 0 && l.waiting[0].answer != nil {
		if err := writeMessage(l.client, l.waiting[0].answer); err != nil {
			return err
		}
		l.waiting = l.waiting[1:]
	}
	return nil
}
