package faults

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// diskBytes is enough for the database and not much more.
const diskBytes = 400 << 20

// tmpfs is a file system in memory of a fixed size.
type tmpfs struct{ filler string }

// newDisk puts a tmpfs at a folder; nil where that is not allowed.
func newDisk(t *testing.T, folder string) disk {
	if err := syscall.Mount("none", folder, "tmpfs", 0, "size=400m"); err != nil {
		t.Logf("no disk to fill: %v", err)
		return nil
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return &tmpfs{filepath.Join(folder, "filler")}
}

func (d *tmpfs) fill(t *testing.T) {
	f, err := os.Create(d.filler)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 1<<16)
	for written := 0; written < diskBytes; written += len(block) {
		if _, err := f.Write(block); errors.Is(err, syscall.ENOSPC) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
	t.Fatal("the disk does not get full")
}

func (d *tmpfs) free(t *testing.T) {
	if err := os.Remove(d.filler); err != nil {
		t.Fatal(err)
	}
}
