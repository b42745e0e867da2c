// Package proxy stands between a client and a server in tests: it encrypts the
// server's plain traffic, cuts connections at seeded moments, and makes the
// server seem to be down.
//
//	p := proxy.Start(t, "127.0.0.1:7687", proxy.Options{Seed: 1, CutEvery: 20_000})
//	db, err := graphdb.Open(ctx, graphdb.Config{URI: p.URI("bolt"), ...})
//
// A cut may fall on any byte, even in the middle of a message: of a request,
// so that the server never sees all of it, or of a response, so that the
// client does not know what was done. CA makes certificates for Options.TLS.
package proxy
