// Package hubapi asks the HTTP API of the Hugging Face Hub, politely.
//
// A Client is shared by all workers of a program. It keeps to the quota that the
// Hub announces with every answer (RateLimit, RateLimit-Policy) and to
// Retry-After, repeats what failed for a passing reason, follows moved
// repositories by itself, so that each hop is counted, and gives either a whole
// answer of valid JSON or an error. The token goes to the host of the endpoint
// and nowhere else: into no other host, log, error, URL or answer.
//
// ListingPath, CommitsPath and the like build the addresses.
//
// Of the parts that libraries offer, golang.org/x/time/rate holds Options.Rate and
// dunglas/httpsfv reads RateLimit. The quota itself is not a rate but a number of
// requests in a window that the server dates, so the limiter is of this package.
// hashicorp/go-retryablehttp decides before the body is read and follows
// redirects inside http.Client: it would see neither a cut body nor the hops, so
// the repeating is of this package, too. Readers of Link headers in use split at
// commas, which a tag in a URL may have.
package hubapi
