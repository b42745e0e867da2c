package dbserver

import (
	"fmt"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Version is the Neo4j that the local engine runs, as in pom.xml.
const Version = "5.26.30"

// The engines, as in Options.Engine and Info.Engine.
const (
	EngineDocker = "docker" // docker compose
	EngineLocal  = "local"  // a Java process
)

// Username is the user of every database made here.
const Username = "neo4j"

// The environment variables that set the ports, as named in error messages.
const (
	BoltPortEnv = "HUBGRAPH_DB_BOLT_PORT"
	HTTPPortEnv = "HUBGRAPH_DB_HTTP_PORT"
)

// Options say how to start a server.
type Options struct {
	BoltPort    int       // 0 is any free one
	HTTPPort    int       // 0 is any free one
	Log         io.Writer // gets a line for each step that takes time; nil for none
	Engine      string    // EngineDocker, EngineLocal; "" to choose one
	HeapMB      int       // Java heap in MiB; 0 for a quarter of the memory, 512 to 4096
	Light       bool      // start in half the time but compute slower, for tests of starting; not in Docker
	PageCacheMB int       // page cache in MiB; 0 for an eighth of the memory, 256 to 4096

	// Settings are settings of neo4j.conf, by name, that override the usual
	// ones; not in Docker.
	Settings map[string]string
}

func (o Options) check() error {
	for _, p := range []struct {
		name string
		port int
	}{{BoltPortEnv, o.BoltPort}, {HTTPPortEnv, o.HTTPPort}} {
		if p.port < 0 || p.port > 65535 {
			return hub.Usagef("%s is %d: want a port from 1 to 65535, or 0 for any free one", p.name, p.port)
		}
	}
	if o.BoltPort != 0 && o.BoltPort == o.HTTPPort {
		return hub.Usagef("%s and %s are both %d: want two different ports", BoltPortEnv, HTTPPortEnv, o.BoltPort)
	}
	switch o.Engine {
	case "", EngineDocker, EngineLocal:
		return nil
	}
	return hub.Usagef("database engine %q: want %s, %s, or nothing to choose", o.Engine, EngineDocker, EngineLocal)
}

func (o Options) logf(format string, args ...any) {
	if o.Log != nil {
		fmt.Fprintf(o.Log, format+"\n", args...)
	}
}

// Info describes a server.
type Info struct {
	Engine   string // EngineDocker or EngineLocal; "" if none was ever started
	BoltURI  string // bolt://127.0.0.1:PORT
	HTTPURL  string // http://127.0.0.1:PORT; Neo4j Browser is at /browser/
	Username string
	Password string
	PID      int // of the Java process; 0 in Docker

	Reused       bool   // Start found it running
	Ready        bool   // Bolt answers
	DataDir      string // folder of the database; in Docker the name of the volume
	LogFile      string // Neo4j's log; in Docker the name of the volume
	PasswordFile string // 0600
}

// BrowserURL is the address of Neo4j Browser, with the database and the user filled in.
func (i Info) BrowserURL() string {
	return i.HTTPURL + "/browser/?dbms=" + strings.Replace(i.BoltURI, "://", "://"+i.Username+"@", 1)
}

// String leaves the password out.
func (i Info) String() string {
	return fmt.Sprintf("neo4j (%s, pid %d) at %s, %s", i.Engine, i.PID, i.BoltURI, i.HTTPURL)
}

// GoString leaves the password out.
func (i Info) GoString() string { return i.String() }
