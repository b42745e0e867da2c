package dbserver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
)

// readyLimit is how long a start waits. A server that is then still recovering
// its transaction log keeps running, and the next start waits for it again.
const readyLimit = 120 * time.Second

// errEnded says that the server ended while it was being waited for.
var errEnded = errors.New("Neo4j ended while starting")

// errSlow says that the server is still starting.
var errSlow = errors.New("Neo4j is still starting")

// waitReady waits until Bolt accepts the password and HTTP answers.
func waitReady(ctx context.Context, s *state, password string, d Dirs, alive func() (bool, error)) error {
	begin := time.Now()
	for {
		up, err := alive()
		if err != nil {
			return err
		}
		if !up {
			return errEnded
		}
		ok, err := ready(ctx, s, password, d)
		if ok || err != nil {
			return err
		}
		if time.Since(begin) > readyLimit {
			return fmt.Errorf("%w after %v; it goes on (log: %s): run it again to wait for it", errSlow, readyLimit, s.info(d).LogFile)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for Neo4j: %w", ctx.Err())
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// ready asks once. The error is final.
func ready(ctx context.Context, s *state, password string, d Dirs) (bool, error) {
	if !answers(s.BoltPort) {
		return false, nil
	}
	limited, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	db, err := graphdb.Open(limited, graphdb.Config{URI: s.info(d).BoltURI, Username: Username, Password: password, RetryFor: -1})
	if err != nil {
		var failed *graphdb.Error
		if errors.As(err, &failed) && failed.Code == "Neo.ClientError.Security.Unauthorized" {
			return false, fmt.Errorf("the password in %s is not that of the database in %s; put the right one there, or empty the database with 'hubgraph db reset --yes'",
				d.passwordFile(), s.info(d).DataDir)
		}
		return false, nil
	}
	db.Close(limited)
	return httpAnswers(limited, s.info(d).HTTPURL), nil
}

// boltAnswers performs the Bolt handshake: a listening port alone may belong
// to a process that is just ending.
func boltAnswers(ctx context.Context, port int) bool {
	dialer := net.Dialer{Timeout: time.Second}
	c, err := dialer.DialContext(ctx, "tcp", address(port))
	if err != nil {
		return false
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(3 * time.Second))
	// The magic number, then four proposed versions, one of them Bolt 5.0 to
	// 5.4.
	hello := []byte{0x60, 0x60, 0xb0, 0x17, 0, 4, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	if _, err := c.Write(hello); err != nil {
		return false
	}
	chosen := make([]byte, 4)
	_, err = io.ReadFull(c, chosen)
	return err == nil && chosen[3] == 5
}

func httpAnswers(ctx context.Context, url string) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return false
	}
	// No proxy: the server is on this machine.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	return resp.StatusCode == http.StatusOK
}
