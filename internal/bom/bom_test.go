package bom_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/hubgraph/hubgraph/internal/bom"
)

// TestEveryWay: the three ways to read a text agree, whatever it begins with.
func TestEveryWay(t *testing.T) {
	const mark = "\xef\xbb\xbf"
	for text, want := range map[string]string{
		"": "", "a": "a", "ab": "ab", "abc": "abc", "abcd": "abcd", mark: "", mark + "a": "a", mark + mark: mark,
		"\xef\xbb": "\xef\xbb", "\xef\xbba": "\xef\xbba", "a" + mark: "a" + mark, "\x00\x00": "\x00\x00",
	} {
		got, err := bom.Text([]byte(text))
		if string(got) != want || err != nil || bom.Trim(text) != want {
			t.Errorf("%q: %q, %v, %q", text, got, err, bom.Trim(text))
		}
		for _, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text))} {
			if err := iotest.TestReader(bom.Reader(r), []byte(want)); err != nil {
				t.Errorf("%q: %v", text, err)
			}
		}
	}
	for _, text := range []string{"\xff\xfea\x00", "\xfe\xff\x00a", "a\x00b\x00", "\x00a\x00b", "\xff\xfe"} {
		if _, err := bom.Text([]byte(text)); !errors.Is(err, bom.ErrUTF16) {
			t.Errorf("%q: %v", text, err)
		}
		if got, err := io.ReadAll(bom.Reader(strings.NewReader(text))); !errors.Is(err, bom.ErrUTF16) || len(got) > 0 {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

// TestErrorsOfTheReaderBelow come through, after what was read.
func TestErrorsOfTheReaderBelow(t *testing.T) {
	for _, text := range []string{"", "a", "\xef\xbb\xbfab"} {
		r := io.MultiReader(strings.NewReader(text), iotest.ErrReader(io.ErrUnexpectedEOF))
		got, err := io.ReadAll(bom.Reader(r))
		if want, _ := bom.Text([]byte(text)); !bytes.Equal(got, want) || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}
