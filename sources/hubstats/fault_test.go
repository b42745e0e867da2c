package hubstats_test

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubstats"
)

// none is a sink that keeps nothing.
type none struct{ snapshot.Sink }

func (none) Repository(*hub.Repository) error { return nil }
func (none) Lineage(hub.Lineage) error        { return nil }
func (none) TrainedOn(hub.TrainedOn) error    { return nil }
func (none) Usage(hub.Usage) error            { return nil }

// try converts the content of a file of models.
func try(t testing.TB, content []byte) error {
	path := filepath.Join(t.TempDir(), "models.parquet")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := hubstats.Convert(t.Context(), sources.Options{Paths: []string{path}, MaxItem: 1 << 20}, none{}, snapshot.NewRejects(snapshot.RejectOptions{}))
	if err != nil && !strings.Contains(err.Error(), path) {
		t.Errorf("error without the file's name: %v", err)
	}
	return err
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestFilesThatCannotBeRead(t *testing.T) {
	whole := file(t, "models-new.parquet")
	changed := func(at int, with ...byte) []byte {
		out := append([]byte(nil), whole...)
		if at < 0 {
			at += len(out)
		}
		copy(out[at:], with)
		return out
	}
	length := binary.LittleEndian.Uint32(whole[len(whole)-8:])
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"empty":                  {nil, "it is no Parquet file"},
		"CSV":                    {[]byte("id,likes\na/x,1\n"), "it is no Parquet file"},
		"only magic":             {[]byte("PAR1PAR1"), "cut short"},
		"cut":                    {whole[:len(whole)-100], "cut short"},
		"magic at the start":     {changed(0, 'X'), "it is no Parquet file"},
		"magic at the end":       {changed(-1, 'X'), "cut short or is damaged"},
		"encrypted":              {changed(-4, 'P', 'A', 'R', 'E'), "damaged"},
		"footer of 4 GB":         {changed(-8, 0xff, 0xff, 0xff, 0xff), "the footer claims 4294967295 bytes"},
		"footer too long":        {changed(-8, binary.LittleEndian.AppendUint32(nil, length+5)...), "damaged"},
		"footer too short":       {changed(-8, binary.LittleEndian.AppendUint32(nil, length-5)...), "damaged"},
		"footer of another kind": {changed(-8-int(length), make([]byte, 20)...), ""},
		"a list of 2^60":         {changed(-8-int(length)+2, 0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f), "the footer is damaged"},
		"page header":            {changed(4, make([]byte, 30)...), "row group 1: column"},
		"page":                   {changed(60, make([]byte, 300)...), "row group 1: column"},
		"id is a number":         {file(t, "wrong-id.parquet"), "column id is INT"},
		"no id":                  {file(t, "wrong-columns.parquet"), "there is no column id; the columns are name, likes"},
	} {
		err := try(t, c.content)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if err := try(t, whole); err != nil {
		t.Error(err)
	}
}

func TestNoFiles(t *testing.T) {
	for path, want := range map[string]string{t.TempDir(): "no files *.parquet", os.DevNull: "a device"} {
		if c := convert(t, sources.Options{Paths: []string{path}}); !errors.As(c.err, new(*hub.UsageError)) || !strings.Contains(c.err.Error(), want) {
			t.Errorf("%s: %v", path, c.err)
		}
	}
}

// Whatever bytes of a file are changed, reading it ends, without a panic and
// without much memory.
func TestChangedBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	failed := 0
	for _, name := range []string{"models-few.parquet", "models-new.parquet", "models-v2.parquet", "models-ms.parquet", "models-ns.parquet"} {
		whole := file(t, name)
		footer := int(binary.LittleEndian.Uint32(whole[len(whole)-8:])) + 8
		for range 60 {
			content := append([]byte(nil), whole...)
			for range 1 + random.IntN(3) {
				at := random.IntN(len(content))
				if random.IntN(2) == 0 {
					at = len(content) - 1 - random.IntN(footer)
				}
				content[at] = byte(random.Uint32())
			}
			if try(t, content) != nil {
				failed++
			}
		}
	}
	runtime.ReadMemStats(&after)
	if grown := (after.Sys - before.Sys) >> 20; grown > 512 {
		t.Errorf("memory grew by %d MB", grown)
	}
	if failed < 40 {
		t.Errorf("only %d of 300 changed files were found to be so", failed)
	}
}

func FuzzConvert(f *testing.F) {
	for _, name := range []string{"models-few.parquet", "spaces.parquet"} {
		f.Add(file(f, name))
	}
	f.Fuzz(func(t *testing.T, content []byte) { _ = try(t, content) })
}
