package effect

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// overlay is a folder in which one file is another one.
type overlay struct {
	fs.FS
	name string
	text []byte
}

// Open opens a file.
func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return &file{bytes.NewReader(o.text), info{o.name, int64(len(o.text))}}, nil
	}
	return o.FS.Open(name)
}

// file is the one that is another.
type file struct {
	io.Reader
	info info
}

// Stat describes it.
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close does nothing.
func (f *file) Close() error { return nil }

type info struct {
	name string
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
