package spill

import (
	"encoding/binary"
	"math"
	"testing"
)

func TestRecords(t *testing.T) {
	b := AppendText(binary.AppendUvarint([]byte{7}, math.MaxUint64), "grüße")
	b = AppendText(binary.AppendVarint(b, math.MinInt64), []byte{})
	r := Records(binary.LittleEndian.AppendUint64(b, 1<<63+5))
	if x := r.Byte(); x != 7 {
		t.Errorf("byte %d", x)
	}
	if x := r.Uvarint(); x != math.MaxUint64 {
		t.Errorf("number %d", x)
	}
	if x := r.Text(); string(x) != "grüße" {
		t.Errorf("text %q", x)
	}
	if x := r.Varint(); x != math.MinInt64 {
		t.Errorf("number %d", x)
	}
	if x := r.Text(); len(x) > 0 {
		t.Errorf("text %q", x)
	}
	if x := r.Uint64(); x != 1<<63+5 || len(r) > 0 {
		t.Errorf("number %d, %d bytes left", x, len(r))
	}
}
