package hubapi_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/sources/hubapi"
)

// endless gives the same bytes again and again.
type endless struct{ n int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '1'
	}
	e.n += int64(len(p))
	return len(p), nil
}

func packed(t testing.TB, r io.Reader) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if _, err := io.Copy(w, r); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return b.Bytes()
}

// A body without end, of any status, packed or not, costs memory for the limit
// and one request.
func TestLongBodies(t *testing.T) {
	bomb := bytes.Repeat(packed(t, io.LimitReader(&endless{}, 1<<20)), 2000) // 2 GB of parts that follow each other
	for name, answer := range map[string]func() *http.Response{
		"endless": func() *http.Response { r := reply(200, ""); r.Body = io.NopCloser(&endless{}); return r },
		"of 2 GB": func() *http.Response {
			r := reply(200, "")
			r.Body, r.ContentLength = io.NopCloser(&endless{}), 2<<30
			return r
		},
		"gzip bomb": func() *http.Response {
			r := reply(200, "", "Content-Encoding", "gzip")
			r.Body = io.NopCloser(bytes.NewReader(bomb))
			return r
		},
		"error without end": func() *http.Response { r := reply(404, ""); r.Body = io.NopCloser(&endless{}); return r },
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			c := client(t, hubapi.Options{MaxBody: 1 << 20, Transport: roundTrip(func(*http.Request) (*http.Response, error) { n++; return answer(), nil })})
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := c.Get(t.Context(), anyModel)
			runtime.ReadMemStats(&after)
			want := "GET https://huggingface.co/api/models/a/b: the answer is too long: over 1048576 bytes"
			if name == "error without end" {
				want = "GET https://huggingface.co/api/models/a/b: 404 Not Found"
			}
			if err == nil || err.Error() != want || n != 1 {
				t.Errorf("%v after %d requests", err, n)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
				t.Errorf("%d bytes of memory were used", used)
			}
		})
	}
}

func TestPackedAnswers(t *testing.T) {
	text := `{"a":"` + strings.Repeat("owl ", 5000) + `"}`
	good := packed(t, strings.NewReader(text))
	wrong := bytes.Clone(good)
	wrong[len(wrong)-5] ^= 1 // the check sum
	bodies := [][]byte{good[:len(good)/2], wrong, good[:5], []byte("not packed at all"), good}
	n := 0
	c := client(t, hubapi.Options{After: at0, Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Header.Get("Accept-Encoding") != "gzip" || r.Header.Get("User-Agent") != "hubgraph/0.1.0" {
			t.Errorf("headers %v", r.Header)
		}
		n++
		return reply(200, string(bodies[n-1]), "Content-Encoding", "gzip"), nil
	})})
	a, err := c.Get(t.Context(), anyModel)
	if err != nil || string(a.Body) != text || a.Bytes != int64(len(good)) || a.Requests != 5 {
		t.Errorf("%v, %d bytes of %d, %d requests", err, len(a.Body), a.Bytes, a.Requests)
	}
	if r := c.Stats().Retries; r["cut"] != 2 || r["gzip"] != 2 {
		t.Errorf("%v", r)
	}
}
