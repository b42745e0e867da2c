package httpserve

import (
	"errors"
	"fmt"
	"net/http/httptest"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

func TestError(t *testing.T) {
	for want, err := range map[int]error{
		404: fmt.Errorf("ask: %w", hub.NotFoundf("no recipe")),
		400: fmt.Errorf("ask: %w", hub.Usagef("limit: a word")),
		500: errors.New("the disk is full"),
	} {
		w := httptest.NewRecorder()
		Error(w, err)
		if w.Code != want || w.Body.String() != err.Error()+"\n" {
			t.Errorf("%v: %d %q, want %d", err, w.Code, w.Body, want)
		}
	}
}
