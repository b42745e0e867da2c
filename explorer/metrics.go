package explorer

import (
	"net/http"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/hubgraph/hubgraph/hub"
)

// metrics are what Prometheus is told. Labels hold patterns, never what was asked for.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	sent     prometheus.Counter
	refused  prometheus.Counter
	again    prometheus.Counter
	underWay prometheus.Gauge
	panics   prometheus.Counter
}

func newMetrics(db *watched, ready *readiness) *metrics {
	counter := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
	}
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hubgraph_http_requests_total", Help: "Requests answered, by route, method and status."},
			[]string{"route", "method", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "hubgraph_http_request_duration_seconds", Help: "Time to the end of the answer, by route.",
			Buckets: []float64{.002, .005, .01, .025, .05, .1, .15, .25, .5, 1, 2.5, 5, 10, 30}}, []string{"route"}),
		sent:     counter("hubgraph_http_sent_bytes_total", "Bytes of bodies sent, as compressed."),
		refused:  counter("hubgraph_questions_refused_total", "Requests refused since too many asked the database at once."),
		again:    counter("hubgraph_answers_again_total", "Answers that were kept, since nothing was committed."),
		underWay: prometheus.NewGauge(prometheus.GaugeOpts{Name: "hubgraph_questions_under_way", Help: "Requests that ask the database now."}),
		panics:   counter("hubgraph_panics_total", "Requests that ended by a fault in the program."),
	}
	up := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "hubgraph_database_up", Help: "1 if the database answers, else 0."}, func() float64 {
		if ready.look().up {
			return 1
		}
		return 0
	})
	build := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "hubgraph_build_info", Help: "Always 1.",
		ConstLabels: prometheus.Labels{"version": hub.Version, "goversion": runtime.Version()}}, func() float64 { return 1 })
	rows := prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "hubgraph_rows_sent_total", Help: "Rows that the database answered with."},
		func() float64 { return float64(db.rows.Load()) })
	m.registry.MustRegister(m.requests, m.duration, m.sent, m.refused, m.again, m.underWay, m.panics, up, build, rows,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for outcome, n := range map[string]*atomic.Int64{"answered": &db.answered, "failed": &db.failed, "away": &db.away} {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "hubgraph_database_statements_total", Help: "Statements, by how they ended.",
			ConstLabels: prometheus.Labels{"outcome": outcome}}, func() float64 { return float64(n.Load()) }))
	}
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}

// request counts one that was answered.
func (m *metrics) request(route, method string, status int, bytes int64, took time.Duration) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(route).Observe(took.Seconds())
	m.sent.Add(float64(bytes))
}
