// Package outfile writes a file that appears whole or not at all: the data go
// to a temporary file next to the target, which Commit renames over it. A run
// that fails or is interrupted leaves the old file as it was, and no partial
// one.
//
// Anything but a regular file (a pipe, /dev/stdout on a terminal) cannot be
// replaced and is written directly.
package outfile

import (
	"bufio"
	"crypto/rand"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file being written. Use Commit or Abort to end it; Abort after
// Commit does nothing, so it can be deferred.
type File struct {
	path string // final location of the data, links followed
	temp string // "" when path is written directly
	f    *os.File
	w    *bufio.Writer
}

// Create begins a new version of the file at path. Missing folders are an
// error and are not created.
func Create(path string) (*File, error) {
	target, direct, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if direct {
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &File{path: target, f: f, w: bufio.NewWriterSize(f, 1<<16)}, nil
	}
	temp := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+"."+rand.Text()[:10]+".tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, &fs.PathError{Op: "create", Path: path, Err: underlying(err)}
	}
	return &File{path: target, temp: temp, f: f, w: bufio.NewWriterSize(f, 1<<16)}, nil
}

// Write makes the file at path from what write writes, with Create and Commit.
func Write(path string, write func(io.Writer) error) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	defer f.Abort()
	if err := write(f); err != nil {
		return err
	}
	return f.Commit()
}

// resolve follows links, so that a link stays a link, and reports whether the
// target is to be written directly.
func resolve(path string) (target string, direct bool, err error) {
	if path == "" {
		return "", false, &fs.PathError{Op: "create", Path: path, Err: fs.ErrInvalid}
	}
	info, err := os.Stat(path)
	if err != nil {
		return path, false, nil // missing, or creating it will say why not
	}
	if info.IsDir() {
		return "", false, &fs.PathError{Op: "create", Path: path, Err: fmt.Errorf("is a folder")}
	}
	if !info.Mode().IsRegular() {
		return path, true, nil
	}
	if target, err = filepath.EvalSymlinks(path); err != nil {
		return "", false, err
	}
	return target, false, nil
}

// Write adds data, buffered.
func (f *File) Write(p []byte) (int, error) { return f.w.Write(p) }

// Commit finishes the file and puts it in its place.
func (f *File) Commit() error {
	if f.f == nil {
		return fs.ErrClosed
	}
	err := f.w.Flush()
	if err == nil && f.temp != "" {
		err = f.f.Sync()
	}
	if closeErr := f.f.Close(); err == nil {
		err = closeErr
	}
	f.f = nil
	if f.temp == "" {
		return err
	}
	if err == nil {
		if info, statErr := os.Stat(f.path); statErr == nil {
			err = os.Chmod(f.temp, info.Mode().Perm()) // a replaced file keeps its permissions
		}
	}
	if err == nil {
		err = os.Rename(f.temp, f.path)
	}
	if err != nil {
		os.Remove(f.temp)
	}
	return err
}

// Abort discards the file.
func (f *File) Abort() {
	if f.f == nil {
		return
	}
	f.f.Close()
	f.f = nil
	if f.temp != "" {
		os.Remove(f.temp)
	}
}

func underlying(err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err
	}
	return err
}
