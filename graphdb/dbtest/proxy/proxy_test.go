package proxy

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"syscall"
	"testing"
	"time"
)

// echo is a server that sends back what it gets.
func echo(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				io.Copy(conn, conn)
			}()
		}
	}()
	return listener.Addr().String()
}

// roundTrip sends text over a new connection and returns what comes back.
func roundTrip(t *testing.T, address string, text []byte) ([]byte, error) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(time.Minute))
	if _, err := conn.Write(text); err != nil {
		return nil, err
	}
	back := make([]byte, len(text))
	n, err := io.ReadFull(conn, back)
	return back[:n], err
}

func TestPassesOn(t *testing.T) {
	p := Start(t, "bolt://"+echo(t), Options{})
	text := bytes.Repeat([]byte("hub"), 100_000)
	got, err := roundTrip(t, p.Address(), text)
	if err != nil || !bytes.Equal(got, text) || p.Cuts() != 0 || p.Connections() != 1 {
		t.Errorf("%d bytes, %v, %d cuts, %d connections", len(got), err, p.Cuts(), p.Connections())
	}
}

func TestCutEvery(t *testing.T) {
	server := echo(t)
	whole := 0
	p := Start(t, server, Options{Seed: 7, CutEvery: 3000, MaxCuts: 20})
	for range 200 {
		text := bytes.Repeat([]byte("x"), 500) // 1,000 bytes both ways, of 1 to 6,000
		got, err := roundTrip(t, p.Address(), text)
		if err == nil {
			whole++
		} else if len(got) >= len(text) {
			t.Errorf("all %d bytes came, and %v", len(got), err)
		}
	}
	if p.Cuts() != 20 || whole != 180 {
		t.Errorf("%d cuts, %d whole answers; want 20 and 180", p.Cuts(), whole)
	}
}

func TestCutAfter(t *testing.T) {
	p := Start(t, echo(t), Options{})
	p.CutAfter(1500)
	got, err := roundTrip(t, p.Address(), make([]byte, 1000))
	if err == nil || len(got) > 500 || p.Cuts() != 1 {
		t.Errorf("%d bytes came, %v, %d cuts; want at most 500 and one", len(got), err, p.Cuts())
	}
	if got, err := roundTrip(t, p.Address(), make([]byte, 1000)); err != nil || len(got) != 1000 {
		t.Errorf("after the cut: %d bytes, %v", len(got), err)
	}
}

func TestDownAndUp(t *testing.T) {
	p := Start(t, echo(t), Options{})
	conn, err := net.Dial("tcp", p.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(conn, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	p.Down()
	conn.SetDeadline(time.Now().Add(time.Minute))
	if _, err := conn.Read(make([]byte, 1)); err == nil || errors.Is(err, syscall.ETIMEDOUT) {
		t.Errorf("an open connection gives %v", err)
	}
	if _, err := roundTrip(t, p.Address(), []byte("x")); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("a new connection gives %v", err)
	}
	if err := p.Up(); err != nil {
		t.Fatal(err)
	}
	if got, err := roundTrip(t, p.Address(), []byte("x")); err != nil || string(got) != "x" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTLS(t *testing.T) {
	ca := NewCA(t, "Gust Lab Authority")
	now := time.Now()
	p := Start(t, echo(t), Options{TLS: ca.Server(t, now.Add(-time.Hour), now.Add(time.Hour), "localhost", "127.0.0.1")})
	conn, err := tls.Dial("tcp", p.Address(), &tls.Config{InsecureSkipVerify: true})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte("hub")); err != nil {
		t.Fatal(err)
	}
	back := make([]byte, 3)
	if _, err := io.ReadFull(conn, back); err != nil || string(back) != "hub" {
		t.Errorf("%q, %v", back, err)
	}
}
