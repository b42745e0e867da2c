package graphdb

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"time"
)

// How long to wait for a connection, and for the first bytes over one.
const (
	dialTimeout  = 10 * time.Second
	helloTimeout = 3 * time.Second
)

// diagnose finds out why the driver got no connection by dialling itself,
// since the driver hides the kind of error behind its own. It returns "" if
// all seems well now and the driver should try again.
func (db *DB) diagnose(ctx context.Context, driver error) string {
	conn, err := db.dial(ctx)
	if err != nil {
		return db.dialReason(err)
	}
	conn.Close()
	if db.tls != nil {
		return db.diagnoseTLS(ctx, driver)
	}
	switch got := db.hello(ctx, nil); got {
	case saysBolt:
		return db.routeReason(driver)
	case saysHTTP:
		return db.httpReason()
	default:
		if db.speaksTLS(ctx) {
			return "the server wants TLS; use " + db.at.withTLS("+s")
		}
		return got.reason()
	}
}

func (db *DB) diagnoseTLS(ctx context.Context, driver error) string {
	if err := db.handshake(ctx, db.tls); err != nil {
		if text := db.certificateReason(err); text != "" {
			return text
		}
		switch db.hello(ctx, nil) {
		case saysBolt:
			return "the server speaks without TLS; use " + db.at.withTLS("")
		case saysHTTP:
			return db.httpReason()
		}
		return "no TLS connection: " + firstLine(err.Error())
	}
	switch got := db.hello(ctx, db.tls); got {
	case saysBolt:
		return db.routeReason(driver)
	case saysHTTP:
		return db.httpReason()
	default:
		return got.reason()
	}
}

func (db *DB) dial(ctx context.Context) (net.Conn, error) {
	dialer := net.Dialer{Timeout: helloTimeout} // the driver has waited already
	return dialer.DialContext(ctx, "tcp", db.at.hostPort())
}

// dialReason says why nothing answers at the address.
func (db *DB) dialReason(err error) string {
	const what = "; is it running? hubgraph db start starts one, NEO4J_URI names another"
	var dns *net.DNSError
	var network net.Error
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Sprintf("no host %q is known; check the name in NEO4J_URI", db.at.url.Hostname())
	case errors.As(err, &dns):
		return fmt.Sprintf("the name %q cannot be looked up now: %s", db.at.url.Hostname(), firstLine(dns.Err))
	case errors.Is(err, syscall.ECONNREFUSED):
		return "nothing listens there (connection refused)" + what
	case errors.As(err, &network) && network.Timeout():
		return fmt.Sprintf("no answer within %v", dialTimeout) + what
	}
	return firstLine(err.Error()) + what
}

// routeReason says why a server that answers cannot be used with neo4j://: its
// routing table may name addresses that cannot be reached from here.
func (db *DB) routeReason(driver error) string {
	if text := reason(driver); db.at.routed() && strings.Contains(text, "dial tcp") {
		return fmt.Sprintf("the server answers, but names addresses that cannot be reached from here (%s); set its server.bolt.advertised_address, or use %s for this server alone",
			text, db.at.inScheme("bolt"))
	}
	return ""
}

func (db *DB) httpReason() string {
	return "this port speaks HTTP; the address of Neo4j wants the port of Bolt, mostly 7687 where HTTP is 7474"
}

// spoken is how a port answers the Bolt handshake.
type spoken int

const (
	saysBolt spoken = iota
	saysHTTP
	saysNoVersion // Bolt, but in no version we know
	saysOther
	saysNothing
	hangsUp
)

func (s spoken) reason() string {
	switch s {
	case saysNoVersion:
		return "the server speaks no Bolt that hubgraph knows; hubgraph needs Neo4j " + oldestVersion + " or newer"
	case saysNothing:
		return fmt.Sprintf("something listens there and says nothing for %v; is it Neo4j, and is it well?", helloTimeout)
	case hangsUp:
		return "something listens there and hangs up at once; is it Neo4j, and is it well?"
	}
	return "what listens there is not Neo4j"
}

// hello performs the Bolt handshake, over TLS when config is not nil.
func (db *DB) hello(ctx context.Context, config *tls.Config) spoken {
	conn, err := db.dial(ctx)
	if err != nil {
		return hangsUp
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(helloTimeout))
	if config != nil {
		secured := tls.Client(conn, config)
		if err := secured.HandshakeContext(ctx); err != nil {
			return saysOther
		}
		conn = secured
	}
	// The magic number, then four proposed versions: Bolt 5.0 to 5.8, 4.2 to
	// 4.4, 3, none.
	proposals := []byte{0x60, 0x60, 0xb0, 0x17, 0, 8, 8, 5, 0, 2, 4, 4, 0, 0, 0, 3, 0, 0, 0, 0}
	if _, err := conn.Write(proposals); err != nil {
		return hangsUp
	}
	answer := make([]byte, 4)
	_, err = io.ReadFull(conn, answer)
	var network net.Error
	switch {
	case err == nil && string(answer) == "HTTP":
		return saysHTTP
	case err == nil && answer[0] == 0 && answer[1] == 0 && answer[3] == 0:
		return saysNoVersion
	case err == nil && answer[0] == 0 && answer[3] >= 3 && answer[3] <= 5:
		return saysBolt
	case err == nil:
		return saysOther
	case errors.As(err, &network) && network.Timeout():
		return saysNothing
	}
	return hangsUp
}

// handshake makes a TLS connection and closes it.
func (db *DB) handshake(ctx context.Context, config *tls.Config) error {
	conn, err := db.dial(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(helloTimeout))
	return tls.Client(conn, config).HandshakeContext(ctx)
}

// speaksTLS reports whether the server takes TLS, with any certificate.
func (db *DB) speaksTLS(ctx context.Context) bool {
	return db.handshake(ctx, &tls.Config{ServerName: db.at.url.Hostname(), InsecureSkipVerify: true}) == nil
}

// certificateReason says what is wrong with the server's certificate; it
// returns "" when the error is about something else.
func (db *DB) certificateReason(err error) string {
	var wrong *tls.CertificateVerificationError
	if !errors.As(err, &wrong) || len(wrong.UnverifiedCertificates) == 0 {
		return ""
	}
	cert := wrong.UnverifiedCertificates[0]
	host := db.at.url.Hostname()
	var invalid x509.CertificateInvalidError
	var name x509.HostnameError
	var unknown x509.UnknownAuthorityError
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		if now := time.Now(); now.Before(invalid.Cert.NotBefore) {
			return fmt.Sprintf("a certificate of the server is valid from %s on, and the clock here says %s; set the clock right, or renew the certificate", day(invalid.Cert.NotBefore), day(now))
		}
		return fmt.Sprintf("a certificate of the server expired on %s; renew it there", day(invalid.Cert.NotAfter))
	case errors.As(err, &name):
		return fmt.Sprintf("the certificate of the server is for %s, not for %q; use a name it is for in NEO4J_URI", names(cert), host)
	case errors.As(err, &unknown) && db.cfg.CAFile != "":
		return fmt.Sprintf("the certificate of the server is not signed by an authority in %s; it is by %q", db.cfg.CAFile, cert.Issuer)
	case errors.As(err, &unknown):
		return fmt.Sprintf("the certificate of the server is signed by %q, which this machine does not know; set HUBGRAPH_NEO4J_CA_FILE to a PEM file of that authority, or trust any certificate with %s",
			cert.Issuer, db.at.withTLS("+ssc"))
	}
	return "the certificate of the server is not accepted: " + firstLine(wrong.Err.Error())
}

// names lists what a certificate is for.
func names(c *x509.Certificate) string {
	all := append([]string(nil), c.DNSNames...)
	for _, ip := range c.IPAddresses {
		all = append(all, ip.String())
	}
	if len(all) == 0 {
		return "no host"
	}
	if len(all) > 5 {
		all = append(all[:5], "others")
	}
	return strings.Join(all, ", ")
}

func day(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 MST") }
