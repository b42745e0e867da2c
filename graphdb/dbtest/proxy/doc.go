// Package proxy stands between a client and a server in tests: it encrypts what
// the server says in plain, cuts connections at seeded moments, and lets the
// server seem away.
//
//	p := proxy.Start(t, "127.0.0.1:7687", proxy.Options{Seed: 1, CutEvery: 20_000})
//	db, err := graphdb.Open(ctx, graphdb.Config{URI: p.URI("bolt"), ...})
//
// A cut falls on any byte, in the middle of a message as well: of a request, so
// that the server never sees all of it, or of an answer, so that the client does
// not know what was done. CA makes certificates for Options.TLS.
package proxy
