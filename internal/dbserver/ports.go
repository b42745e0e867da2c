package dbserver

import (
	"errors"
	"math/rand/v2"
	"net"
	"strconv"
	"syscall"
	"time"
)

const loopback = "127.0.0.1"

// choosePorts checks that the wanted ports are free, and picks free ones for 0.
func choosePorts(o Options) (bolt, http int, err error) {
	var held []net.Listener
	defer func() {
		for _, l := range held {
			l.Close()
		}
	}()
	take := func(port int, use, env string) (int, error) {
		if port != 0 && answers(port) {
			return 0, &PortError{Port: port, Use: use, Env: env}
		}
		l, err := listenOn(port)
		if err != nil {
			return 0, portError(port, use, env, err)
		}
		held = append(held, l)
		return l.Addr().(*net.TCPAddr).Port, nil
	}
	// Fixed ports first, so that a free one is never the other's fixed one.
	if o.BoltPort == 0 {
		if http, err = take(o.HTTPPort, "HTTP", HTTPPortEnv); err == nil {
			bolt, err = take(o.BoltPort, "Bolt", BoltPortEnv)
		}
		return bolt, http, err
	}
	if bolt, err = take(o.BoltPort, "Bolt", BoltPortEnv); err == nil {
		http, err = take(o.HTTPPort, "HTTP", HTTPPortEnv)
	}
	return bolt, http, err
}

// listenOn listens on a port, or on any free one for 0. Any is one below those that
// systems give to outgoing connections, from 32768 on, if there is one: so a
// server that is started again on its port does not find it taken by one of these.
func listenOn(port int) (net.Listener, error) {
	for try := 0; port == 0 && try < 20; try++ {
		if l, err := net.Listen("tcp", address(10000+rand.IntN(20000))); err == nil {
			return l, nil
		}
	}
	return net.Listen("tcp", address(port))
}

func portError(port int, use, env string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return &PortError{Port: port, Use: use, Env: env}
	}
	var call *net.OpError
	if errors.As(err, &call) {
		err = call.Err
	}
	return &PortError{Port: port, Use: use, Env: env, Err: err}
}

// answers reports whether something listens on the port.
func answers(port int) bool {
	c, err := net.DialTimeout("tcp", address(port), time.Second)
	if err != nil {
		return false
	}
	c.Close()
	return true
}

func address(port int) string { return net.JoinHostPort(loopback, strconv.Itoa(port)) }
