package explorer

import "net/http"

// Pass is what a web browser keeps instead of the token.
var Pass = pass

// Around is an explorer with one part instead of its own, at /part/{x}, that asks the
// database.
func Around(o Options, part http.HandlerFunc) (http.Handler, error) {
	s, err := newService(o)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/part/{x}", routed("/part/{x}", s.places.limit(part)))
	mux.Handle("GET "+metricsPath, s.metrics.handler())
	return s.around(mux)
}
