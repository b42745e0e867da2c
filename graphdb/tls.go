package graphdb

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/hubgraph/hubgraph/internal/bom"
)

// tlsConfig returns the TLS configuration, nil for a scheme without TLS. The
// address determines whether the certificate is checked, and for which host
// name.
func (a address) tlsConfig(caFile string) (*tls.Config, error) {
	if caFile != "" && !a.verified() {
		return nil, fmt.Errorf("the address of Neo4j %q checks no certificate, so the CA file %s has no effect; use %s, or no CA file", a, caFile, a.withTLS("+s"))
	}
	if !a.encrypted() {
		return nil, nil
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: a.url.Hostname(), InsecureSkipVerify: !a.verified()}
	if caFile == "" {
		return config, nil
	}
	pool, err := certificates(caFile)
	config.RootCAs = pool
	return config, err
}

// certificates reads the authorities in a PEM file.
func certificates(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the CA file of Neo4j %s does not exist", file)
	}
	if err != nil {
		return nil, fmt.Errorf("read the CA file of Neo4j: %w", err)
	}
	if pem, err = bom.Text(pem); err != nil {
		return nil, fmt.Errorf("the CA file of Neo4j %s: %w", file, err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("the CA file of Neo4j %s holds no certificate; want PEM, with a line -----BEGIN CERTIFICATE-----", file)
	}
	return pool, nil
}
