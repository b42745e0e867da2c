package snapshot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// Fingerprint names the content of the snapshot: the SHA-256, in hex, of its
// source, the time it was collected and the decompressed bytes of its data
// files. It is the same however the files are compressed. It reads every file
// to its end, so it finds one that is cut short; Progress does not count that.
func (s *Snapshot) Fingerprint(ctx context.Context) (string, error) {
	before := s.read.Load()
	defer func() { s.read.Store(before) }()
	whole := sha256.New()
	fmt.Fprintf(whole, "%q %s\n", s.meta.Source, s.meta.CollectedAt.UTC().Format(time.RFC3339Nano))
	for _, plain := range DataFiles {
		if _, ok := s.File(plain); !ok {
			continue
		}
		sum, err := s.sum(ctx, plain)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(whole, "%s %x\n", plain, sum)
	}
	return hex.EncodeToString(whole.Sum(nil)), nil
}

// sum returns the SHA-256 of a data file, decompressed.
func (s *Snapshot) sum(ctx context.Context, plain string) ([]byte, error) {
	in, name, err := s.open(plain)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, cancellable{ctx, in}, make([]byte, 256<<10)); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, readError(name, err)
	}
	return h.Sum(nil), nil
}

// cancellable ends reading when its context does.
type cancellable struct {
	ctx context.Context
	r   io.Reader
}

func (c cancellable) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
