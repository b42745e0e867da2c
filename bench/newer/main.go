// Command newer makes a newer snapshot of a hub out of an older one: some of the
// repositories are changed, and some commits are new, spread over the
// repositories as commits are; or as many of both are gone. The same seed makes
// the same snapshot. Or it adds up a hash of each line of its input, so that two
// lists are compared whatever their order.
//
//	newer OLD NEW [SEED [SHARE [gone]]]     SHARE of both is 0.01 unless given
//	newer sum                               prints the number of lines and the sum
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "newer:", err)
		os.Exit(1)
	}
}

func run(args []string) (err error) {
	if len(args) == 1 && args[0] == "sum" {
		return sum(os.Stdin)
	}
	if len(args) < 2 || len(args) > 5 || len(args) == 5 && args[4] != "gone" {
		return errors.New("want OLD NEW [SEED [SHARE [gone]]], or sum")
	}
	n := &newer{share: 0.01, gone: len(args) == 5}
	seed := uint64(1)
	if len(args) > 2 {
		if seed, err = strconv.ParseUint(args[2], 10, 64); err != nil {
			return err
		}
	}
	if len(args) > 3 {
		if n.share, err = strconv.ParseFloat(args[3], 64); err != nil {
			return err
		}
	}
	n.r = rand.New(rand.NewPCG(seed, 0))
	return n.make(args[0], args[1])
}

// sum adds up the first 16 bytes of the SHA-256 of each line, as two numbers.
func sum(in io.Reader) error {
	var lines, a, b uint64
	r := bufio.NewReaderSize(in, 1<<20)
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 0 {
			h := sha256.Sum256(line)
			lines, a, b = lines+1, a+binary.LittleEndian.Uint64(h[:]), b+binary.LittleEndian.Uint64(h[8:])
		}
		if errors.Is(err, io.EOF) {
			fmt.Printf("%d %016x%016x\n", lines, a, b)
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// newer is a Sink that writes what it takes, with changes.
type newer struct {
	*snapshot.Writer
	r     *rand.Rand
	share float64
	gone  bool      // records are left out, not changed and added
	at    time.Time // when the older snapshot was collected

	repositories, commits int64 // changed and new ones, or those left out
}

func (n *newer) make(from, to string) error {
	s, err := snapshot.OpenDir(from)
	if err != nil {
		return err
	}
	if n.Writer, err = snapshot.Create(to, snapshot.Plain); err != nil {
		return err
	}
	meta := s.Meta()
	n.at = meta.CollectedAt
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	if err := s.Scan(context.Background(), snapshot.Reading{Rejects: rejects}, n); err != nil {
		return err
	}
	meta.CollectedAt, meta.Counts = meta.CollectedAt.Add(24*time.Hour), nil
	if err := n.Close(meta); err != nil {
		return err
	}
	form := "%d repositories changed, %d commits new\n"
	if n.gone {
		form = "%d repositories gone, %d commits gone\n"
	}
	fmt.Printf(form, n.repositories, n.commits)
	return nil
}

func (n *newer) Repository(r *hub.Repository) error {
	if n.r.Float64() < n.share {
		n.repositories++
		if n.gone {
			return nil
		}
		r.Likes++
		r.Downloads += int64(n.r.IntN(1000))
		r.LastModified = n.at.Add(time.Duration(n.r.IntN(86400)) * time.Second)
	}
	return n.Writer.Repository(r)
}

func (n *newer) Commit(c *hub.Commit) error {
	drawn := n.r.Float64() < n.share
	if drawn {
		n.commits++
		if n.gone {
			return nil
		}
	}
	if err := n.Writer.Commit(c); err != nil || !drawn {
		return err
	}
	next := *c
	next.SHA = fmt.Sprintf("%016x%016x%08x", n.r.Uint64(), n.r.Uint64(), n.r.Uint32())
	next.Date = n.at.Add(time.Duration(n.r.IntN(86400)) * time.Second)
	next.Title = "Update README.md"
	return n.Writer.Commit(&next)
}
