package dbserver

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
)

// realDirs are folders of the test's own, with the user's fetched jars. Without
// Java or Maven the test is skipped, or fails where a Neo4j is required.
func realDirs(t *testing.T) Dirs {
	t.Helper()
	if err := localReady(context.Background(), mustDefaultDirs(t)); err != nil {
		if os.Getenv("HUBGRAPH_REQUIRE_NEO4J") == "1" {
			t.Fatal(err)
		}
		t.Skipf("SKIPPED, no local Neo4j: %v", err)
	}
	d := strangeDirs(t)
	t.Cleanup(func() {
		if err := Stop(context.Background(), d); err != nil {
			t.Error(err)
		}
		if pid := findServer(d.home()); pid != 0 {
			t.Errorf("process %d is left running", pid)
		}
	})
	return d
}

// strangeDirs are folders with names that a person may give, in the locale that
// cron and containers have. The user's fetched jars are behind the cache.
func strangeDirs(t *testing.T) Dirs {
	t.Helper()
	cache := mustDefaultDirs(t).Cache
	t.Setenv("LC_ALL", "C")
	base := filepath.Join(t.TempDir(), strangeName)
	if err := os.Mkdir(base, 0o700); err != nil {
		t.Fatal(err)
	}
	d := Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state"), Cache: filepath.Join(base, "cache")}
	if err := os.Symlink(cache, d.Cache); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		beside, err := os.ReadDir(filepath.Dir(base))
		if err != nil || len(beside) != 1 {
			t.Errorf("beside the wanted folder: %v, %v", beside, err)
		}
	})
	return d
}

// strangeName has letters of one, two, three and four bytes, and what means
// something in properties files, shells and regular expressions.
const strangeName = `Józef 王 🦉 \u0041 \ "q" 'r' $(x) ${y} a,b=c;[d]*#`

func mustDefaultDirs(t *testing.T) Dirs {
	d, err := DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func small(t *testing.T) Options {
	return Options{Log: logTo{t}, Engine: EngineLocal, Light: true, HeapMB: 512, PageCacheMB: 64}
}

func mustStart(t *testing.T, d Dirs, o Options) *Info {
	t.Helper()
	begin := time.Now()
	info, err := Start(context.Background(), d, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("start took %v: %v", time.Since(begin).Round(10*time.Millisecond), info)
	return info
}

// nodes counts the nodes, or makes one.
func nodes(t *testing.T, info *Info, create bool) int64 {
	t.Helper()
	ctx := context.Background()
	db, err := graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx)
	if create {
		if err := db.Write(ctx, "CREATE (:Probe)", nil); err != nil {
			t.Fatal(err)
		}
	}
	_, rows, err := db.Read(ctx, "MATCH (n) RETURN count(n)", nil)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		return row[0].(int64)
	}
	return -1
}

func kill(t *testing.T, pid int) {
	t.Helper()
	p, err := os.FindProcess(pid)
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
	for range 2400 { // two minutes: a busy machine
		if _, err := processIdentity(pid); err != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("process %d does not die", pid)
}

func TestServerOnNeo4j(t *testing.T) {
	d := realDirs(t)
	ctx := context.Background()
	first := startInChild(t, d)
	checkFiles(t, d, first)
	checkBrowser(t, first)
	checkLoopback(t, first)

	// A second start, and several at once, find the first.
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			again, err := Start(ctx, d, small(t))
			if err != nil || !again.Reused || again.PID != first.PID || again.BoltURI != first.BoltURI || again.Password != first.Password {
				t.Errorf("second start: %v, %v", again, err)
			}
		})
	}
	group.Wait()
	info, running, err := Status(ctx, d)
	if err != nil || !running || !info.Ready || info.PID != first.PID || info.Password != first.Password {
		t.Errorf("status: %v, %v, %v", info, running, err)
	}

	// Killed, it is noticed, started again, and has lost nothing.
	nodes(t, first, true)
	kill(t, first.PID)
	if _, running, err := Status(ctx, d); running || err != nil {
		t.Errorf("status after kill: %v, %v", running, err)
	}
	second := mustStart(t, d, small(t))
	if second.Reused || second.PID == first.PID || second.Password != first.Password {
		t.Errorf("start after kill: %v", second)
	}
	if n := nodes(t, second, false); n != 1 {
		t.Errorf("%d nodes after kill and start, want 1", n)
	}

	// A hubgraph killed between starting Java and writing that down leaves a
	// server without a record, which the next start ends.
	if err := os.Remove(d.stateFile()); err != nil {
		t.Fatal(err)
	}
	killed := second
	second = mustStart(t, d, small(t))
	if second.Reused || second.PID == killed.PID {
		t.Errorf("got %v after %v", second, killed)
	}
	if _, err := processIdentity(killed.PID); err == nil {
		t.Error("the server without a record is still there")
	}

	// Stopped, it ends cleanly, and the next start has data and password.
	begin := time.Now()
	if err := Stop(ctx, d); err != nil {
		t.Fatal(err)
	}
	t.Logf("stop took %v", time.Since(begin).Round(10*time.Millisecond))
	if _, running, err := Status(ctx, d); running || err != nil || findServer(d.home()) != 0 {
		t.Errorf("status after stop: %v, %v", running, err)
	}
	if log := tail(d.logFile(), 0, 1); !strings.Contains(log, "Stopped.") {
		t.Errorf("stop was no clean end: %s", log)
	}
	if err := Stop(ctx, d); err != nil {
		t.Errorf("second stop: %v", err)
	}
	checkWrongPassword(t, d, first.Password)
	third := mustStart(t, d, small(t))
	if n := nodes(t, third, false); n != 1 || third.Password != first.Password {
		t.Errorf("%d nodes after stop and start, want 1 with the same password", n)
	}

	// A reset empties it and starts it again at its ports, with its password.
	empty, err := Reset(ctx, d, small(t))
	if err != nil {
		t.Fatal(err)
	}
	if empty.BoltURI != third.BoltURI || empty.HTTPURL != third.HTTPURL || empty.Password != first.Password || empty.PID == third.PID {
		t.Errorf("after the reset: %v, before: %v", empty, third)
	}
	if n := nodes(t, empty, false); n != 0 {
		t.Errorf("%d nodes after the reset", n)
	}
}

// startInChild starts a server in a process that ends right after. That Output
// returns shows that the server does not hold the process's output.
func startInChild(t *testing.T, d Dirs) *Info {
	t.Helper()
	begin := time.Now()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), startEnv+"="+strings.Join([]string{d.Data, d.State, d.Cache}, string(os.PathListSeparator)))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Logf("start in a child took %v: %s", time.Since(begin).Round(10*time.Millisecond), out)
	info := mustStart(t, d, small(t))
	if !info.Reused || !info.Ready || info.PID == 0 || info.Engine != EngineLocal || info.Password == "" {
		t.Fatalf("the server did not outlive its starter: %v", info)
	}
	if strings.Contains(string(out), info.Password) {
		t.Error("the password was printed")
	}
	return info
}

// checkWrongPassword makes sure that another password file than the database's
// is named, and nothing left running. It leaves the right one.
func checkWrongPassword(t *testing.T, d Dirs, right string) {
	t.Helper()
	write(t, d.passwordFile(), "another-password\n")
	_, err := Start(context.Background(), d, small(t))
	if err == nil || !strings.Contains(err.Error(), "is not that of the database") || !strings.Contains(err.Error(), "db reset --yes") {
		t.Errorf("start with a wrong password: %v", err)
	}
	if _, running, err := Status(context.Background(), d); running || err != nil || findServer(d.home()) != 0 {
		t.Errorf("status after a start with a wrong password: %v, %v", running, err)
	}
	write(t, d.passwordFile(), right+"\n")
}

// checkFiles looks at permissions, and for the password where it must not be.
func checkFiles(t *testing.T, d Dirs, info *Info) {
	t.Helper()
	for _, dir := range []string{d.Data, d.State, d.home(), d.logs()} {
		wantMode(t, dir, 0o700)
	}
	for _, file := range []string{d.passwordFile(), d.stateFile(), filepath.Join(d.conf(), "neo4j.conf"), d.consoleFile()} {
		wantMode(t, file, 0o600)
	}
	places := []string{"/proc/" + strconv.Itoa(info.PID) + "/cmdline", "/proc/" + strconv.Itoa(info.PID) + "/environ"}
	for _, dir := range []string{d.Data, d.State} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && path != d.passwordFile() {
				places = append(places, path)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	for _, path := range places {
		if b, err := os.ReadFile(path); err == nil && strings.Contains(string(b), info.Password) {
			t.Errorf("the password stands in %s", path)
		}
	}
}

func checkBrowser(t *testing.T, info *Info) {
	t.Helper()
	resp, err := http.Get(info.HTTPURL + "/browser/")
	if err != nil {
		t.Error(err)
		return
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK || !strings.Contains(string(page), "<title>Neo4j Browser</title>") {
		t.Errorf("Neo4j Browser answers %s, %v, %d bytes", resp.Status, err, len(page))
	}
}

// checkLoopback makes sure that the server cannot be reached from elsewhere.
func checkLoopback(t *testing.T, info *Info) {
	t.Helper()
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Error(err)
	}
	for _, a := range addresses {
		ip, ok := a.(*net.IPNet)
		if !ok || ip.IP.IsLoopback() || ip.IP.To4() == nil {
			continue
		}
		for _, uri := range []string{info.BoltURI, info.HTTPURL} {
			_, port, _ := net.SplitHostPort(uri[strings.Index(uri, "//")+2:])
			if c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.IP.String(), port), time.Second); err == nil {
				c.Close()
				t.Errorf("%s answers at %s too", uri, ip.IP)
			}
		}
	}
}

// A start that is interrupted leaves nothing running.
func TestInterruptedStartOnNeo4j(t *testing.T) {
	d := realDirs(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := small(t)
	o.Log = onLine(func(line string) {
		if strings.Contains(line, "starting Neo4j") {
			time.AfterFunc(700*time.Millisecond, cancel)
		}
	})
	info, err := Start(ctx, d, o)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, %v", info, err)
	}
	if pid := findServer(d.home()); pid != 0 {
		t.Errorf("process %d is left", pid)
	}
	if _, running, err := Status(context.Background(), d); running || err != nil {
		t.Errorf("status: %v, %v", running, err)
	}
}

type onLine func(string)

func (f onLine) Write(p []byte) (int, error) { f(string(p)); return len(p), nil }

// What Java says when it cannot start comes with the error.
func TestJavaThatCannotStartOnNeo4j(t *testing.T) {
	d := realDirs(t)
	o := small(t)
	o.HeapMB = 1 << 40
	_, err := Start(context.Background(), d, o)
	if err == nil || !strings.Contains(err.Error(), "heap") {
		t.Errorf("got %v", err)
	}
	if s, err := readState(d); err != nil || s.Running {
		t.Errorf("it is remembered as running: %+v, %v", s, err)
	}
}

// A jar that is damaged in its full size is found when the start fails.
func TestDamagedJarOnNeo4j(t *testing.T) {
	d := realDirs(t)
	lib, err := ensureJars(context.Background(), d, small(t))
	if err != nil {
		t.Fatal(err)
	}
	user := d.jars()
	d.Cache = filepath.Join(t.TempDir(), "cache")
	if err := os.MkdirAll(libDir(d.jars()), 0o700); err != nil {
		t.Fatal(err)
	}
	jars, err := fs.Glob(os.DirFS(user), filepath.Base(lib)+"/*.jar")
	if err != nil {
		t.Fatal(err)
	}
	for _, rel := range append(jars, manifestFile) {
		if err := os.Symlink(filepath.Join(user, rel), filepath.Join(d.jars(), rel)); err != nil {
			t.Skip(err)
		}
	}
	server := filepath.Join(libDir(d.jars()), "neo4j-server-"+Version+".jar")
	size := fileSize(server)
	if err := errors.Join(os.Remove(server), os.WriteFile(server, make([]byte, size), 0o600)); err != nil {
		t.Fatal(err)
	}
	_, err = Start(context.Background(), d, small(t))
	if err == nil || !strings.Contains(err.Error(), "neo4j-server-"+Version+".jar") || !strings.Contains(err.Error(), "run it again") {
		t.Errorf("got %v", err)
	}
	if err := checkJars(d.jars()); err == nil {
		t.Error("the next start would use the damaged jars again")
	}
}
