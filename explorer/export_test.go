package explorer

import (
	"net/http"

	"github.com/hubgraph/hubgraph/queries"
)

// Pass is what a web browser keeps instead of the token.
var Pass = pass

// Around is an explorer with one part instead of its own, at /part/{x}, that asks the
// database.
func Around(o Options, part http.HandlerFunc) (http.Handler, error) {
	return AroundAsking(o, func(queries.Database) http.HandlerFunc { return part })
}

// AroundAsking is Around with a part that gets the database as parts do.
func AroundAsking(o Options, part func(queries.Database) http.HandlerFunc) (http.Handler, error) {
	s, err := newService(o)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/part/{x}", routed("/part/{x}", s.asks(part(s.db))))
	mux.Handle("GET "+metricsPath, s.metrics.handler())
	return s.around(mux)
}
