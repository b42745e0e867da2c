// Package snapshot reads and writes the snapshot format, version 1: a folder
// of JSON Lines files, each plain, gzip or zstd.
//
// To read one, Open it and Walk it with Handlers for the records of interest:
// everything comes in one order, repositories before what refers to them, people
// before what they did. Walk applies the rules of the format: the first record
// of a repeated key wins, records of repositories that are not listed are
// counted and left out, merges that close a circle are bad lines. Whoever walks
// a snapshot judges it alike, whatever the handlers.
//
// Files are streamed: a reader cuts them into chunks of whole lines, the
// chunks are decoded on all cores, and the records come back in file order on
// the caller's goroutine. A line is compared with the one before it first, as
// lines of a file are mostly written alike. Who keeps little of the records may
// skim (Reading.Skim), and the chunks go round in the same memory. Memory does not grow with a
// file, only with the number of repositories and (8 bytes each, 28 in a shuffled
// file) commits and discussions, whose keys must be remembered to find
// repetitions.
//
// A bad line is a Reject with file, line, reason and the start of the line, and
// reading goes on, up to as many as the options allow; at the end stands a sum
// by file and kind of reason. Lines over Snapshot.MaxLine are bad too, and are
// passed over in bounded memory. Records that repeat a key are not bad, even
// where they contradict the first one: that one counts, and the sum names them.
// A stream that ends too early or cannot be read is an error that names the file.
package snapshot
