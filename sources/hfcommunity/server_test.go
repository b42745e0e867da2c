package hfcommunity_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hfcommunity"
)

// mariaDB is a private server.
type mariaDB struct {
	socket string
	port   int
}

// startMariaDB starts a server, or skips the test where MariaDB is not
// installed. With HUBGRAPH_REQUIRE_MARIADB its absence is a failure.
func startMariaDB(t *testing.T) mariaDB {
	t.Helper()
	t.Setenv("PATH", os.Getenv("PATH")+":/usr/sbin") // where Debian has mariadbd
	for _, program := range []string{"mariadbd", "mariadb-install-db", "mariadb"} {
		if _, err := exec.LookPath(program); err == nil {
			continue
		} else if os.Getenv("HUBGRAPH_REQUIRE_MARIADB") == "1" {
			t.Fatalf("%v: apt-get install mariadb-server", err)
		}
		t.Skipf("no %s: a server is not tried; apt-get install mariadb-server", program)
	}
	dir, err := os.MkdirTemp("", "hg") // a socket's path may have 107 bytes
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	db := mariaDB{socket: filepath.Join(dir, "s"), port: free.Addr().(*net.TCPAddr).Port}
	free.Close()
	data := "--datadir=" + filepath.Join(dir, "data")
	if out, err := exec.Command("mariadb-install-db", "--no-defaults", "--user="+me.Username, "--auth-root-authentication-method=normal", "--skip-test-db", data).CombinedOutput(); err != nil {
		t.Fatalf("mariadb-install-db: %v\n%s", err, out)
	}
	server := exec.Command("mariadbd", "--no-defaults", "--user="+me.Username, data, "--socket="+db.socket, "--bind-address=127.0.0.1", fmt.Sprintf("--port=%d", db.port),
		"--innodb-flush-log-at-trx-commit=0", "--skip-log-bin")
	var log strings.Builder
	server.Stdout, server.Stderr = &log, &log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	t.Cleanup(func() {
		server.Process.Kill()
		<-ended
	})
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if _, err := db.try("SELECT 1"); err == nil {
			return db
		} else if time.Now().After(deadline) {
			t.Fatalf("MariaDB does not answer: %v", err)
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("MariaDB ended: %v\n%s", err, log.String())
		default:
		}
	}
}

// try runs statements by MariaDB's own client.
func (db mariaDB) try(statements string, args ...string) (string, error) {
	c := exec.Command("mariadb", append([]string{"--no-defaults", "--socket=" + db.socket, "--user=root", "--default-character-set=utf8mb4"}, args...)...)
	c.Stdin = strings.NewReader(statements)
	out, err := c.CombinedOutput()
	return string(out), err
}

func (db mariaDB) run(t *testing.T, statements string, args ...string) {
	t.Helper()
	if out, err := db.try(statements, args...); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// A server gives what its dump gives, byte for byte, by every form of address;
// its errors do not repeat the password.
func TestServer(t *testing.T) {
	db := startMariaDB(t)
	db.run(t, "CREATE DATABASE hfc CHARACTER SET utf8mb4; CREATE DATABASE empty; CREATE DATABASE other; CREATE TABLE other.repository (id INT, name TEXT);"+
		"CREATE USER reader@'%' IDENTIFIED BY 'pass:w@rd/x'; GRANT SELECT ON hfc.* TO reader@'%'; GRANT SELECT ON empty.* TO reader@'%'; GRANT SELECT ON other.* TO reader@'%'")
	for _, file := range in("schema.sql", "rows.sql") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		db.run(t, string(text), "hfc")
	}
	const password = "pass:w@rd/x"
	dump := convert(t, sources.Options{}, in("default.sql")...)
	tcp := fmt.Sprintf("127.0.0.1:%d", db.port)
	for _, address := range []string{
		"mysql://reader@" + tcp + "/hfc", "mariadb://reader@localhost/hfc?socket=" + db.socket, "reader@tcp(" + tcp + ")/hfc", "reader@unix(" + db.socket + ")/hfc?timeout=5s",
	} {
		got := convert(t, sources.Options{Password: password}, address)
		if got.Err != nil || got.Log != "" {
			t.Errorf("%s: %v %s", address, got.Err, got.Log)
		}
		if d := cmp.Diff(expected(t, "expected.jsonl"), got.Records); d != "" {
			t.Errorf("%s (-server +ours)\n%s", address, d)
		}
		if got.Bytes != dump.Bytes {
			t.Errorf("%s: other bytes than of the dump", address)
		}
		if d := cmp.Diff(dump.Report, got.Report); d != "" {
			t.Errorf("%s: report (-dump +server)\n%s", address, d)
		}
	}
	for address, want := range map[string]string{
		"mysql://reader@" + tcp + "/empty":            "reader@" + tcp + "/empty: no table repository, so it is not HFCommunity",
		"mysql://reader@" + tcp + "/other":            "reader@" + tcp + "/other: the table repository has no column type",
		"mysql://reader@" + tcp + "/mysql":            "Access denied",
		"mysql://reader:secret@" + tcp + "/hfc":       "",
		"mysql://other:secret@" + tcp + "/hfc":        "Access denied",
		"mysql://reader:secret@" + tcp + "/":          "names no database",
		"mysql://reader:secret@" + tcp + "/hfc?a=b":   `the parameter "a"`,
		"mysql://reader:secret@%zz/hfc":               "is not understood",
		"reader:secret@tcp(" + tcp + ")/hfc?tls=nope": "is not understood",
		"mysql://reader:secret@127.0.0.1:1/hfc":       "127.0.0.1:1/hfc: ",
	} {
		got := convert(t, sources.Options{Password: password}, address)
		if (got.Err == nil) != (want == "") || got.Err != nil && !strings.Contains(got.Err.Error(), want) {
			t.Errorf("%s: %v\nwant %s", address, got.Err, want)
		}
		if text := fmt.Sprint(got.Err, got.Log, got.Report, got.Bytes, hfcommunity.Shown(address)); strings.Contains(text, "secret@") || strings.Contains(text, password) || strings.Contains(fmt.Sprint(got.Err), "secret") {
			t.Errorf("%s: the password is shown: %v", address, got.Err)
		}
	}
	if got := convert(t, sources.Options{}, "mysql://reader@"+tcp+"/hfc", "testdata/default.sql"); got.Err == nil || !strings.Contains(got.Err.Error(), "want one address") {
		t.Error(got.Err)
	}
}
