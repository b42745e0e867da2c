package content

import (
	"sync"
	"time"
)

// keptFor is how old what is known of the whole graph may be: a load begins rarely.
const keptFor = 2 * time.Second

// kept is something about the whole graph that every answer needs, kept for a moment.
type kept[T any] struct {
	mu   sync.Mutex
	what T
	read time.Time // zero for never
}

// get returns it, read anew where it is too old. An error is not kept.
func (k *kept[T]) get(read func() (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.read.IsZero() && time.Since(k.read) < keptFor {
		return k.what, nil
	}
	what, err := read()
	if err != nil {
		return *new(T), err
	}
	k.what, k.read = what, time.Now()
	return what, nil
}
