package collect

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/klauspost/compress/zstd"
	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"github.com/hubgraph/hubgraph/hub"
)

// StateDir is the folder in the folder of a snapshot that holds what an
// unfinished collection knows.
const StateDir = ".collect"

// The buckets of the store.
var (
	metaBucket        = []byte("meta")        // a name: JSON
	reposBucket       = []byte("repos")       // repoKey: the answer's text of the repository
	hubIDsBucket      = []byte("hubids")      // kind, _id: id
	commitsBucket     = []byte("commits")     // pageKey: page
	discussionsBucket = []byte("discussions") // pageKey: page
	usersBucket       = []byte("users")       // pageKey of a model: page of spaces that name it
	usagesBucket      = []byte("usages")      // space, model: nothing
	accountsBucket    = []byte("accounts")    // name: account
	logBucket         = []byte("log")         // number: entry of other answers
	badBucket         = []byte("bad")         // kind, text: bad rows of listings
	oldReadBucket     = []byte("oldread")     // what, repoKey: what the previous collection says of its answer
	oldLogBucket      = []byte("oldlog")      // number: entry about repositories of the previous snapshot
)

var buckets = [][]byte{metaBucket, reposBucket, hubIDsBucket, commitsBucket, discussionsBucket, usersBucket, usagesBucket, accountsBucket,
	logBucket, badBucket, oldReadBucket, oldLogBucket}

// store holds what a collection knows. What is written is on disk when the call
// returns.
type store struct {
	db  *bolt.DB
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// noSync is for tests: what is written is not forced to disk.
var noSync bool

// openStore opens or makes the store of a folder. Another process that has it
// open is wrong use.
func openStore(dir string, writers int) (*store, error) {
	folder := filepath.Join(dir, StateDir)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	db, err := bolt.Open(filepath.Join(folder, "store.db"), 0o644, &bolt.Options{Timeout: 500 * time.Millisecond, FreelistType: bolt.FreelistMapType, NoSync: noSync})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, hub.Usagef("another process collects into %s", dir)
	}
	if err != nil {
		return nil, fmt.Errorf("open the store in %s: %w", folder, err)
	}
	db.MaxBatchSize, db.MaxBatchDelay = writers, 2*time.Millisecond
	s := &store{db: db}
	s.enc, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<17))
	if err == nil {
		s.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30))
	}
	if err == nil {
		err = db.Update(func(tx *bolt.Tx) error {
			for _, name := range buckets {
				if _, err := tx.CreateBucketIfNotExists(name); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the store in %s: %w", folder, err), db.Close())
	}
	return s, nil
}

func (s *store) close() error {
	s.dec.Close()
	return s.db.Close()
}

// write runs a transaction, together with those of other goroutines. It may run
// more than once.
func (s *store) write(f func(*bolt.Tx) error) error { return s.db.Batch(f) }

func (s *store) read(f func(*bolt.Tx) error) error { return s.db.View(f) }

// packedFrom is the length in bytes from which a value is compressed. Below it
// that takes more time than it saves room; most values are shorter.
const packedFrom = 1024

// lenient takes any JSON that encoding/json takes. The Hub's texts are strange at
// times, and that is judged elsewhere.
var lenient = jsonv2.JoinOptions(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))

// pack makes a value of a record: a JSON object, compressed when it is long.
func (s *store) pack(record any) []byte {
	text, err := jsonv2.Marshal(record, lenient)
	if err != nil {
		panic(err) // records are of plain types
	}
	if len(text) < packedFrom {
		return text
	}
	return s.enc.EncodeAll(text, nil)
}

var errDamaged = errors.New("the store is damaged")

// unpack is the inverse of pack.
func (s *store) unpack(value []byte, record any) error {
	text, err := value, error(nil)
	if len(value) == 0 || value[0] != '{' {
		text, err = s.dec.DecodeAll(value, nil)
	}
	if err == nil {
		err = jsonv2.Unmarshal(text, record, lenient)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return nil
}

// getMeta reads a named value; it stays as it is when there is none.
func getMeta(tx *bolt.Tx, name string, value any) error {
	text := tx.Bucket(metaBucket).Get([]byte(name))
	if text == nil {
		return nil
	}
	if err := json.Unmarshal(text, value); err != nil {
		return fmt.Errorf("%w: %s: %w", errDamaged, name, err)
	}
	return nil
}

// putMeta writes a named value.
func putMeta(tx *bolt.Tx, name string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return tx.Bucket(metaBucket).Put([]byte(name), text)
}

// addLog writes an entry of collection.jsonl that is not that of a page.
func (s *store) addLog(tx *bolt.Tx, bucket []byte, e entry) error {
	b := tx.Bucket(bucket)
	n, err := b.NextSequence()
	if err != nil {
		return err
	}
	return b.Put(binary.BigEndian.AppendUint64(nil, n), s.pack(e))
}

// each calls f for the pairs of a bucket in the order of keys, in transactions
// that are short, so that writers are not held up and the file does not grow.
// Keys and values are valid until f returns; f must not write. flush is called
// after each transaction, outside of it.
func (s *store) each(bucket []byte, f func(tx *bolt.Tx, key, value []byte) error, flush func() error) error {
	var next []byte
	for {
		err := s.read(func(tx *bolt.Tx) error {
			c := tx.Bucket(bucket).Cursor()
			key, value := c.Seek(next)
			for n := 0; key != nil; n++ {
				if n == 1000 {
					next = append([]byte(nil), key...)
					return nil
				}
				if err := f(tx, key, value); err != nil {
					return err
				}
				key, value = c.Next()
			}
			next = nil
			return nil
		})
		if err == nil && flush != nil {
			err = flush()
		}
		if err != nil || next == nil {
			return err
		}
	}
}
